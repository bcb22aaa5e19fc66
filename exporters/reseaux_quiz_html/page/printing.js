// The questions on paper, with or without their answers. They are in the page only while it is printed.

import { fragment, make, page, say, text } from "./dom.js";
import { optionOrder } from "./choosing.js";
import { places } from "./draws.js";
import { promptOf } from "./showing.js";
import { filledText } from "./typing.js";

/** @import { Question } from "./types.js" */

const rule = (/** @type {number} */ lines) =>
  make("div", { class: "rules" }, ...Array.from({ length: lines }, () => make("div")));

/**
 * What is left to be filled in, below what is to be done.
 *
 * @param {Question} question
 * @param {number} seed
 */
const blank = (question, seed) => {
  const { lang } = question;
  const task = question.task ? make("p", { class: "note" }, question.task) : null;
  switch (question.kind) {
    case "choice":
      return [
        task,
        make(
          "ul",
          { class: "boxes" },
          ...optionOrder(question, seed).map((index) => text("li", lang, question.options[index])),
        ),
        question.justify ? rule(2) : null,
      ];
    case "typed":
      return [make("p", {}, "…………………………………… ", question.unit ? fragment(question.unit) : null)];
    case "gaps":
      return [
        task,
        filledText(question, (index) => [`(${index + 1}) ……………………`]),
        question.bank.length
          ? make(
              "p",
              { class: "note" },
              [...question.bank].sort().join(question.bank.some((word) => word.includes("/")) ? " · " : " / "),
            )
          : null,
      ];
    case "pairs": {
      const order = places(question.rights.length, seed, question.id);
      const shown = question.shown || question.rights;
      const right = (/** @type {number} */ index) =>
        question.shown ? text("li", lang, shown[index]) : make("li", {}, shown[index]);
      return [
        task,
        make(
          "div",
          { class: "columns" },
          make("ol", {}, ...question.lefts.map((left) => text("li", lang, left))),
          make("ol", { class: "lettered" }, ...order.map(right)),
        ),
      ];
    }
    case "ranking": {
      const order = places(question.items.length, seed, question.id);
      return [task, make("ul", { class: "boxes" }, ...order.map((index) => text("li", lang, question.items[index])))];
    }
    case "essay":
      return [rule(question.lines)];
    case "card":
      return [rule(2)];
  }
};

/**
 * The answer, in place of what is left to be filled in.
 *
 * @param {Question} question
 * @param {number} seed
 */
const answer = (question, seed) => {
  const { lang } = question;
  switch (question.kind) {
    case "choice": {
      const options = optionOrder(question, seed).map((index) =>
        text("li", lang, question.options[index], question.key.right[index] ? { class: "ticked" } : {}),
      );
      return [make("ul", { class: "boxes" }, ...options)];
    }
    case "typed":
      return [text("p", lang, question.answer)];
    case "gaps":
      return [filledText(question, (index) => [text("strong", lang, question.answers[index])])];
    case "pairs":
      return question.lefts.map((left, index) => {
        const due = question.key.places[index];
        const right = question.shown ? text("span", lang, question.shown[due]) : question.rights[due];
        return make("p", {}, text("span", lang, left), " → ", right);
      });
    case "ranking":
      return [make("ol", {}, ...question.items.map((item) => text("li", lang, item)))];
    case "essay":
      return [text("div", lang, question.model)];
    case "card":
      return [text("div", lang, question.back)];
  }
};

/**
 * @param {readonly Question[]} questions
 * @param {number} seed
 * @param {boolean} withAnswers
 */
export const print = (questions, seed, withAnswers) => {
  /** @type {Set<number>} */
  const printed = new Set();
  const rows = questions.map((question, at) => {
    const number = make("h2", {}, say("place", { place: at + 1, number: questions.length }));
    const documents = (question.documents || []).filter((each) => !printed.has(each));
    documents.forEach((each) => printed.add(each));
    const prompt = promptOf({ ...question, documents }, -1);
    for (const each of prompt) {
      each.removeAttribute("id");
      each.setAttribute("open", "");
    }
    const below = withAnswers
      ? [
          make("div", { class: "key" }, ...answer(question, seed)),
          question.explanation ? text("div", question.lang, question.explanation) : null,
        ]
      : blank(question, seed);
    return make("section", {}, number, ...prompt, ...below);
  });
  const sheet = make("div", { id: "paper" }, make("h1", {}, page.title), ...rows);
  document.body.append(sheet);
  document.documentElement.classList.add("printing");
  const done = () => {
    sheet.remove();
    document.documentElement.classList.remove("printing");
  };
  window.addEventListener("afterprint", done, { once: true });
  window.print();
};
