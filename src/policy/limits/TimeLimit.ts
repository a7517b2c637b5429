import type { Agency } from '../../codes/agencies.ts';
import type { CaseEvent } from './caseEvents.ts';
import type { Readings } from './Readings.ts';
import type { Span } from './Span.ts';

/** What stands still while it lasts: its days are not counted. */
type PauseGround =
  /** Monitoring, testing or appraisal (检测、检验、鉴定). */
  | 'APPRAISAL'
  /** A hearing (听证). */
  | 'HEARING'
  /** Service by public notice (公告). */
  | 'PUBLIC_NOTICE'
  /** The time of criminal handling (17号 Art. 16). */
  | 'CRIMINAL_HANDLING'
  /** Reconsideration, appeal or private prosecution of the non-prosecution. */
  | 'REMEDY';

/** A rule on time limits (办案期限): one row of the table in domain 1.6. */
export interface TimeLimit {
  readonly id: `TL-${string}`;
  readonly name: string;
  readonly nameZh: string;
  /** The events that begin it; the law counts from the first day or hour after. */
  readonly from: readonly CaseEvent[];
  /** The events that meet it. */
  readonly to: readonly CaseEvent[];
  readonly span: Span;
  /** Longer spans that the law allows on conditions, by the name of the condition. */
  readonly variants?: Readonly<Record<string, Span>>;
  /** Instruments by their codes, with articles; the first one decides from when to when it holds. */
  readonly basis: readonly (readonly [code: string, articles: string])[];
  /** Who owes it; undefined: a party of the case. */
  readonly obliged: Agency | undefined;
  /** A period of custody, which holidays do not prolong (刑事诉讼法 Art. 105). */
  readonly custody?: true;
  /** A contradicting rule that ends earlier: followed if configured so, else warned of. */
  readonly stricter?: {
    readonly reading: Exclude<keyof Readings, 'weekendIsHoliday'>;
    readonly span: Span;
  };
  readonly pauses?: readonly PauseGround[];
  /** It may be used and need not be: unused it lapses, and nobody is late. */
  readonly right?: true;
}
