// What is typed: short answers, numbers, and texts with gaps.

import { gradeTyped, marksOf, shareOf } from "reseaux-quiz/grading.js";
import { announce, button, fragment, make, mark, page, say, text } from "./dom.js";
import { shuffled } from "./draws.js";

/** @import { Doubt } from "reseaux-quiz/types.js" */
/** @import { GapsQuestion, Grade, Response, Sheet, TypedQuestion } from "./types.js" */

const RAISED_ONCE = ["spelling", "words"];

/**
 * A field for a few words.
 *
 * @param {Record<string, string | number | boolean>} attributes
 * @param {string} lang
 */
const field = (attributes, lang) =>
  make("input", {
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    dir: "auto",
    ...(lang === page.lang ? {} : { lang }),
    ...attributes,
  });

/**
 * Whether a doubt is to be raised about what is in a field: a slip only once.
 *
 * @param {HTMLInputElement} input
 * @param {Doubt | undefined} doubt
 */
const isToBeRaised = (input, doubt) => {
  if (!doubt || (RAISED_ONCE.includes(doubt) && input.dataset.raised)) return false;
  input.dataset.raised = "true";
  return true;
};

/**
 * @param {TypedQuestion} question
 * @param {Response} response
 * @returns {Grade}
 */
export const gradeOfTyped = (question, response) => {
  const { score, remark } = gradeTyped(question.key, /** @type {string} */ (response));
  return { score, feedback: typeof remark === "number" && question.remarks ? [question.remarks[remark]] : [] };
};

/**
 * @param {TypedQuestion} question
 * @returns {Sheet}
 */
export const typedSheet = (question) => {
  const input = field(
    {
      id: "typed",
      "aria-describedby": `prompt${question.unit ? " unit" : ""}`,
      ...(question.digits ? { inputmode: "decimal" } : {}),
    },
    question.lang,
  );
  const unit = question.unit && make("span", { id: "unit", class: "unit" }, fragment(question.unit));
  const row = make("span", { class: "row" }, input, unit || null);
  const part = make(
    "div",
    { class: "field" },
    make("label", { for: "typed" }, question.task || say("yourAnswer")),
    row,
  );
  return {
    parts: [part],
    empty: "empty",
    read: () => input.value.trim() || null,
    restore: (response) => {
      input.value = String(response);
    },
    focus: () => input.focus(),
    doubts: () => {
      const { doubt } = gradeTyped(question.key, input.value);
      return new Map(doubt && isToBeRaised(input, doubt) ? [[input, say(doubt)]] : []);
    },
    mark: (response, { score }) => {
      input.readOnly = true;
      input.classList.add(score === 1 ? "right" : "wrong");
    },
  };
};

/**
 * @param {GapsQuestion} question
 * @param {Response} response
 * @returns {Grade}
 */
export const gradeOfGaps = (question, response) => {
  const marks = marksOf(question.key, /** @type {string[]} */ (response));
  return { score: shareOf(marks), marks };
};

/**
 * Put something in each gap of a text.
 *
 * @param {GapsQuestion} question
 * @param {(index: number) => (Node | string)[]} filling
 */
export const filledText = (question, filling) => {
  const part = text("div", question.lang, question.text, { class: "gapped" });
  for (const gap of part.querySelectorAll("[data-gap]")) {
    gap.replaceChildren(...filling(Number(gap.getAttribute("data-gap"))));
  }
  return part;
};

/**
 * @param {GapsQuestion} question
 * @param {number} seed
 * @returns {Sheet}
 */
export const gapsSheet = (question, seed) => {
  const inputs = question.answers.map((answer, index) =>
    field({ id: `gap-${index}`, size: 14, "aria-label": say("gap", { number: index + 1 }) }, question.lang),
  );
  const gapped = filledText(question, (index) => [inputs[index]]);
  const { shown } = question;
  const named = (/** @type {string} */ word) =>
    shown ? text("span", question.lang, shown[question.bank.indexOf(word)]) : word;
  const bank = shuffled(question.bank, seed, (word) => `${question.id} ${word}`).map((word) => ({
    word,
    button: button(named(word), () => put(word), "word"),
  }));
  // Words go into the gap that was touched last, then into the next that is empty. The focus stays on the words: in
  // a field, it would bring up the keyboard of a phone over them.
  let target = inputs[0];
  const aim = (/** @type {HTMLInputElement} */ input) => {
    target = input;
    for (const each of inputs) each.classList.toggle("target", bank.length > 0 && each === target);
    for (const { word, button } of bank)
      button.classList.toggle(
        "used",
        inputs.some(({ value }) => value === word),
      );
  };
  const aimAtNext = () => aim(inputs.find((input) => !input.value.trim()) || target);
  const put = (/** @type {string} */ word) => {
    target.value = word;
    announce(`${say("gap", { number: inputs.indexOf(target) + 1 })} – ${word}`);
    aimAtNext();
  };
  for (const input of inputs) {
    input.addEventListener("focus", () => aim(input));
    input.addEventListener("input", aimAtNext);
  }
  aim(target);
  const words =
    bank.length > 0 &&
    make(
      "div",
      { class: "bank", role: "group", "aria-label": say("wordBank") },
      make("p", { class: "note", "aria-hidden": "true" }, say("wordBank")),
      make("div", { class: "words" }, ...bank.map(({ button }) => button)),
    );
  const fieldset = make(
    "fieldset",
    { "aria-describedby": "prompt" },
    make("legend", {}, question.task || ""),
    gapped,
    words || null,
  );
  return {
    parts: [fieldset],
    empty: "emptyGap",
    read: () => (inputs.some((input) => input.value.trim()) ? inputs.map((input) => input.value.trim()) : null),
    restore: (response) => {
      inputs.forEach((input, index) => (input.value = /** @type {string[]} */ (response)[index]));
      aimAtNext();
    },
    focus: () => (inputs.find((input) => !input.value.trim()) || inputs[0]).focus(),
    doubts: () => {
      const found = inputs.flatMap((input, index) => {
        const doubt = input.value.trim() ? gradeTyped(question.key.gaps[index], input.value).doubt : undefined;
        if (!doubt || !isToBeRaised(input, doubt)) return [];
        const name = say("gap", { number: index + 1 });
        return [/** @type {const} */ ([input, inputs.length > 1 ? `${name} – ${say(doubt)}` : say(doubt)])];
      });
      return new Map(found);
    },
    mark: (response, { marks = [] }) => {
      if (words) words.remove();
      inputs.forEach((input, index) => {
        const kind = marks[index] ? "right" : "wrong";
        const given = input.value.trim();
        input.replaceWith(
          make(
            "span",
            { class: `answered ${kind}` },
            given && make(marks[index] ? "span" : "del", { dir: "auto" }, given),
            mark(kind, make("span", { class: "unseen" }, say(marks[index] ? "right" : "expected"))),
            marks[index] ? null : text("ins", question.lang, question.answers[index]),
          ),
        );
      });
    },
  };
};
