// What came of the questions: points, sections, what to read again; as text to copy, and question by question.

import { show } from "./asking.js";
import { SIGNS, announce, button, make, mark, page, percent, say, verdictOf, written } from "./dom.js";
import { makeScrollable, reviewed } from "./showing.js";

/** @import { Outcome } from "./types.js" */

/** @param {readonly Outcome[]} outcomes */
export const pointsOf = (outcomes) => {
  const got = outcomes.reduce((sum, { question, score }) => sum + question.points * score, 0);
  const most = outcomes.reduce((sum, { question }) => sum + question.points, 0);
  return {
    points: written(got),
    most: written(most),
    percent: percent(got / (most || 1)),
    share: got / (most || 1),
    got,
  };
};

/**
 * The outcomes by section, in the order of the page's sections; the number is undefined for questions in none.
 *
 * @param {readonly Outcome[]} outcomes
 */
const bySection = (outcomes) => {
  const numbers = [...page.sections.keys(), undefined];
  const found = numbers.map((number) => ({
    title: number === undefined ? say("other") : page.sections[number].title,
    link: number === undefined ? undefined : page.sections[number].link,
    group: outcomes.filter(({ question }) => question.section === number),
  }));
  return found.filter(({ group }) => group.length);
};

/**
 * When the result was reached, and with which questions.
 *
 * @param {number} seed
 */
const stamp = (seed) =>
  `${new Date().toLocaleString(page.lang, { dateStyle: "long", timeStyle: "short" })} · ${say("draw", { seed })}`;

/**
 * @param {readonly Outcome[]} outcomes
 * @param {string} stamped
 */
const asText = (outcomes, stamped) => {
  const sections = bySection(outcomes).map(({ title, group }) => `- ${title} – ${say("points", pointsOf(group))}`);
  const lines = outcomes.map(({ question, score }, at) => `${at + 1}. ${SIGNS[verdictOf(score)]} ${question.name}`);
  return [page.title, stamped, `${say("result")} – ${say("score", pointsOf(outcomes))}`, ...sections, ...lines].join(
    "\n",
  );
};

/** @param {HTMLTextAreaElement} area */
const copy = async (area) => {
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    area.closest("details")?.setAttribute("open", "");
    area.select();
    document.execCommand("copy"); // pages opened from a file have no clipboard in some browsers
  }
  announce(say("copied"));
};

/** @param {readonly Outcome[]} outcomes */
const sectionTable = (outcomes) => {
  if (outcomes.every(({ question }) => question.section === undefined)) return null;
  const rows = bySection(outcomes).map(({ title, group }) => {
    const figures = pointsOf(group);
    const bar = make("progress", { max: 1, value: figures.share, "aria-hidden": "true" });
    return make("tr", {}, make("th", { scope: "row" }, title, bar), make("td", {}, say("points", figures)));
  });
  return make("table", { class: "sections" }, make("caption", {}, say("bySection")), make("tbody", {}, ...rows));
};

/** @param {readonly Outcome[]} outcomes */
const toRead = (outcomes) => {
  const sections = bySection(outcomes.filter(({ score, question }) => score < 1 && question.section !== undefined));
  if (!sections.length) return [];
  const rows = sections.map(({ title, link }) =>
    make("li", {}, link ? make("a", { href: link, rel: "noreferrer" }, title) : title),
  );
  return [make("h3", {}, say("read")), make("ul", { class: "read" }, ...rows)];
};

/**
 * The answers one by one; only the one that is open is in the page.
 *
 * @param {readonly Outcome[]} outcomes
 * @param {number} seed
 */
const review = (outcomes, seed) => {
  /** @type {HTMLDetailsElement | null} */
  let open = null;
  const rows = outcomes.map((outcome, at) => {
    const kind = verdictOf(outcome.score);
    const words = say(outcome.response === null && kind === "wrong" ? "passed" : kind);
    const name = make("span", { dir: "auto", lang: outcome.question.lang }, `${at + 1}. ${outcome.question.name}`);
    const details = make("details", { class: "review" }, make("summary", {}, name, " ", mark(kind, words)));
    details.addEventListener("toggle", () => {
      if (!details.open) {
        details.lastElementChild?.tagName === "DIV" && details.lastElementChild.remove();
        return;
      }
      if (open && open !== details) open.open = false;
      open?.querySelector(":scope > div")?.remove();
      open = details;
      details.append(reviewed(outcome, seed));
      makeScrollable();
    });
    return details;
  });
  return [make("h3", {}, say("yourAnswers")), ...rows];
};

/**
 * @param {readonly Outcome[]} outcomes
 * @param {number} seed
 * @param {{ again: (missed: Outcome[]) => void, restart: () => void }} ways
 */
export const showResult = (outcomes, seed, { again, restart }) => {
  const missed = outcomes.filter(({ score }) => score < 1);
  const area = make("textarea", { readonly: true, rows: 8, "aria-label": say("asText") });
  const stamped = stamp(seed);
  area.value = asText(outcomes, stamped);
  show([
    make("h2", { tabindex: -1 }, say("result")),
    make(
      "div",
      { class: "card" },
      make("p", { class: "score" }, say("score", pointsOf(outcomes))),
      make("p", { class: "note" }, stamped),
      missed.length ? null : make("p", {}, say("noFault")),
      sectionTable(outcomes),
      ...toRead(outcomes),
      make(
        "div",
        { class: "buttons" },
        missed.length
          ? button(say("again", { number: missed.length }), () => again(missed), "main")
          : button(say("restart"), restart, "main"),
        missed.length ? button(say("restart"), restart) : null,
        button(say("copy"), () => void copy(area)),
        button(say("printResult"), () => window.print()),
      ),
      make("details", { class: "text" }, make("summary", {}, say("asText")), area),
    ),
    make("div", { class: "card" }, ...review(outcomes, seed)),
  ]);
};
