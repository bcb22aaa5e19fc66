// Choices: options to tick.

import { gradeChoice } from "reseaux-quiz/grading.js";
import { fragment, make, mark, say, text } from "./dom.js";
import { draftField } from "./drafts.js";
import { places } from "./draws.js";

/** @import { ChoiceQuestion, Grade, Response, Sheet } from "./types.js" */

/**
 * The options in the order in which they are shown, as indexes.
 *
 * @param {ChoiceQuestion} question
 * @param {number} seed
 */
export const optionOrder = (question, seed) =>
  question.fixed ? [...question.options.keys()] : places(question.options.length, seed, question.id);

/**
 * @param {ChoiceQuestion} question
 * @param {Response} response
 * @returns {Grade}
 */
export const gradeOfChoice = (question, response) => {
  const chosen = /** @type {number[]} */ (response);
  const feedback = (question.feedback || []).filter((said, index) => said && chosen.includes(index));
  return { score: gradeChoice(question.key, chosen), feedback };
};

/**
 * @param {ChoiceQuestion} question
 * @param {number} seed
 * @returns {Sheet}
 */
export const choiceSheet = (question, seed) => {
  const order = optionOrder(question, seed);
  const boxes = question.options.map((_, index) =>
    make("input", {
      type: question.several ? "checkbox" : "radio",
      name: "option",
      value: index,
      id: `option-${index}`,
    }),
  );
  const rows = question.options.map((option, index) =>
    make(
      "div",
      { class: "option" },
      make("label", { dir: "auto" }, boxes[index], text("span", question.lang, option, { class: "text", dir: false })),
    ),
  );
  const fieldset = make(
    "fieldset",
    { class: "options", "aria-describedby": "prompt" },
    make("legend", {}, question.task || ""),
    ...order.map((index) => rows[index]),
  );
  const area = draftField(question, { id: "reasons", rows: 3 });
  const reasons =
    question.justify && make("p", { class: "field" }, make("label", { for: "reasons" }, say("reasons")), area);
  return {
    parts: reasons ? [fieldset, reasons] : [fieldset],
    empty: "empty",
    read: () => {
      const chosen = boxes.flatMap((box, index) => (box.checked ? [index] : []));
      return chosen.length ? chosen : null;
    },
    restore: (response) => {
      for (const index of /** @type {number[]} */ (response)) boxes[index].checked = true;
    },
    focus: () => boxes[order[0]].focus(),
    mark: (response) => {
      area.readOnly = true;
      if (reasons) reasons.hidden = !area.value;
      const chosen = /** @type {number[]} */ (response || []);
      for (const [index, row] of rows.entries()) {
        const [right, picked] = [question.key.right[index], chosen.includes(index)];
        boxes[index].disabled = true;
        if (!right && !picked) continue;
        const isMissed = right && !picked && Boolean(question.several) && chosen.length > 0;
        row.classList.add(!right ? "wrong" : isMissed ? "missed" : "right");
        const said = !right ? "yourChoice" : isMissed ? "missed" : "rightChoice";
        const label = /** @type {HTMLElement} */ (row.firstElementChild);
        label.append(mark(right ? "right" : "wrong", say(said)));
        const feedback = picked && question.feedback && question.feedback[index];
        if (feedback)
          row.append(make("p", { class: "feedback", dir: "auto", lang: question.lang }, fragment(feedback)));
      }
    },
  };
};
