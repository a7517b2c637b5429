/** One thing that a check found in a printed code; `reject` stops the row, `warn` goes into the receipt. */
export interface Finding {
  readonly severity: 'reject' | 'warn';
  /** Stable, SCREAMING_SNAKE. */
  readonly code: string;
  /** A fact in English. Never quotes the value: it may be protected. */
  readonly message: string;
  readonly messageZh: string;
  readonly remedy: string;
  readonly remedyZh: string;
}

/** The canonical form beside what was found. `canonical` is undefined when a reject finding is present. */
export interface Checked {
  readonly canonical: string | undefined;
  readonly findings: readonly Finding[];
}
