// Making elements.

/** @import { Page } from "./types.js" */

/** @type {Page} */
export const page = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("data")).textContent || "");

/**
 * What the page says, with its values filled in.
 *
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export const say = (name, values = {}) =>
  page.words[name].replace(/\{(\w+)\}/g, (_, value) => String(values[value] ?? ""));

/** @param {number} number */
export const written = (number) =>
  new Intl.NumberFormat(page.lang, { maximumFractionDigits: 2 }).format(number).replace("-", "\u2212");

/** @param {number} share */
export const percent = (share) => new Intl.NumberFormat(page.lang, { style: "percent" }).format(share);

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | (() => void)>} [attributes] `on…` are listeners.
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/**
 * Cut the end or beginning off a text.
 *
 * @param {Node | null} node
 * @param {RegExp} piece
 */
const cut = (node, piece) => {
  if (!(node instanceof Text)) return "";
  const [found = ""] = piece.exec(node.data) || [];
  node.data = node.data.replace(piece, "");
  return found;
};

/**
 * Keep an element on one line with what stands before and after it without a space, where browsers would break.
 *
 * @param {Element} element
 */
const glue = (element) => {
  const [before, after] = [cut(element.previousSibling, /[^ \n]{1,3}$/), cut(element.nextSibling, /^[^ \n]{1,3}/)];
  if (!before && !after) return;
  const whole = make("span", { class: "whole" }, before);
  element.replaceWith(whole);
  whole.append(element, after);
};

/**
 * The nodes of a text of a question.
 *
 * @param {string} html
 */
export const fragment = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const image of template.content.querySelectorAll("img")) {
    const [, number] = (image.getAttribute("src") || "").split("picture:");
    image.src = page.pictures[Number(number)];
  }
  for (const table of template.content.querySelectorAll("table")) {
    const scroller = make("div", { class: "scroller", tabindex: 0, role: "group", "aria-label": say("table") });
    table.replaceWith(scroller);
    scroller.append(table);
  }
  for (const each of template.content.querySelectorAll("math:not([display]), [data-gap]")) glue(each);
  return template.content;
};

/**
 * An element with a text of a question, in its language.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} lang
 * @param {string} html
 * @param {Record<string, string | number | boolean>} [attributes]
 */
export const text = (tag, lang, html, attributes = {}) =>
  make(tag, { dir: "auto", ...(lang === page.lang ? {} : { lang }), ...attributes }, fragment(html));

/**
 * @param {string | Node} name
 * @param {() => void} onclick
 * @param {string} [kind]
 */
export const button = (name, onclick, kind = "plain") => make("button", { type: "button", class: kind, onclick }, name);

/** @param {string} message */
export const announce = (message) => {
  const status = /** @type {HTMLElement} */ (document.getElementById("status"));
  status.textContent = "";
  requestAnimationFrame(() => {
    status.textContent = message;
  });
};

export const SIGNS = { right: "✓", partly: "≈", wrong: "✗" };

/**
 * A verdict with its sign.
 *
 * @param {"right" | "partly" | "wrong"} kind
 * @param {string | Node} words
 */
export const mark = (kind, words) =>
  make("span", { class: `mark ${kind}` }, make("span", { "aria-hidden": "true" }, `${SIGNS[kind]} `), words);

/** @param {number} score */
export const verdictOf = (score) => (score === 1 ? "right" : score > 0 ? "partly" : "wrong");
