// Cards and essays, which people grade themselves once they have seen the answer.

import { button, make, page, say, text, written } from "./dom.js";
import { draftField } from "./drafts.js";
import { isTurned } from "./draws.js";

/** @import { CardQuestion, EssayQuestion, Response, Sheet } from "./types.js" */

/**
 * The score of a rating: a share of the points, or the points for each criterion.
 *
 * @param {CardQuestion | EssayQuestion} question
 * @param {Response} response
 */
export const scoreOfRating = (question, response) => {
  if (question.kind === "card" || !Array.isArray(response)) return Number(response);
  const [got, most] = [response, question.criteria.map((criterion) => criterion.most)].map((points) =>
    points.reduce((/** @type {number} */ sum, each) => sum + Number(each), 0),
  );
  return got / most;
};

/**
 * Radio buttons for what an answer was worth.
 *
 * @param {string} legend
 */
const rating = (legend) => {
  const choices = [
    { score: 1, name: "all" },
    { score: 0.5, name: "half" },
    { score: 0, name: "nothing" },
  ];
  const boxes = choices.map(({ score, name }) =>
    make("input", { type: "radio", name: "rating", value: score, id: `rating-${name}` }),
  );
  const rows = choices.map(({ name }, at) =>
    make("div", { class: "option" }, make("label", {}, boxes[at], make("span", {}, say(name)))),
  );
  const element = make("fieldset", { class: "options rating" }, make("legend", {}, legend), ...rows);
  const read = () => {
    const chosen = boxes.find((box) => box.checked);
    return chosen ? Number(chosen.value) : null;
  };
  const restore = (/** @type {Response} */ response) =>
    boxes.forEach((box) => (box.checked = Number(box.value) === response));
  return { element, read, restore, focus: () => boxes[0].focus(), controls: boxes };
};

/**
 * A menu of points for each criterion.
 *
 * @param {EssayQuestion} question
 */
const criteria = (question) => {
  const menus = question.criteria.map(({ most }, index) => {
    const step = Number.isInteger(most * 2) ? 0.5 : most / 2;
    const steps = Array.from({ length: Math.round(most / step) + 1 }, (_, at) => at * step).reverse();
    const choices = steps.map((points) =>
      make("option", { value: points }, say("points", { points: written(points), most: written(most) })),
    );
    return make("select", { id: `criterion-${index}` }, make("option", { value: "" }, say("choose")), ...choices);
  });
  const rows = question.criteria.map((criterion, index) =>
    make(
      "div",
      { class: "pair" },
      text("label", question.lang, criterion.text, { for: `criterion-${index}` }),
      make("span", { class: "slot" }, menus[index]),
    ),
  );
  const element = make("fieldset", {}, make("legend", {}, say("criteria")), ...rows);
  const read = () => (menus.some((menu) => !menu.value) ? null : menus.map((menu) => Number(menu.value)));
  const restore = (/** @type {Response} */ response) =>
    menus.forEach((menu, index) => (menu.value = String(/** @type {number[]} */ (response)[index])));
  return {
    element,
    read,
    restore,
    focus: () => (menus.find((menu) => !menu.value) || menus[0]).focus(),
    controls: menus,
  };
};

/**
 * Show an answer when it is asked for, then ask what one's own was worth.
 *
 * @param {string} name What the button says.
 * @param {HTMLElement} answer
 * @param {ReturnType<typeof rating> | ReturnType<typeof criteria>} rate
 * @param {HTMLElement[]} before
 * @returns {Sheet}
 */
const turned = (name, answer, rate, before) => {
  const behind = make("div", { class: "behind", tabindex: -1 }, answer, rate.element);
  behind.hidden = true;
  const show = () => {
    turn.remove();
    behind.hidden = false;
  };
  const turn = button(
    name,
    () => {
      behind.dispatchEvent(new CustomEvent("turned", { bubbles: true }));
      show();
      behind.focus();
    },
    "main",
  );
  return {
    parts: [...before, behind],
    turn,
    empty: "emptyRating",
    read: rate.read,
    restore: (response) => {
      show();
      rate.restore(response);
    },
    focus: rate.focus,
    mark: () => {
      show();
      for (const control of rate.controls) control.disabled = true;
    },
  };
};

/**
 * The sides of a card: a reversible one is asked either way, as the seed has it.
 *
 * @param {CardQuestion} question
 * @param {number} seed
 */
export const sides = (question, seed) => {
  const [front, back] = [question.prompt || "", question.back];
  return question.reversible && isTurned(question.id, seed) ? [back, front] : [front, back];
};

/**
 * @param {CardQuestion} question
 * @param {number} seed
 * @returns {Sheet}
 */
export const cardSheet = (question, seed) => {
  const back = text("div", question.lang, sides(question, seed)[1], { class: "back" });
  return turned(say("turn"), back, rating(say("rateCard")), [make("p", { class: "note" }, question.task || "")]);
};

const MOST_ROWS = 8; // the field grows with its text

/**
 * @param {EssayQuestion} question
 * @returns {Sheet}
 */
export const essaySheet = (question) => {
  const area = draftField(question, {
    id: "essay",
    rows: Math.min(question.lines, MOST_ROWS),
    "aria-describedby": "prompt",
    ...(question.lang === page.lang ? {} : { lang: question.lang }),
  });
  const field = make(
    "div",
    { class: "field" },
    make("label", { for: "essay" }, question.task || say("yourAnswer")),
    area,
  );
  const model = make(
    "div",
    { class: "model" },
    make("h3", {}, say("model")),
    text("div", question.lang, question.model),
  );
  const rate = question.criteria.length ? criteria(question) : rating(say("rateEssay"));
  const sheet = turned(say("showModel"), model, rate, [field]);
  return {
    ...sheet,
    mark: (response, grade) => {
      sheet.mark(response, grade);
      area.readOnly = true;
      field.hidden = !area.value;
    },
  };
};
