// What a response is worth, from 0 to 1, and when to ask again: `reseaux_quiz.grading`. The tests run the same
// questions and responses through both.

import { isWithin, readNumber } from "./numbers.js";
import { RULES } from "./rules.js";
import { fold, near, surrounds } from "./words.js";

/** @import { ChoiceKey, GapsKey, NumberKey, PlacesKey, TextKey, TypedGrade } from "./types.js" */

/**
 * The accepted or rejected answer that a text equals; of several, the closest.
 *
 * @param {TextKey} key
 * @param {string} typed
 * @param {string} language
 */
const takenFor = (key, typed, language) => {
  const answers = [
    ...key.answers.map((text) => ({ text, right: true, remark: null })),
    ...key.rejected.map((miss) => ({ ...miss, right: false })),
  ];
  const alike = (/** @type {typeof answers} */ some, /** @type {readonly string[]} */ strict) => {
    const folded = fold(typed, strict, language);
    return some.filter(({ text }) => fold(text, strict, language) === folded);
  };
  let found = alike(answers, key.strict);
  if (found.some((each) => each.right) && !found.every((each) => each.right)) {
    RULES.closer.forEach((closer) => {
      const closest = alike(found, [...key.strict, ...closer]);
      if (closest.length) found = closest;
    });
  }
  return found[0];
};

/**
 * @param {TextKey} key
 * @param {string} typed
 * @returns {TypedGrade}
 */
const gradeText = (key, typed) => {
  const language = key.language || "fr";
  const found = takenFor(key, typed, language);
  if (found) return found.right ? { score: 1 } : { score: 0, remark: found.remark };
  if (key.answers.some((answer) => near(typed, answer, key.strict, language))) return { score: 0, doubt: "spelling" };
  const rejected = key.rejected.map(({ text }) => text);
  return surrounds(typed, key.answers, rejected, key.strict, language) ? { score: 0, doubt: "words" } : { score: 0 };
};

/**
 * @param {NumberKey} key
 * @param {string} typed
 * @returns {TypedGrade}
 */
const gradeNumber = (key, typed) => {
  const { values, doubt } = readNumber(key, typed);
  return doubt ? { score: 0, doubt } : { score: isWithin(key, values) ? 1 : 0 };
};

/**
 * Grade a typed answer.
 *
 * @param {TextKey | NumberKey} key
 * @param {string} typed
 */
export const gradeTyped = (key, typed) => ("answers" in key ? gradeText(key, typed) : gradeNumber(key, typed));

/**
 * Grade a choice: each right option ticked earns its share, each wrong one loses one.
 *
 * @param {ChoiceKey} key
 * @param {readonly number[]} chosen
 */
export const gradeChoice = ({ right, scoring }, chosen) => {
  const due = right.filter(Boolean).length;
  const hits = chosen.filter((index) => right[index]).length;
  const misses = chosen.length - hits;
  if (scoring === "whole") return hits === due && !misses ? 1 : 0;
  const spare = right.length - due || 1;
  return Math.max((hits * spare - misses * due) / (due * spare), 0);
};

/**
 * Tell for each pair, place or gap whether it is right.
 *
 * @param {PlacesKey | GapsKey} key
 * @param {readonly (number | string | null)[]} given
 */
export const marksOf = (key, given) =>
  "places" in key
    ? key.places.map((due, at) => due === given[at])
    : key.gaps.map((gap, at) => gradeText(gap, String(given[at] ?? "")).score === 1);

/**
 * The share of the marks that are right.
 *
 * @param {readonly boolean[]} marks
 */
export const shareOf = (marks) => marks.filter(Boolean).length / marks.length;
