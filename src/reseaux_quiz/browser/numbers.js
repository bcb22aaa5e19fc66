// A number as a pupil types it, in the unit asked for: `reseaux_quiz.answers.quantities` and `typed_numbers`.

import { RULES } from "./rules.js";
import { fold, pattern, spoken } from "./words.js";

/** @import { NumberKey, NumbersRead, Ratio } from "./types.js" */

/**
 * Match a pattern with a whole text.
 *
 * @param {string} source
 * @param {string} text
 */
const whole = (source, text) => pattern(`^(?:${source})$`, "s").exec(text);

/** @param {string} language */
const conventions = (language) => (spoken(language) === "en" ? "en" : "");

/**
 * @param {bigint} over
 * @param {bigint} [under]
 * @returns {Ratio}
 */
const ratio = (over, under = 1n) => ({ over, under });

/**
 * @param {Ratio} one
 * @param {Ratio} other
 */
const times = (one, other) => ratio(one.over * other.over, one.under * other.under);

/**
 * @param {Ratio} one
 * @param {Ratio} other
 */
const distance = (one, other) => {
  const off = one.over * other.under - other.over * one.under;
  return ratio(off < 0n ? -off : off, one.under * other.under);
};

/**
 * Write fractions that are one character with digits: "2½" becomes "2 1/2".
 *
 * @param {string} text
 */
const spelledOut = (text) =>
  text
    .replace(/[\u00bc-\u00be\u2150-\u215e]/g, (sign) => ` ${sign.normalize("NFKC")}`)
    .replace(/ {2,}/g, " ")
    .replace(/\u2044/g, "/")
    .trim();

/**
 * Read a number exactly; null if the text is not a number.
 *
 * @param {string} text
 * @param {string} language
 */
const valueOf = (text, language) => {
  const found = whole(RULES.patterns[conventions(language)].number, spelledOut(text));
  if (!found || !found.groups) return null;
  const { sign, whole: entire, over, under, ...parts } = found.groups;
  const signed = sign && sign !== "+" ? -1n : 1n;
  if (over) {
    const numerator = BigInt(entire || 0) * BigInt(under) + BigInt(over);
    return BigInt(under) ? ratio(signed * numerator, BigInt(under)) : null;
  }
  const digits = parts.dotted || parts.commaed || parts.plain || "1";
  const behind = parts.afterDotted || parts.afterCommaed || parts.afterPlain || "";
  const power = parts.e || parts.timesPower || parts.timesRaised || parts.barePower || parts.bareRaised || "0";
  const exponent = Number(power.normalize("NFKC").replace("\u2212", "-")) - behind.length;
  const number = signed * BigInt(digits.replace(/[^0-9]/g, "") + behind);
  return exponent < 0 ? ratio(number, 10n ** BigInt(-exponent)) : ratio(number * 10n ** BigInt(exponent));
};

/**
 * Read a unit; "million" and the like at its start multiply the number before it.
 *
 * @param {string} text
 * @param {string} language
 */
const unitOf = (text, language) => {
  const [first, ...rest] = text.trim().split(" ");
  const scales = RULES.scales[conventions(language)];
  return Object.hasOwn(scales, first.toLowerCase())
    ? { scale: BigInt(scales[first.toLowerCase()]), name: rest.join(" ").trim() }
    : { scale: 1n, name: text.trim() };
};

/**
 * The folded form of a unit, equal for all its names.
 *
 * @param {string} name
 * @param {string} language
 */
const unitName = (name, language) => {
  const [first, ...rest] = fold(name, [], language).replace(/\^/g, "").split(" ");
  return [Object.hasOwn(RULES.symbols, first) ? RULES.symbols[first] : first, ...rest].join(" ");
};

/**
 * The numbers that a text may mean, multipliers included, or why it must be asked again.
 *
 * @param {NumberKey} key
 * @param {string} typed
 * @returns {NumbersRead}
 */
export const readNumber = (key, typed) => {
  const language = key.language || "fr";
  const about = key.about || "";
  const { amounts } = RULES;
  const due = unitOf(key.unit, language);
  const name = unitName(due.name, language);
  const isFactor = due.scale === 1n && RULES.factors.includes(name);
  const isGiven = (/** @type {string} */ text) =>
    about.replace(/ /g, "").includes(fold(text, [], language).replace(/ /g, ""));

  // A number in words, and "le triple" if a factor is expected.
  const inDigits = (/** @type {string} */ text) => {
    const lowered = text.toLowerCase();
    const multiple = whole(amounts.multiple, lowered);
    if (multiple && isFactor && Object.hasOwn(RULES.multiples, multiple[1])) return `${RULES.multiples[multiple[1]]}`;
    const word = whole(amounts.word, lowered);
    const numbers = RULES.numbers[spoken(language)] || {};
    if (!word || !Object.hasOwn(numbers, word[1])) return text;
    return `${numbers[word[1]]}${text.slice(word[1].length)}`;
  };

  const hoursOf = (/** @type {string} */ text) => {
    const clock = whole(amounts.duration, text.toLowerCase());
    if (clock) return ratio(BigInt(clock[1]) * 60n + BigInt(clock[2]), 60n);
    const half = whole(amounts.half, text.toLowerCase());
    return half && ratio(BigInt(half[1]) * 4n + (half[2] === "quart" ? 1n : 2n), 4n);
  };

  // Whether a unit is the one expected, perhaps followed by words of the prompt, or what the prompt counts.
  const isOf = (/** @type {string} */ text, /** @type {boolean} */ scaled) => {
    const called = unitName(text, language);
    if (called === name) return true;
    const folded = fold(text, [], language);
    if (RULES.howMany.some((asked) => about.includes(` ${asked}${folded} `))) return true;
    let behind = folded;
    if (called.startsWith(`${name} `) && whole(amounts.of, called.slice(name.length + 1))) {
      behind = called.slice(name.length + 1);
    } else if (!scaled || name) return false;
    const said = [...(about.match(pattern(amounts.words, "g")) || []), "de", "des", "du", "of", "the"];
    const found = behind.match(pattern(amounts.words, "g")) || [];
    return found.length > 0 && found.every((word) => said.includes(word));
  };

  // A number without unit is tried in the question's unit, then in full.
  const scalesOf = (/** @type {string} */ text) => {
    if (!text) return [due.scale, 1n];
    const unit = unitOf(text, language);
    if (["", name].includes(unitName(unit.name, language))) return [unit.scale];
    if (isFactor && whole(amounts.times, text.toLowerCase())) return [1n];
    const short = whole(amounts.short, text);
    if (short) {
      const rest = short[2] || short[3] || "";
      if (rest ? isOf(rest, true) : due.scale > 1n || !name) return [BigInt(RULES.short[short[1]])];
    }
    return isOf(unit.name, unit.scale > 1n) ? [unit.scale] : [];
  };

  // "86/200" is 86 if the prompt mentions 200 of what is asked for.
  const partOfWhole = (/** @type {string} */ number) => {
    const [over, under] = number
      .replace("\u2044", "/")
      .split("/")
      .map((text) => text.trim());
    if (!under || !/^[0-9]+$/.test(under) || isFactor || due.scale !== 1n) return [];
    const part = valueOf(over, language);
    return part && about.includes(` ${fold(`${under} ${key.unit}`, [], language)} `) ? [part] : [];
  };

  const trimmed = typed.trim().replace(pattern(amounts.around, "g"), "");
  const bare = trimmed.replace(pattern(amounts.factor), "");
  const marked = bare !== trimmed;
  if (marked && !isFactor) return { values: [], doubt: "unit" };
  const text = inDigits(bare);
  const hours = name === "h" && due.scale === 1n ? hoursOf(text) : null;
  if (hours) return isGiven(text) ? { values: [], doubt: "unit" } : { values: [hours] };
  const found = whole(RULES.quantity, spelledOut(text));
  if (!found || !found.groups) return { values: [], doubt: "number" };
  const { number, unit } = found.groups;
  if (whole(RULES.patterns[conventions(language)].ambiguous, number.trim())) return { values: [], doubt: "ambiguous" };
  const value = valueOf(number, language);
  if (!value || (number.includes("/") && !key.number.includes("/") && isGiven(number)))
    return { values: [], doubt: "number" };
  const scales = marked && !unit ? [1n] : scalesOf(unit);
  if (!scales.length) return { values: [], doubt: "unit" };
  return { values: [...scales.map((scale) => times(value, ratio(scale))), ...partOfWhole(number)] };
};

/**
 * Whether one of the numbers that a text may mean is within the tolerance.
 *
 * @param {NumberKey} key
 * @param {readonly Ratio[]} values
 */
export const isWithin = (key, values) => {
  const scale = ratio(unitOf(key.unit, key.language || "fr").scale);
  const [answer, tolerance] = [key.number, key.tolerance].map((text) => {
    const number = valueOf(text, "en");
    return times(number || ratio(0n), scale);
  });
  return values.some((value) => {
    const off = distance(value, answer);
    return off.over * tolerance.under <= tolerance.over * off.under;
  });
};
