// Draws: an ordering by a hash of the seed, what is drawn and the purpose, so that one question more moves no other.

/**
 * A 53-bit hash (cyrb53, public domain).
 *
 * @param {string} text
 */
const hash = (text) => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    high = Math.imul(high ^ text.charCodeAt(at), 2654435761);
    low = Math.imul(low ^ text.charCodeAt(at), 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
};

/**
 * Put things in an order that the seed determines.
 *
 * @template Thing
 * @param {readonly Thing[]} things
 * @param {number} seed
 * @param {(thing: Thing) => string} nameOf
 */
export const shuffled = (things, seed, nameOf) => {
  const drawn = things.map((thing) => ({ thing, at: hash(`${seed}\n${nameOf(thing)}`) }));
  return drawn.sort((one, other) => one.at - other.at).map(({ thing }) => thing);
};

/**
 * The places 0 to `number` − 1 in an order that the seed determines; two or more never keep their own order.
 *
 * @param {number} number
 * @param {number} seed
 * @param {string} purpose
 */
export const places = (number, seed, purpose) => {
  const order = shuffled([...Array(number).keys()], seed, (place) => `${purpose} ${place}`);
  const isSame = order.every((place, at) => place === at);
  return isSame ? [...order.slice(1), ...order.slice(0, 1)] : order;
};

/** @param {string} question */
export const isTurned = (question, /** @type {number} */ seed) => hash(`${seed}\n${question} side`) % 2 === 1;

/** A seed for one visit, short enough to be said aloud. */
export const freshSeed = () => 1 + Math.floor(Math.random() * 9999);
