// What is kept on this device, and only if the pupil asks for it.

import { page } from "./dom.js";

/** @typedef {{ date: string, points: string, most: string }} Result */
/** @typedef {{ readable: boolean, results: Result[], missed: string[] }} Kept */

const KEY = `reseaux-quiz:${page.id}`;

/** @returns {Kept | null} */
export const recall = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY) || "null");
  } catch {
    return null; // no storage here, or nothing that can be read in it
  }
};

/** @param {Kept} kept */
export const keep = (kept) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // no storage here: the box has no effect
  }
};

export const forget = () => {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
};
