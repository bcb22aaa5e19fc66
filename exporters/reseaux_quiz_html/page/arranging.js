// Pairs to match by menus, and items to put in order by buttons or by dragging.

import { marksOf, shareOf } from "reseaux-quiz/grading.js";
import { announce, button, make, mark, page, say, text } from "./dom.js";
import { places } from "./draws.js";

/** @import { Grade, PairsQuestion, RankingQuestion, Response, Sheet } from "./types.js" */

/**
 * @param {PairsQuestion | RankingQuestion} question
 * @param {Response} response
 * @returns {Grade}
 */
export const gradeOfPlaces = (question, response) => {
  const { key } = question;
  const given = /** @type {(number | null)[]} */ (response);
  // Equal items of an ordering are interchangeable: each counts as the first of them.
  const alike = question.kind === "ranking" ? given.map((item) => (item === null ? null : key.places[item])) : given;
  const marks = marksOf(key, alike);
  return { score: shareOf(marks), marks };
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * @param {PairsQuestion} question
 * @param {number} seed
 * @returns {Sheet}
 */
export const pairsSheet = (question, seed) => {
  const order = places(question.rights.length, seed, question.id);
  const { shown } = question;
  // Formulas and emphasis can't stand in a menu: a list has them, with a letter each.
  const named = (/** @type {number} */ right) =>
    shown ? `${LETTERS[order.indexOf(right) % 26]} – ${question.rights[right]}` : question.rights[right];
  const menus = question.lefts.map((left, index) =>
    make(
      "select",
      { id: `pair-${index}` },
      make("option", { value: "" }, say("choose")),
      ...order.map((right) => make("option", { value: right }, named(right))),
    ),
  );
  const rows = question.lefts.map((left, index) =>
    make(
      "div",
      { class: "pair" },
      text("label", question.lang, left, { for: `pair-${index}` }),
      make("span", { class: "slot" }, menus[index]),
    ),
  );
  const list =
    shown && make("ol", { class: "lettered" }, ...order.map((right) => text("li", question.lang, shown[right])));
  const fieldset = make(
    "fieldset",
    { "aria-describedby": "prompt" },
    make("legend", {}, question.task || ""),
    list || null,
    ...rows,
  );
  const values = () => menus.map((menu) => (menu.value ? Number(menu.value) : null));
  return {
    parts: [fieldset],
    empty: "emptyPair",
    read: () => (values().some((value) => value !== null) ? values() : null),
    restore: (response) =>
      menus.forEach((menu, index) => {
        const right = /** @type {(number | null)[]} */ (response)[index];
        menu.value = right === null ? "" : String(right);
      }),
    focus: () => (menus.find((menu) => !menu.value) || menus[0]).focus(),
    mark: (response, { marks = [] }) =>
      menus.forEach((menu, index) => {
        const right = marks[index];
        menu.disabled = true;
        rows[index].classList.add(right ? "right" : "wrong");
        const due = question.key.places[index];
        const answer = shown ? text("span", question.lang, shown[due]) : question.rights[due];
        if (right) menu.after(mark("right", say("right")));
        else menu.after(make("span", { class: "answer" }, mark("wrong", say("expected")), " ", answer));
      }),
  };
};

/**
 * Let an item be dragged by its handle, with the mouse, a pen or a finger.
 *
 * @param {HTMLElement} row
 * @param {HTMLElement} handle
 * @param {() => void} dropped
 */
const draggable = (row, handle, dropped) => {
  handle.addEventListener("pointerdown", (event) => {
    if (handle.hasAttribute("data-frozen")) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    row.classList.add("dragged");
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    // The others move around the row: one that is moved itself lets go of the pointer.
    const middle = (/** @type {Element} */ each) => {
      const box = each.getBoundingClientRect();
      return box.top + box.height / 2;
    };
    const [before, after] = [row.previousElementSibling, row.nextElementSibling];
    if (before && event.clientY < middle(before)) row.after(before);
    else if (after && event.clientY > middle(after)) row.before(after);
  });
  const stop = () => {
    if (!row.classList.contains("dragged")) return;
    row.classList.remove("dragged");
    dropped();
  };
  handle.addEventListener("pointerup", stop);
  handle.addEventListener("pointercancel", stop);
};

/**
 * @param {RankingQuestion} question
 * @param {number} seed
 * @returns {Sheet}
 */
export const rankingSheet = (question, seed) => {
  const list = make("ol", { class: "ranking" });
  let isArranged = false;
  const rows = question.items.map((item) => {
    const row = make("li", { dir: "auto" });
    const content = text("span", question.lang, item, { class: "text", dir: false });
    // A direction of its own: the sign, which is Braille, counts as left to right.
    const handle = make("span", { class: "handle", "aria-hidden": "true", dir: "ltr" }, "⠿");
    const name = (content.textContent || "").trim();
    const step = (/** @type {string} */ direction, /** @type {string} */ sign, /** @type {() => void} */ move) => {
      const made = button(sign, () => move(), "step");
      made.setAttribute("aria-label", say(direction, { item: name }));
      return made;
    };
    const up = step("up", "↑", () => {
      row.previousElementSibling?.before(row);
      settled();
      (up.disabled ? down : up).focus();
    });
    const down = step("down", "↓", () => {
      row.nextElementSibling?.after(row);
      settled();
      (down.disabled ? up : down).focus();
    });
    const settled = () => {
      isArranged = true;
      const all = refresh();
      announce(say("moved", { item: name, place: all.indexOf(row) + 1, number: all.length }));
    };
    draggable(row, handle, settled);
    row.append(handle, content, make("span", { class: "steps" }, up, down));
    return row;
  });
  /** The rows as they stand; the first can't go up, nor the last down. */
  const refresh = () => {
    const all = [...list.children];
    all.forEach((row, at) => {
      const [up, down] = row.querySelectorAll("button");
      if (up) up.disabled = at === 0;
      if (down) down.disabled = at === all.length - 1;
    });
    return all;
  };
  const arrange = (/** @type {number[]} */ order) => {
    list.append(...order.map((item) => rows[item]));
    refresh();
  };
  arrange(places(question.items.length, seed, question.id));
  const fieldset = make("fieldset", { "aria-describedby": "prompt" }, make("legend", {}, question.task || ""), list);
  return {
    parts: [fieldset],
    empty: "emptyOrder",
    // The order in which the items are shown at first is no answer.
    read: () => (isArranged ? [...list.children].map((row) => rows.indexOf(/** @type {HTMLLIElement} */ (row))) : null),
    restore: (response) => {
      isArranged = true;
      arrange(/** @type {number[]} */ (response));
    },
    focus: () => list.querySelector("button")?.focus(),
    mark: (response, { marks = [] }) =>
      [...list.children].forEach((row, at) => {
        row.querySelector(".steps")?.remove();
        row.querySelector(".handle")?.remove();
        row.classList.add(marks[at] ? "right" : "wrong");
        const due = rows.indexOf(/** @type {HTMLLIElement} */ (row)) + 1;
        row.append(marks[at] ? mark("right", say("atPlace")) : mark("wrong", say("dueAt", { place: due })));
      }),
  };
};
