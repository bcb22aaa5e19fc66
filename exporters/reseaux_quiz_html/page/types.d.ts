import type { ChoiceKey, GapsKey, NumberKey, PlacesKey, TextKey } from "reseaux-quiz/types.js";

/** What every question has. Texts are HTML written by `questions.py`, unless they are said to be plain. */
interface Common {
  id: string;
  /** The first words, plain. */
  name: string;
  lang: string;
  section?: number;
  /** The title of the exercise, plain. */
  exercise?: string;
  points: number;
  level?: string;
  prompt?: string;
  year?: string;
  task?: string;
  hint?: string;
  explanation?: string;
  source?: string;
  documents?: number[];
  /** What the question is drawn with: questions on one document stand together. */
  family?: string;
}

export interface ChoiceQuestion extends Common {
  kind: "choice";
  key: ChoiceKey;
  options: string[];
  feedback?: string[];
  several?: boolean;
  /** Whether the options keep their order. */
  fixed?: boolean;
  justify?: boolean;
}

export interface TypedQuestion extends Common {
  kind: "typed";
  key: TextKey | NumberKey;
  answer: string;
  also?: string[];
  remarks?: string[];
  unit?: string;
  digits?: boolean;
}

export interface GapsQuestion extends Common {
  kind: "gaps";
  key: GapsKey;
  text: string;
  answers: string[];
  also: string[][];
  /** Plain. */
  bank: string[];
  /** The words to choose from as HTML, where they are not plain. */
  shown?: string[];
}

export interface PairsQuestion extends Common {
  kind: "pairs";
  key: PlacesKey;
  lefts: string[];
  /** Plain. */
  rights: string[];
  /** The right sides as HTML, where they are not plain. */
  shown?: string[];
}

export interface RankingQuestion extends Common {
  kind: "ranking";
  key: PlacesKey;
  items: string[];
}

export interface EssayQuestion extends Common {
  kind: "essay";
  model: string;
  criteria: { text: string; most: number }[];
  lines: number;
}

export interface CardQuestion extends Common {
  kind: "card";
  back: string;
  reversible?: boolean;
}

export type Question =
  ChoiceQuestion | TypedQuestion | GapsQuestion | PairsQuestion | RankingQuestion | EssayQuestion | CardQuestion;

export interface Document {
  title: string;
  html: string;
  lang: string;
}

/** What the page is made of: `page.py` writes it. */
export interface Page {
  id: string;
  title: string;
  lang: string;
  mode: "training" | "test";
  /** How many questions are drawn; all where it is missing. */
  number?: number;
  shuffle?: boolean;
  /** A seed for everyone; without it, each visit draws anew. */
  seed?: number;
  sections: { title: string; link?: string }[];
  pictures: string[];
  documents?: Document[];
  questions: Question[];
  words: Record<string, string>;
}

/** Options ticked, places filled (null for nothing), a text, texts of gaps, one's own score, or points by criterion. */
export type Response = number[] | (number | null)[] | string | string[] | number;

export interface Grade {
  score: number;
  /** Whether each pair, place or gap is right. */
  marks?: boolean[];
  /** Feedback on what was chosen or typed, as HTML. */
  feedback?: string[];
}

export interface Outcome {
  question: Question;
  /** null if the question was passed. */
  response: Response | null;
  score: number;
}

/** One question on screen. */
export interface Sheet {
  /** What is shown below the prompt. */
  parts: HTMLElement[];
  /** The button that shows the answer, where people grade themselves; pressing it fires "turned". */
  turn?: HTMLButtonElement;
  /** Read the response; null if there is none. */
  read: () => Response | null;
  /** Why nothing can be read, the name of a message. */
  empty: string;
  /** Put a response back. */
  restore?: (response: Response) => void;
  /** The place to go to where a response is asked again. */
  focus: () => void;
  /** Why fields are to be asked again, in words; a field is asked again once for a slip. */
  doubts?: () => Map<HTMLInputElement, string>;
  /** Show what was right; no more answers are taken. */
  mark: (response: Response | null, grade: Grade) => void;
}
