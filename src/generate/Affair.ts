import { dayOf, stampOf } from './chineseTime.ts';
import type { Offence } from './offences.ts';
import type { PartyDraft, Story } from './Story.ts';

/** What a case is about: the story, what was done, and who is in it. */
export interface Affair {
  readonly story: Story;
  readonly offence: Offence;
  /** The counterpart of the bureau: a unit, or a natural person. */
  readonly counterpart: PartyDraft;
  /** The legal representative of the unit. */
  readonly head: PartyDraft | undefined;
  /** A sentence on the facts, which every agency quotes. */
  readonly facts: string;
}

/** The first day of 生态环境法典. */
const codeDay = '2026-08-15';

/** The legal bases of the day of the act (从旧兼从轻 is for the judge). */
export function basisOf({ offence }: Affair, at: number): readonly string[] {
  const [before, since] = offence.basis;
  return dayOf(at) < codeDay ? before : since;
}

/** The moment as entered, if it had come when the record was entered. */
export function reached(at: number | undefined, entered: number): string | undefined {
  return at !== undefined && at <= entered ? stampOf(at) : undefined;
}

export function isUnit({ values }: PartyDraft): boolean {
  return values.kind !== 'NATURAL';
}

/** The id of an earlier record, if it had been entered when this one was. */
export function idKnown(
  record: { readonly id: string; readonly entered: number } | undefined,
  entered: number,
): string | undefined {
  return record !== undefined && record.entered < entered ? record.id : undefined;
}
