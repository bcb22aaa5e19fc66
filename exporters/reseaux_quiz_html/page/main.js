// The page: draws the questions, asks them one after the other, and shows the result.

import { test, train, progress } from "./asking.js";
import { announce, button, fragment, make, page, say } from "./dom.js";
import { forgetDrafts } from "./drafts.js";
import { freshSeed, shuffled } from "./draws.js";
import { forget, keep, recall } from "./keeping.js";
import { gradeOf } from "./kinds.js";
import { print } from "./printing.js";
import { pointsOf, showResult } from "./results.js";
import { reportAnswer, reportRound, resumed } from "./scorm.js";

/** @import { Outcome, Question, Response } from "./types.js" */

// --- the draw ----------------------------------------------------------------------------------------------

/** The seed in the page's address, as `?graine=7` or `#graine=7`. */
const seedInAddress = () => {
  const given = new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`);
  const number = Number(given.get("graine") || given.get("seed") || NaN);
  return Number.isFinite(number) ? number : null;
};

/** @param {number} seed */
const drawn = (seed) => {
  const { questions, number = questions.length } = page;
  const isSample = number < questions.length;
  const sample = isSample
    ? new Set(shuffled(questions, seed, ({ id }) => `${id} sample`).slice(0, number))
    : new Set(questions);
  const kept = questions.filter((question) => sample.has(question));
  return isSample || page.shuffle ? shuffled(kept, seed, ({ id, family }) => `${family || id} order`) : kept;
};

// --- rounds ------------------------------------------------------------------------------------------------

const stop = /** @type {HTMLElement} */ (document.getElementById("stop"));
stop.addEventListener("click", () => finish());

const round = {
  seed: 0,
  /** @type {Question[]} */
  questions: [],
  /** @type {(Outcome | undefined)[]} */
  outcomes: [],
  isWhole: true,
};
let isFirstShown = true;

/** @param {number} place */
const ask = (place) => {
  const { questions, seed, outcomes } = round;
  stop.hidden = !outcomes.some(Boolean);
  const question = questions[place];
  if (!question) {
    finish();
    return;
  }
  const where = { seed, place, number: questions.length, isLast: place === questions.length - 1, isFirstShown };
  isFirstShown = false;
  const record = (/** @type {Response | null} */ response) => {
    outcomes[place] = { question, response, score: gradeOf(question, response).score };
  };
  if (page.mode === "test") {
    const before = outcomes[place];
    test(question, where, before ? before.response : null, record, (way) =>
      ask(way === "next" ? place + 1 : place - 1),
    );
  } else {
    const answered = (/** @type {Response | null} */ response) => {
      record(response);
      report([/** @type {Outcome} */ (outcomes[place])]);
    };
    train(question, where, answered, () => ask(place + 1));
  }
};

/** @param {Outcome[]} fresh */
const report = (fresh) => {
  if (!round.isWhole) return;
  for (const outcome of fresh) reportAnswer(outcome);
  reportRound(round.seed, round.outcomes, round.questions);
};

/** Show the result, of the questions so far where the pupil stops before the last. */
const finish = () => {
  const { seed } = round;
  const outcomes = round.outcomes.flatMap((outcome) => outcome || []);
  stop.hidden = true;
  if (page.mode === "test") report(outcomes);
  progress(outcomes.length, round.questions.length);
  remember(outcomes);
  showResult(outcomes, seed, {
    again: (missed) =>
      begin(
        missed.map(({ question }) => question),
        seed,
        false,
      ),
    restart: () => {
      const fresh = nextSeed();
      begin(drawn(fresh), fresh, true);
    },
  });
};

/** The same draw again where the address or the author fixes it, else a new one. */
const nextSeed = () => seedInAddress() ?? page.seed ?? freshSeed();

/** @param {number} seed */
const nameSeed = (seed) => {
  const words = fragment(say("sameDraw", { seed: `<code>${say("seedInAddress", { seed })}</code>` }));
  /** @type {HTMLElement} */ (document.getElementById("seed")).replaceChildren(words);
};

/**
 * @param {Question[]} questions
 * @param {number} seed
 * @param {boolean} isWhole
 */
const begin = (questions, seed, isWhole) => {
  Object.assign(round, { questions, seed, outcomes: [], isWhole });
  forgetDrafts();
  nameSeed(seed);
  ask(0);
};

// --- settings ----------------------------------------------------------------------------------------------

const control = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
const [readable, keeping, forgetting] = [control("readable"), control("keep"), control("forget")];
const keptList = /** @type {HTMLElement} */ (document.getElementById("kept"));

const applyReadable = () => document.documentElement.classList.toggle("readable", readable.checked);

/** Keep what there is to keep, if the pupil wants it. */
const store = (/** @type {import("./keeping.js").Result[]} */ results, /** @type {string[]} */ missed) => {
  if (keeping.checked) keep({ readable: readable.checked, results: results.slice(-20), missed });
  showKept();
};

/** @param {Outcome[]} outcomes */
const remember = (outcomes) => {
  const { points, most } = pointsOf(outcomes);
  const missed = outcomes.filter(({ score }) => score < 1).map(({ question }) => question.id);
  if (round.isWhole) latest = [{ date: new Date().toLocaleDateString(page.lang), points, most }];
  store([...(recall()?.results || []), ...(round.isWhole ? latest : [])], missed);
};
/** @type {import("./keeping.js").Result[]} */
let latest = [];

const showKept = () => {
  const kept = recall();
  forgetting.hidden = !kept;
  const rows = (kept?.results || []).map(({ date, points, most }) =>
    make("li", {}, `${date} – ${say("points", { points, most })}`),
  );
  const missed = page.questions.filter(({ id }) => kept?.missed.includes(id));
  keptList.replaceChildren(
    ...(rows.length ? [make("h3", {}, say("kept")), make("ul", {}, ...rows)] : []),
    ...(missed.length ? [button(say("again", { number: missed.length }), () => begin(missed, nextSeed(), false))] : []),
  );
};

readable.addEventListener("change", () => {
  applyReadable();
  const kept = recall();
  if (kept) store(kept.results, kept.missed);
});
keeping.addEventListener("change", () => {
  if (keeping.checked) store(latest, []);
  else forget();
  showKept();
});
forgetting.addEventListener("click", () => {
  forget();
  keeping.checked = false;
  showKept();
  announce(say("forgotten"));
  keeping.focus();
});
control("print").addEventListener("click", () => print(round.questions, round.seed, false));
control("print-key").addEventListener("click", () => print(round.questions, round.seed, true));

const kept = recall();
keeping.checked = Boolean(kept);
readable.checked = Boolean(kept?.readable);
applyReadable();
showKept();

// --- the start ---------------------------------------------------------------------------------------------

const before = resumed();
const seed = before ? before.seed : nextSeed();
Object.assign(round, { questions: drawn(seed), seed });
round.outcomes = (before?.scores || []).map((score, at) =>
  score === null ? undefined : { question: round.questions[at], response: null, score },
);
const start = round.questions.findIndex((_, at) => !round.outcomes[at]);
nameSeed(seed);
ask(start < 0 ? 0 : start);
