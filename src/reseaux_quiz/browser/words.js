// When two short answers are the same: `reseaux_quiz.answers.folding`.

import { RULES } from "./rules.js";

/** @import { Replacement } from "./rules.js" */

/** @type {Map<string, RegExp>} */
const compiled = new Map();

/**
 * @param {string} source
 * @param {string} [flags]
 */
export const pattern = (source, flags = "") => {
  const key = `${flags}/${source}`;
  const known = compiled.get(key);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  const made = new RegExp(source, flags);
  compiled.set(key, made);
  return made;
};

/** @param {string} language */
export const spoken = (language) => language.split("-")[0].toLowerCase();

/**
 * @param {readonly (readonly [string, string, ...unknown[]])[]} steps
 * @param {string} text
 */
const replaced = (steps, text) => steps.reduce((soFar, [from, to]) => soFar.replace(pattern(from, "g"), to), text);

/** @param {string} text */
const split = (text) => text.split(" ").filter(Boolean);

/**
 * The folded form of a text, equal for answers that are the same.
 *
 * @param {string} text
 * @param {readonly string[]} strict
 * @param {string} language
 */
export const fold = (text, strict, language) => {
  if (strict.includes("exact")) return text.normalize("NFC").split(/\s+/).filter(Boolean).join(" ");
  const plain = replaced(RULES.raised, text).normalize("NFKD");
  const steps = RULES.steps.filter(
    ([, , unless, languages]) =>
      !(unless && strict.includes(unless)) && (!languages || languages.includes(spoken(language))),
  );
  return replaced(steps, strict.includes("case") ? plain : plain.toLowerCase());
};

/**
 * Whether two words, as letters, are one wrong, missing, extra or transposed letter apart.
 *
 * @param {string[]} some
 * @param {string[]} others
 */
const oneSlip = (some, others) => {
  const [one, other] = some.length > others.length ? [others, some] : [some, others];
  const rest = (/** @type {string[]} */ word, /** @type {number} */ start) => word.slice(start).join("");
  let start = one.findIndex((letter, at) => letter !== other[at]);
  if (start < 0) start = one.length;
  if (one.length < other.length) return rest(one, start) === rest(other, start + 1);
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return (
    rest(one, start + 1) === rest(other, start + 1) || (swapped && rest(one, start + 2) === rest(other, start + 2))
  );
};

/**
 * Whether texts with the same number of words are one slip apart, in a word where slips are allowed.
 *
 * @param {string} typed
 * @param {string} expected
 * @param {string[]} acronyms
 */
const oneWordApart = (typed, expected, acronyms) => {
  const others = split(expected);
  const wrong = split(typed)
    .map((word, at) => [word, others[at]])
    .filter(([one, other]) => one !== other);
  if (wrong.length !== 1 || acronyms.includes(wrong[0][1]) || /[0-9]/.test(wrong[0].join(""))) return false;
  const [one, other] = wrong[0].map((word) => [...word]);
  return Math.min(one.length, other.length) >= 6 && oneSlip(one, other);
};

/**
 * Whether a response differs from an answer by one slip.
 *
 * @param {string} response
 * @param {string} answer
 * @param {readonly string[]} strict
 * @param {string} language
 */
export const near = (response, answer, strict, language) => {
  if (strict.includes("exact")) return false;
  const typed = fold(response, strict, language);
  const expected = fold(answer, strict, language);
  const initials = (/** @type {string} */ folded) =>
    split(folded)
      .map((word) => [...word][0])
      .join(" ");
  if (typed === expected || initials(typed) !== initials(expected)) return false;
  const acronyms = (answer.match(/\b[A-Z]{2,}\b/g) || []).map((word) => fold(word, [], language));
  if (oneWordApart(typed, expected, acronyms)) return true;
  if (strict.includes("plural") || !["fr", "en"].includes(spoken(language))) return false;
  const inflected = [...strict, "plural"]; // "transversal" for "transversale": folding the plural would hide it
  if (oneWordApart(fold(response, inflected, language), fold(answer, inflected, language), acronyms)) return true;
  return spoken(language) === "fr" && replaced(RULES.slips, typed) === replaced(RULES.slips, expected);
};

/**
 * Whether a response contains an accepted answer among other words, and no rejected one.
 *
 * @param {string} response
 * @param {readonly string[]} accepted
 * @param {readonly string[]} rejected
 * @param {readonly string[]} strict
 * @param {string} language
 */
export const surrounds = (response, accepted, rejected, strict, language) => {
  const wordsOf = (/** @type {string} */ text) =>
    fold(text, strict, language).split(pattern(RULES.breaks)).filter(Boolean);
  const words = wordsOf(response);
  const spans = (/** @type {string} */ answer) => {
    const wanted = wordsOf(answer);
    if (!wanted.some((word) => pattern(RULES.wordy).test(word))) return [];
    return words
      .map((_, start) => [start, start + wanted.length])
      .filter(([start, end]) => end <= words.length && wanted.every((word, at) => word === words[start + at]));
  };
  const right = accepted.flatMap(spans);
  const inside = (/** @type {number[]} */ [first, last]) =>
    right.some(([start, end]) => start <= first && last <= end && end - start > last - first);
  return right.length > 0 && rejected.flatMap(spans).every(inside);
};
