// A question around its sheet: what stands above it, and what is said once it is answered.

import { gradeOf, sheetOf } from "./kinds.js";
import { make, mark, page, percent, say, text, verdictOf } from "./dom.js";
import { sides } from "./rating.js";

/** @import { Grade, Outcome, Question, Response, Sheet } from "./types.js" */

/**
 * The prompt, with what it is about and its hint.
 *
 * @param {Question} question
 * @param {number} seed
 */
export const promptOf = (question, seed) => {
  const html = question.kind === "card" ? sides(question, seed)[0] : question.prompt || "";
  const prompt = text("div", question.lang, html, { id: "prompt", class: "prompt" });
  if (question.year) prompt.append(make("p", { class: "note" }, `(${question.year})`));
  return [...documentsOf(question), prompt];
};

/**
 * The documents that a question is about, folded.
 *
 * @param {Question} question
 */
const documentsOf = (question) =>
  (question.documents || []).map((number) => {
    const { title, html, lang } = (page.documents || [])[number];
    return make("details", { class: "document" }, make("summary", {}, title), text("div", lang, html));
  });

/** @type {Set<number>} The documents that were on screen. */
const seen = new Set();

/**
 * The prompt of a question that is asked; documents that were not on screen yet are open.
 *
 * @param {Question} question
 * @param {number} seed
 */
export const askedPromptOf = (question, seed) => {
  const parts = promptOf(question, seed);
  (question.documents || []).forEach((number, at) => {
    if (!seen.has(number)) parts[at].setAttribute("open", "");
    seen.add(number);
  });
  return parts;
};

/** @param {Question} question */
export const hintOf = (question) =>
  question.hint
    ? [make("details", { class: "hint" }, make("summary", {}, say("hint")), text("p", question.lang, question.hint))]
    : [];

/**
 * A label, and the HTML of what it is about.
 *
 * @param {string} label
 * @param {string} lang
 * @param {string} html
 */
const labelled = (label, lang, html) =>
  make("p", { class: "labelled" }, make("strong", {}, label), " ", text("span", lang, html));

/**
 * The right answer, where the sheet does not show it.
 *
 * @param {Question} question
 * @param {number} score
 */
const answerOf = (question, score) => {
  if (question.kind === "typed") {
    const also = (question.also || []).join(", ");
    return [
      labelled(say("expected"), question.lang, question.answer),
      also && labelled(say("alsoAccepted"), question.lang, also),
    ];
  }
  if (question.kind === "gaps") {
    if (question.bank.length) return []; // other words than those to choose from are beside the point
    return question.also.map((also, index) =>
      also.length ? labelled(`(${index + 1}) ${say("alsoAccepted")}`, question.lang, also.join(", ")) : null,
    );
  }
  if (question.kind === "ranking" && score < 1) {
    const items = question.items.map((item) => text("li", question.lang, item));
    return [make("p", {}, make("strong", {}, say("rightOrder"))), make("ol", {}, ...items)];
  }
  return [];
};

/** @param {Question} question */
const readAgain = (question) => {
  if (question.section === undefined) return null;
  const { title, link } = page.sections[question.section];
  const named = link ? make("a", { href: link, rel: "noreferrer" }, title) : title;
  return make("p", {}, make("strong", {}, say("readAgain")), " ", named);
};

/**
 * What a response was worth, and what there is to learn from it.
 *
 * @param {Question} question
 * @param {Response | null} response
 * @param {Grade} grade
 */
export const verdict = (question, response, grade) => {
  const kind = verdictOf(grade.score);
  const said = response === null && kind === "wrong" ? say("passed") : say(kind);
  const words = kind === "partly" ? say("percent", { verdict: said, percent: percent(grade.score) }) : said;
  const feedback = question.kind === "typed" ? grade.feedback || [] : [];
  return make(
    "section",
    { class: `verdict ${kind}`, "aria-labelledby": "verdict" },
    make("h3", { id: "verdict", tabindex: -1 }, mark(kind, words)),
    ...feedback.map((html) => text("p", question.lang, html, { class: "feedback" })),
    ...answerOf(question, grade.score),
    question.explanation ? text("div", question.lang, question.explanation, { class: "explanation" }) : null,
    question.source ? labelled(say("source"), question.lang, question.source) : null,
    grade.score < 1 ? readAgain(question) : null,
  );
};

/**
 * A question that was answered, as it stands with its verdict.
 *
 * @param {Outcome} outcome
 * @param {number} seed
 */
export const reviewed = ({ question, response, score }, seed) => {
  const sheet = sheetOf(question, seed);
  const grade = response === null ? { score } : gradeOf(question, response);
  if (response !== null && sheet.restore) sheet.restore(response);
  sheet.mark(response, grade);
  return make(
    "div",
    { class: "card" },
    ...promptOf(question, seed),
    ...sheet.parts,
    verdict(question, response, grade),
  );
};

/** Tables, code and formulas wider than the screen can be scrolled with the keyboard. */
export const makeScrollable = () => {
  for (const wide of document.querySelectorAll(".scroller, pre, math[display]")) {
    if (wide.scrollWidth > wide.clientWidth) wide.setAttribute("tabindex", "0");
  }
};
