// Texts that a pupil writes and nobody grades: an essay, the reasons for an answer. They come back with their question.

import { make } from "./dom.js";

/** @import { Question } from "./types.js" */

/** @type {Map<string, string>} */
const drafts = new Map();

export const forgetDrafts = () => drafts.clear();

/**
 * A field for such a text.
 *
 * @param {Question} question
 * @param {Record<string, string | number>} attributes
 */
export const draftField = ({ id }, attributes) => {
  const area = make("textarea", attributes);
  area.value = drafts.get(id) || "";
  area.addEventListener("input", () => drafts.set(id, area.value));
  return area;
};
