// What each kind of question shows, and what a response to it is worth.

import { gradeOfPlaces, pairsSheet, rankingSheet } from "./arranging.js";
import { choiceSheet, gradeOfChoice } from "./choosing.js";
import { cardSheet, essaySheet, scoreOfRating } from "./rating.js";
import { gapsSheet, gradeOfGaps, gradeOfTyped, typedSheet } from "./typing.js";

/** @import { Grade, Question, Response, Sheet } from "./types.js" */

/**
 * @param {Question} question
 * @param {number} seed
 * @returns {Sheet}
 */
export const sheetOf = (question, seed) => {
  switch (question.kind) {
    case "choice":
      return choiceSheet(question, seed);
    case "typed":
      return typedSheet(question);
    case "gaps":
      return gapsSheet(question, seed);
    case "pairs":
      return pairsSheet(question, seed);
    case "ranking":
      return rankingSheet(question, seed);
    case "essay":
      return essaySheet(question);
    case "card":
      return cardSheet(question, seed);
  }
};

/**
 * @param {Question} question
 * @param {Response | null} response
 * @returns {Grade}
 */
export const gradeOf = (question, response) => {
  if (response === null) return { score: 0 };
  switch (question.kind) {
    case "choice":
      return gradeOfChoice(question, response);
    case "typed":
      return gradeOfTyped(question, response);
    case "gaps":
      return gradeOfGaps(question, response);
    case "pairs":
    case "ranking":
      return gradeOfPlaces(question, response);
    case "essay":
    case "card":
      return { score: scoreOfRating(question, response) };
  }
};
