// Makes cards interactive. Without it, a card is still a readable list or table. WORDS has its texts by language.

import { gradeChoice, gradeTyped } from "reseaux-quiz/grading.js";

const card = document.querySelector(".rq");
const words = WORDS[card.lang.split("-")[0].toLowerCase()] || WORDS.en;
const back = card.dataset.side === "back";

// The answer side needs the response from the question side. Some programs keep the page but have no storage; others
// load a new page, and some of these start a new session with it.
const KEY = "reseaux-quiz";
const inStorages = (work) =>
  ["sessionStorage", "localStorage"].map((name) => {
    try {
      return work(window[name]);
    } catch (error) {
      return null; // no such storage here, or nothing that can be read in it
    }
  });
const remember = (state) => {
  window.reseauxQuiz = { card: card.dataset.card, ...state };
  inStorages((storage) => storage.setItem(KEY, JSON.stringify(window.reseauxQuiz)));
};
const recall = () => {
  const states = [window.reseauxQuiz, ...inStorages((storage) => JSON.parse(storage.getItem(KEY)))];
  return states.find((state) => state && state.card === card.dataset.card) || {};
};

const all = (selector, within = card) => [...within.querySelectorAll(selector)];
const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
};
// The content of an element for a button, without links, which would leave the card.
const contentOf = (element) => {
  const copy = element.cloneNode(true);
  all("a", copy).forEach((link) => link.replaceWith(...link.childNodes));
  return make("span", { class: "text" }, ...copy.childNodes);
};
const range = (length) => [...Array(length).keys()];
const shuffled = (list) => {
  const rest = [...list];
  for (let last = rest.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [rest[last], rest[other]] = [rest[other], rest[last]];
  }
  return rest;
};
const button = (content, pressed) =>
  make("button", { type: "button", class: "choice", "aria-pressed": String(pressed) }, content);

// A digit key presses the button with that number, 0 the last one put in order; also with Alt, since Anki on a computer
// uses plain digits itself.
const press = (event) => {
  const digit = /^Digit([0-9])$/.exec(event.code);
  if (!digit || event.ctrlKey || event.metaKey || !card.isConnected || event.target.tagName === "INPUT") return;
  const found = digit[1] === "0" ? all(".placed button").pop() : all(".numbered button")[digit[1] - 1];
  if (!found) return;
  event.preventDefault();
  found.click();
};

const MARKS = { right: "✓", partly: "≈", wrong: "✗" };
const marked = (kind, text) => make("span", { class: `mark ${kind}` }, `${MARKS[kind]} ${text}`);

const tell = (score, detail = "") => {
  const kind = score === 1 ? "right" : score > 0 ? "partly" : "wrong";
  const verdict = card.querySelector(".verdict");
  verdict.textContent = `${MARKS[kind]} ${words[kind]}${detail}`;
  verdict.classList.add(kind);
  verdict.hidden = false;
};
const tellShare = (right, number) => tell(right / number, right && right < number ? ` (${right}/${number})` : "");

const saying = (message, value) => message.replace("{value}", () => value);

const instruct = (text) => {
  const instruction = card.querySelector(".instruction");
  if (instruction) instruction.textContent = text;
};

// --- choices ---------------------------------------------------------------------------------------------

const askChoice = (list) => {
  const one = list.dataset.choose === "one";
  const places = range(list.children.length);
  const order = list.dataset.order === "natural" ? places : shuffled(places);
  const chosen = new Set();
  const buttons = order.map((place) => button(contentOf(list.children[place]), false));
  const show = () => {
    buttons.forEach((each, at) => each.setAttribute("aria-pressed", String(chosen.has(order[at]))));
    remember({ order, chosen: [...chosen] });
  };
  buttons.forEach((each, at) =>
    each.addEventListener("click", () => {
      const was = chosen.has(order[at]);
      if (one) chosen.clear();
      if (was) chosen.delete(order[at]);
      else chosen.add(order[at]);
      show();
    }),
  );
  list.replaceWith(make("div", { class: "choices numbered", role: "group" }, ...buttons));
  show();
};

const markChoice = (list, { order, chosen }) => {
  if (!order || order.length !== list.children.length) return;
  const items = [...list.children];
  const right = items.map((item) => item.classList.contains("right"));
  list.append(...order.map((place) => items[place]));
  if (!chosen.length) return;
  items.forEach((item, place) => {
    const picked = chosen.includes(place);
    all(".mark", item).forEach((mark) => mark.remove());
    item.classList.toggle("chosen", picked);
    if (right[place]) item.prepend(marked("right", picked ? words.rightAnswer : words.missed));
    if (!right[place] && picked) item.prepend(marked("wrong", words.yourChoice));
    all(".feedback", item).forEach((feedback) => {
      feedback.hidden = !picked;
    });
  });
  tell(gradeChoice({ right, scoring: list.dataset.scoring }, chosen));
};

// --- what is typed ---------------------------------------------------------------------------------------

const labelTyping = (field) => {
  field.setAttribute("aria-label", words.yourAnswer);
  field.setAttribute("autocomplete", "off");
};

// Anki shows the typed answer as runs of right and wrong letters, then an arrow and the expected answer.
const typedIn = (comparison) => {
  const nodes = [...comparison.childNodes];
  const arrow = nodes.findIndex((node) => node.id === "typearrow");
  const typed = arrow < 0 ? nodes : nodes.slice(0, arrow);
  const letters = typed.filter((node) => /\btype(Good|Bad)\b/.test(node.className || ""));
  return letters.map((node) => node.textContent).join("");
};

const markTyped = (comparison) => {
  const typed = typedIn(comparison);
  const data = card.querySelector(".data");
  comparison.closest(".typing").hidden = true;
  if (!typed || !data) return;
  const grade = gradeTyped(JSON.parse(data.textContent), typed);
  tell(grade.score);
  if (grade.score === 1) return;
  const said = make("p", { class: "note" }, saying(words.answered, typed));
  card.querySelector(".verdict").after(said);
  if (grade.doubt) said.after(make("p", { class: "feedback" }, words[grade.doubt]));
  if (typeof grade.remark === "number") said.after(card.querySelectorAll(".remarks > *")[grade.remark]);
};

// --- pairs -----------------------------------------------------------------------------------------------

// One item at a time is shown above the choices, so that no scrolling is needed; the pairs made are below.
const askPairs = (table) => {
  // One column may be longer than the other.
  const lefts = all("td.left:not(:empty)", table);
  const rights = shuffled(all("td.right:not(:empty)", table));
  const picked = lefts.map(() => null);
  let active = 0;
  const asked = make("p", { class: "asked", "aria-live": "polite" });
  const options = rights.map((right) => button(contentOf(right), false));
  const rows = lefts.map((left) => button(contentOf(left), false));
  const slots = rows.map((row) => row.appendChild(make("span", { class: "slot" })));
  const show = () => {
    asked.hidden = active === null;
    if (active !== null) asked.replaceChildren(contentOf(rows[active].firstChild), " → …");
    options.forEach((option, at) => {
      option.setAttribute("aria-pressed", String(active !== null && picked[active] === at));
      option.classList.toggle("used", picked.includes(at));
      option.disabled = active === null;
    });
    rows.forEach((row, at) => {
      row.setAttribute("aria-pressed", String(at === active));
      slots[at].replaceChildren(...(picked[at] === null ? [] : ["→ ", contentOf(rights[picked[at]])]));
    });
    remember({
      picked: picked.map((at) => at !== null && { n: rights[at].dataset.n, text: rights[at].textContent }),
    });
  };
  rows.forEach((row, at) =>
    row.addEventListener("click", () => {
      active = at;
      picked[at] = null;
      show();
      asked.scrollIntoView({ block: "nearest" });
    }),
  );
  options.forEach((option, at) =>
    option.addEventListener("click", () => {
      picked[active] = at;
      active = picked.includes(null) ? picked.indexOf(null) : null;
      show();
    }),
  );
  instruct(words.pairs);
  table.replaceWith(
    asked,
    make("div", { class: "choices rights numbered", role: "group" }, ...options),
    make("div", { class: "choices lefts", role: "group", "aria-label": words.yourPairs }, ...rows),
  );
  show();
};

const markPairs = (table, { picked }) => {
  const cells = all("td.right", table);
  if (!picked || picked.length !== cells.length || !picked.some(Boolean)) return;
  const hits = cells.map((cell, at) => picked[at] && cell.dataset.n === picked[at].n);
  cells.forEach((cell, at) => {
    const yours = saying(words.chose, picked[at] ? picked[at].text : "…");
    cell.prepend(hits[at] ? marked("right", words.right) : marked("wrong", yours));
  });
  tellShare(hits.filter(Boolean).length, hits.length);
};

// --- orders ----------------------------------------------------------------------------------------------

const askOrder = (list) => {
  const items = shuffled([...list.children]);
  const placed = [];
  const buttons = items.map((item) => button(contentOf(item), false));
  const chosen = make("div", { class: "choices placed", role: "group", "aria-label": words.yourOrder });
  const rest = make("div", { class: "choices numbered", role: "group" });
  const show = () => {
    chosen.replaceChildren(...placed.map((at) => buttons[at]));
    rest.replaceChildren(...buttons.filter((each, at) => !placed.includes(at)));
    buttons.forEach((each, at) => each.setAttribute("aria-pressed", String(placed.includes(at))));
    remember({ placed: placed.map((at) => items[at].dataset.n) });
  };
  buttons.forEach((each, at) =>
    each.addEventListener("click", () => {
      if (placed.includes(at)) placed.splice(placed.indexOf(at), 1);
      else placed.push(at);
      show();
      each.focus();
    }),
  );
  instruct(words.order);
  list.replaceWith(chosen, rest);
  show();
};

const markOrder = (list, { placed }) => {
  const items = [...list.children];
  if (!placed || !placed.length) return;
  const hits = items.map((item, at) => item.dataset.n === placed[at]);
  items.forEach((item, at) => {
    const place = placed.indexOf(item.dataset.n) + 1 || "–";
    item.prepend(hits[at] ? marked("right", words.right) : marked("wrong", saying(words.placed, place)));
  });
  tellShare(hits.filter(Boolean).length, hits.length);
};

// ---------------------------------------------------------------------------------------------------------

const ASK = { ".options": askChoice, ".pairs": askPairs, ".items": askOrder, "input#typeans": labelTyping };
const MARK = { ".key": markChoice, ".pairs": markPairs, ".items": markOrder, "code#typeans": markTyped };
const state = back ? recall() : {};
if (!back) remember({});
Object.entries(back ? MARK : ASK).forEach(([selector, work]) =>
  all(selector).forEach((element) => work(element, state)),
);
if (!back) {
  if (window.reseauxQuizPress) document.removeEventListener("keydown", window.reseauxQuizPress);
  window.reseauxQuizPress = press;
  document.addEventListener("keydown", press);
}
