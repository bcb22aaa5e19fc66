/** The rules of the core as data. `reseaux_quiz.browser.rules` writes the module; this is its type. */

/** A pattern to replace everywhere, and what replaces it. */
export type Replacement = [pattern: string, to: string];

/** A replacement, unless the strictness named counts; without languages, for all of them. */
export type Step = [pattern: string, to: string, unless?: string | null, languages?: string[]];

export interface Rules {
  raised: Replacement[];
  steps: Step[];
  slips: Replacement[];
  breaks: string;
  wordy: string;
  closer: string[][];
  patterns: Record<string, { number: string; ambiguous: string }>;
  quantity: string;
  scales: Record<string, Record<string, number>>;
  amounts: Record<string, string>;
  numbers: Record<string, Record<string, number>>;
  multiples: Record<string, number>;
  short: Record<string, number>;
  symbols: Record<string, string>;
  factors: string[];
  howMany: string[];
}

export const RULES: Rules;
