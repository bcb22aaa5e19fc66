// SCORM 1.2: the score, the answers and the place reached, for the learning platform that shows the page.

import { page } from "./dom.js";

/** @import { Outcome, Question, Response } from "./types.js" */

/**
 * @typedef {object} Api
 * @property {(nothing: "") => string} LMSInitialize
 * @property {(nothing: "") => string} LMSFinish
 * @property {(nothing: "") => string} LMSCommit
 * @property {(name: string) => string} LMSGetValue
 * @property {(name: string, value: string) => string} LMSSetValue
 */

/** @returns {Api | null} */
const findApi = () => {
  for (const from of [window, window.opener]) {
    for (let frame = from, tries = 0; frame && tries < 10; frame = frame.parent, tries += 1) {
      try {
        if (frame.API) return frame.API;
      } catch {
        break; // a page from elsewhere around this one
      }
      if (frame.parent === frame) break;
    }
  }
  return null;
};

const api = findApi();
const started = Date.now();

/** @param {number} milliseconds */
const duration = (milliseconds) => {
  const seconds = Math.round(milliseconds / 1000);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

const CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const sign = (/** @type {number} */ index) => CHARACTERS[index % CHARACTERS.length];

/**
 * A response as SCORM writes it, with the type of interaction and what would have been right.
 *
 * @param {Question} question
 * @param {Response} response
 */
const interaction = (question, response) => {
  switch (question.kind) {
    case "choice": {
      const right = question.key.right.flatMap((each, index) => (each ? [sign(index)] : []));
      const chosen = /** @type {number[]} */ (response).map(sign);
      return { type: "choice", response: chosen.join(","), pattern: right.join(",") };
    }
    case "typed": {
      const pattern = "answers" in question.key ? question.key.answers[0] : question.key.number;
      return { type: "fill-in", response: String(response), pattern };
    }
    case "gaps": {
      const pattern = question.key.gaps.map((gap) => gap.answers[0]).join(", ");
      return { type: "fill-in", response: /** @type {string[]} */ (response).join(", "), pattern };
    }
    case "pairs": {
      const pairs = (/** @type {(number | null)[]} */ rights) =>
        rights.flatMap((right, left) => (right === null ? [] : [`${sign(left)}.${sign(right)}`])).join(",");
      const given = /** @type {(number | null)[]} */ (response);
      return { type: "matching", response: pairs(given), pattern: pairs(question.key.places) };
    }
    case "ranking": {
      const given = /** @type {number[]} */ (response).map(sign).join(",");
      return { type: "sequencing", response: given, pattern: question.items.map((_, index) => sign(index)).join(",") };
    }
    default:
      return { type: "performance", response: String(response), pattern: "1" };
  }
};

const MOST = { answer: 255, suspended: 4096 };
const UNIT = 1260; // divides by 1 to 10, so that shares come back as they were

/**
 * The draw and the scores so far, in little room.
 *
 * @param {number} seed
 * @param {readonly (Outcome | undefined)[]} outcomes
 * @param {number} number
 */
const suspended = (seed, outcomes, number) => {
  const scores = Array.from({ length: number }, (_, at) => {
    const outcome = outcomes[at];
    return outcome
      ? Math.round(outcome.score * UNIT)
          .toString(36)
          .padStart(2, "0")
      : "--";
  });
  return `${page.id}:${seed}:${scores.join("")}`;
};

/** @returns {{ seed: number, scores: (number | null)[] } | null} What an earlier visit reached. */
export const resumed = () => {
  const [id, seed, scores = ""] = (api?.LMSGetValue("cmi.suspend_data") || "").split(":");
  if (id !== page.id || !scores) return null;
  const pieces = scores.match(/../g) || [];
  return {
    seed: Number(seed),
    scores: pieces.map((piece) => (piece === "--" ? null : parseInt(piece, 36) / UNIT)),
  };
};

/**
 * Report an answer.
 *
 * @param {Outcome} outcome
 */
export const reportAnswer = ({ question, response, score }) => {
  if (!api || response === null) return;
  const number = Number(api.LMSGetValue("cmi.interactions._count")) || 0;
  const { type, response: given, pattern } = interaction(question, response);
  const set = (/** @type {string} */ name, /** @type {string} */ value) =>
    api.LMSSetValue(`cmi.interactions.${number}.${name}`, value);
  set("id", question.id);
  set("time", new Date().toTimeString().slice(0, 8));
  set("type", type);
  set("correct_responses.0.pattern", pattern.slice(0, MOST.answer));
  set("weighting", String(question.points));
  set("student_response", given.slice(0, MOST.answer));
  set("result", score === 1 ? "correct" : score === 0 ? "wrong" : score.toFixed(4));
};

/**
 * Report where the round stands. Marks count once every question was answered, and the best round counts.
 *
 * @param {number} seed
 * @param {readonly (Outcome | undefined)[]} outcomes
 * @param {readonly Question[]} questions
 */
export const reportRound = (seed, outcomes, questions) => {
  if (!api) return;
  const done = questions.every((_, at) => outcomes[at]);
  const got = outcomes.reduce((sum, outcome) => sum + (outcome ? outcome.score * outcome.question.points : 0), 0);
  const most = questions.reduce((sum, question) => sum + question.points, 0);
  const raw = Math.round((1e4 * got) / (most || 1)) / 100;
  const before = Number(api.LMSGetValue("cmi.core.score.raw")) || 0;
  const wasDone = api.LMSGetValue("cmi.core.lesson_status") === "completed";
  api.LMSSetValue("cmi.core.score.min", "0");
  api.LMSSetValue("cmi.core.score.max", "100");
  if (!wasDone || raw > before) api.LMSSetValue("cmi.core.score.raw", String(raw));
  api.LMSSetValue("cmi.core.lesson_status", done || wasDone ? "completed" : "incomplete");
  const data = suspended(seed, outcomes, questions.length);
  if (data.length <= MOST.suspended) api.LMSSetValue("cmi.suspend_data", done ? "" : data);
  api.LMSSetValue("cmi.core.session_time", duration(Date.now() - started));
  api.LMSCommit("");
};

if (api) {
  api.LMSInitialize("");
  let finished = false;
  window.addEventListener("pagehide", () => {
    if (finished) return;
    finished = true;
    api.LMSSetValue("cmi.core.session_time", duration(Date.now() - started));
    api.LMSCommit("");
    api.LMSFinish("");
  });
}
