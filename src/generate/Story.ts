import type { Calendar } from '../policy/Calendar.ts';
import { entryDelay } from '../policy/entryDelay.ts';
import { dayOf, midnightOf, momentOf, stampOf } from './chineseTime.ts';
import { type District, type Office, officeIn } from './District.ts';
import type { FeedPlan } from './FeedPlan.ts';
import type { NumberRange } from './NumberRange.ts';
import { noteSecrets } from './noteSecrets.ts';
import type { Random } from './Random.ts';
import { type Interval, sampleInterval } from './sampleInterval.ts';
import { seededId } from './seededId.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A person or unit of the case, as entered by whoever names it first. */
export interface PartyDraft {
  readonly id: string;
  readonly values: Values;
}

/** What is to be told: an act of an agency, and what of it was known when it was entered. */
export interface Telling {
  readonly feed: string;
  readonly at: number;
  /** The organ, if not the one of the district. */
  readonly office?: Office | undefined;
  /** The record waits for this moment, of which it tells. */
  readonly known?: number | undefined;
  /** Whom it concerns; left out: nobody in particular, and so the whole case. */
  readonly parties?: readonly PartyDraft[] | undefined;
  readonly values: (entered: number) => Record<string, unknown>;
}

/** An act that has been entered. */
export interface Happening extends Telling {
  readonly id: string;
  readonly plan: FeedPlan;
  readonly office: Office;
  readonly decided: number;
  readonly entered: number;
  readonly lateDays: number;
  /** The fields as stored; `writeCase` adds those that the hub sets. */
  readonly stored: Record<string, unknown>;
}

/** What the header of a record says of its entry, unless the act itself says otherwise. */
export interface EntryHeader {
  readonly markingLevel: string;
  readonly markingAudience?: readonly string[] | undefined;
  readonly markingReason?: string | undefined;
  readonly disclosure: string;
  readonly entryChannel: string;
  readonly sourceSystem?: string | undefined;
  readonly sourceRecordId?: string | undefined;
  readonly attachments?: readonly Values[] | undefined;
  /** Why it is late, if it is. */
  readonly lateReason?: string | undefined;
}

/** When and how an act is entered. */
export type Habit = (
  story: Story,
  plan: FeedPlan,
  telling: Telling,
) => { readonly entered: number; readonly header: EntryHeader };

/** What all cases of a generated world share. */
export interface Setting {
  readonly feeds: ReadonlyMap<string, FeedPlan>;
  readonly calendar: Calendar;
  /** Nothing is entered after this moment. */
  readonly anchor: number;
  readonly habit: Habit;
  /** The serial in the hub number of the n-th case of a division and year. */
  readonly serialOf: (range: NumberRange, n: number) => number;
}

/** One case while it is being invented: who is in it and what was entered, in the order of the acts. */
export class Story {
  readonly id: string;
  readonly records: Happening[] = [];
  readonly idNumbers = new Set<string>();
  caseName: string | undefined;
  /** When the last record so far was entered. */
  lastEntered = 0;

  constructor(
    readonly setting: Setting,
    readonly random: Random,
    readonly district: District,
    /** When it is opened, and its number in the division and year of that day. */
    readonly opening: { readonly at: number; readonly sequence: number },
  ) {
    this.id = seededId('Case', random, opening.at);
  }

  /** Enters an act; undefined if that would be after the anchor, when the case is still under way. */
  tell(telling: Telling): Happening | undefined {
    const plan = this.setting.feeds.get(telling.feed);
    if (plan === undefined) throw new RangeError('The regulation has no such feed.');
    const { entered: asked, header } = this.setting.habit(this, plan, telling);
    const opens = this.records.length === 0;
    const entered = opens ? Math.min(asked, this.setting.anchor) : asked;
    if (entered > this.setting.anchor) return undefined;
    const { feed, decidedOnDay, entryDays } = plan;
    const decided = decidedOnDay ? midnightOf(telling.at) : telling.at;
    const { calendar } = this.setting;
    const lateDays = entryDelay(new Date(decided), new Date(entered), entryDays, calendar);
    const stored = telling.values(entered);
    stored[feed.decided] = decidedOnDay ? dayOf(decided) : stampOf(decided);
    addHeader(stored, header, lateDays);
    noteSecrets(stored, plan, telling.parties ?? [], decided);
    const office = telling.office ?? officeIn(this.district, feed.agency);
    const id = seededId(feed.name, this.random, entered);
    const { at, values, parties } = telling;
    const happening: Happening = {
      feed: telling.feed,
      at,
      values,
      parties,
      id,
      plan,
      office,
      decided,
      entered,
      lateDays,
      stored,
    };
    this.records.push(happening);
    this.lastEntered = Math.max(this.lastEntered, entered);
    return happening;
  }

  party(values: Values): PartyDraft {
    if (typeof values.idNo === 'string') this.idNumbers.add(values.idNo);
    return { id: seededId('Party', this.random, this.opening.at), values };
  }

  /** A moment of office hours that many days after another, and after it in any case. */
  later(from: number, days: number): number {
    const at = momentOf(from, days, this.random.integer(8 * 60 + 30, 17 * 60 + 30));
    return Math.max(at, from + this.random.integer(20, 90) * 60_000);
  }

  laterBy(from: number, interval: Interval): number {
    return this.later(from, sampleInterval(this.random, interval));
  }
}

/** Adds the header by named stores: an object that is spread or looped over turns slow. */
function addHeader(stored: Record<string, unknown>, header: EntryHeader, lateDays: number): void {
  stored.markingLevel ??= header.markingLevel;
  stored.markingAudience ??= header.markingAudience;
  stored.markingReason ??= header.markingReason;
  stored.disclosure ??= header.disclosure;
  stored.entryChannel ??= header.entryChannel;
  stored.sourceSystem ??= header.sourceSystem;
  stored.sourceRecordId ??= header.sourceRecordId;
  stored.attachments ??= header.attachments;
  stored.lateReason = lateDays > 0 ? (stored.lateReason ?? header.lateReason) : undefined;
  stored.marked = stored.markingLevel === 'INVESTIGATION' || stored.markingAudience !== undefined;
}
