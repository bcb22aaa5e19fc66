// One question on screen, from its prompt to its verdict.

import { button, make, page, say } from "./dom.js";
import { gradeOf, sheetOf } from "./kinds.js";
import { askedPromptOf, hintOf, makeScrollable, verdict } from "./showing.js";

/** @import { Question, Response, Sheet } from "./types.js" */

/** @typedef {"next" | "previous"} Way */
/** @typedef {{ seed: number, place: number, number: number, isLast: boolean, isFirstShown: boolean }} Where */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

/**
 * Replace what is on screen, and go to its heading.
 *
 * @param {(HTMLElement | null)[]} parts
 * @param {boolean} [first] Whether this is the first thing on screen: the focus then stays where it is.
 */
export const show = (parts, first = false) => {
  main.replaceChildren(...parts.filter((part) => part !== null));
  makeScrollable();
  if (first) return;
  main.querySelector("h2")?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
};

/**
 * @param {number} place
 * @param {number} number
 */
export const progress = (place, number) => {
  const bar = /** @type {HTMLProgressElement} */ (document.getElementById("progress"));
  bar.max = number;
  bar.value = place;
};

/**
 * The heading of a question: its place, its exercise and section, how hard it is.
 *
 * @param {Question} question
 * @param {number} place
 * @param {number} number
 */
const heading = (question, place, number) => {
  const section = question.section === undefined ? null : page.sections[question.section].title;
  const about = [question.exercise, section, question.level];
  return [
    make("h2", { tabindex: -1 }, say("place", { place: place + 1, number })),
    make("p", { class: "about" }, about.filter(Boolean).join(" · ")),
  ];
};

/**
 * Say at each field why it is asked again; return whether one is.
 *
 * @param {Sheet} sheet
 * @param {HTMLElement} message
 */
const isAskedAgain = (sheet, message) => {
  const doubts = sheet.doubts ? sheet.doubts() : new Map();
  for (const input of main.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  if (!doubts.size) return false;
  for (const input of doubts.keys()) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-errormessage", message.id);
  }
  tell(message, [...doubts.values()].join(" "));
  [...doubts.keys()][0].focus();
  return true;
};

/**
 * @param {HTMLElement} message
 * @param {string} words
 */
const tell = (message, words) => {
  message.textContent = words;
  message.hidden = !words;
};

/**
 * Ask a question, and give the response at once to `answered`; go on where `next` leads.
 *
 * @param {Question} question
 * @param {Where} where
 * @param {(response: Response | null) => void} answered
 * @param {() => void} next
 */
export const train = (question, { seed, place, number, isLast, isFirstShown }, answered, next) => {
  const sheet = sheetOf(question, seed);
  const message = make("p", { class: "again", id: "again", role: "alert" });
  message.hidden = true;
  const check = make("button", { type: "submit", class: "main" }, say(sheet.turn ? "rate" : "check"));
  check.hidden = Boolean(sheet.turn);
  const pass = button(say("unknown"), () => settle(null));
  const buttons = make("div", { class: "buttons" }, sheet.turn || null, check, pass);
  const form = make(
    "form",
    { class: "card", novalidate: true, autocomplete: "off" },
    ...askedPromptOf(question, seed),
    ...sheet.parts,
    ...hintOf(question),
    message,
    buttons,
  );
  const settle = (/** @type {Response | null} */ response) => {
    const grade = gradeOf(question, response);
    tell(message, "");
    sheet.mark(response, grade);
    const panel = verdict(question, response, grade);
    const go = make("button", { type: "submit", class: "main" }, say(isLast ? "toResult" : "next"));
    buttons.replaceWith(panel, make("div", { class: "buttons" }, go));
    answered(response);
    progress(place + 1, number);
    makeScrollable();
    const title = /** @type {HTMLElement} */ (panel.firstElementChild);
    title.focus({ preventScroll: true });
    for (const part of [go, title]) part.scrollIntoView({ block: "nearest" });
  };
  form.addEventListener("turned", () => {
    check.hidden = false;
    buttons.replaceChildren(check);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!form.contains(buttons)) {
      next();
      return;
    }
    const response = sheet.read();
    if (response === null) {
      tell(message, say(sheet.empty));
      sheet.focus();
    } else if (!isAskedAgain(sheet, message)) settle(response);
  });
  progress(place, number);
  show([...heading(question, place, number), form], isFirstShown);
};

/**
 * Ask a question of a test: nothing is said about the response, and there is a way back.
 *
 * @param {Question} question
 * @param {Where} where
 * @param {Response | null} given What was answered before.
 * @param {(response: Response | null) => void} answered
 * @param {(way: Way) => void} go
 */
export const test = (question, { seed, place, number, isLast, isFirstShown }, given, answered, go) => {
  const sheet = sheetOf(question, seed);
  if (sheet.turn) sheet.turn.className = "plain";
  if (given !== null && sheet.restore) sheet.restore(given);
  const message = make("p", { class: "again", id: "again", role: "alert" });
  message.hidden = true;
  const next = make("button", { type: "submit", class: "main" }, say(isLast ? "finish" : "next"));
  const leave = (/** @type {Way} */ way) => {
    const response = sheet.read();
    if (response !== null && isAskedAgain(sheet, message)) return;
    answered(response);
    go(way);
  };
  const back = place > 0 ? button(say("previous"), () => leave("previous")) : null;
  const form = make(
    "form",
    { class: "card", novalidate: true, autocomplete: "off" },
    ...askedPromptOf(question, seed),
    ...sheet.parts,
    ...hintOf(question),
    message,
    make("div", { class: "buttons" }, sheet.turn || null, next, back),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave("next");
  });
  progress(place, number);
  show([...heading(question, place, number), form], isFirstShown);
};
