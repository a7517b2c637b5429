/** A fact pattern for which the police may order administrative detention (行政拘留情形). */
export interface DetentionFactPattern {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Instrument by its code in the table of legal bases, article and item. */
  readonly basis: string;
}
