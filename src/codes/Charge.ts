/** A range of fixed-term imprisonment in years; `validFrom` where it is younger than the charge. */
export interface SentenceBand {
  readonly fromYears?: number;
  readonly toYears?: number;
  readonly validFrom?: string;
}

/** A criminal charge (罪名) of the Criminal Law (刑法) as the hub uses it. */
export interface Charge {
  /** Hub code: `CL`, article, paragraph; a superseded name also carries the year it began. */
  readonly code: string;
  readonly name: string;
  readonly article: string;
  readonly bands: readonly SentenceBand[];
  /** Who can commit it; units by Art. 346, 231, 286(4), 152(3). */
  readonly subject: 'PERSON' | 'PERSON_OR_UNIT';
  /** First and last day of acts to which the charge applies, `yyyy-mm-dd`. */
  readonly validFrom: string;
  readonly validTo?: string;
  /** Code of the charge that took its place. */
  readonly successor?: string;
  /** True outside 分则第六章第六节, for charges met in environment cases. */
  readonly related?: boolean;
}
