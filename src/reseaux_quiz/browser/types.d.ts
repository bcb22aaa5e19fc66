/** An exact number. */
export interface Ratio {
  over: bigint;
  under: bigint;
}

/** Why a response is asked again. The first two are raised once; the others until the response can be read. */
export type Doubt = "spelling" | "words" | "ambiguous" | "unit" | "number";

/** Options to tick, as whether each is right. The response is the indexes of those that are ticked. */
export interface ChoiceKey {
  right: boolean[];
  scoring: "whole" | "partial";
}

/** A near miss, and the number of the feedback for whoever types it. */
export interface Miss {
  text: string;
  remark: number | null;
}

/** A short answer. The response is a text. */
export interface TextKey {
  answers: string[];
  rejected: Miss[];
  strict: string[];
  language?: string;
}

/** A number; `about` has the folded words of the prompt. The response is a text. */
export interface NumberKey {
  number: string;
  tolerance: string;
  unit: string;
  about?: string;
  language?: string;
}

/** A short answer for each gap. The response is a text for each. */
export interface GapsKey {
  gaps: TextKey[];
}

/**
 * What belongs in each place: the right side of each pair, or the item of each rank, where equal items share a number.
 * The response is what was put there, null for nothing.
 */
export interface PlacesKey {
  places: number[];
}

/** The numbers that a text may mean, or why it must be asked again. */
export interface NumbersRead {
  values: Ratio[];
  doubt?: Doubt;
}

/** What a typed answer is worth, whether to ask again first, and which feedback it gets. */
export interface TypedGrade {
  score: number;
  doubt?: Doubt;
  remark?: number | null;
}
