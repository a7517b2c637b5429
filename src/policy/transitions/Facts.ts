import type { CaseEvent } from '../limits/caseEvents.ts';
import { dayNumberOf, dayStart } from '../limits/chinaDay.ts';

/** An event of a case as the intake knows it: ids and times, no content. */
export interface Fact {
  readonly event: CaseEvent;
  readonly at: string;
  /** Null: it concerns all suspects. */
  readonly partyId: string | null;
  readonly recordId: string;
  /** The organ whose record tells it, and those to which it is addressed, where known. */
  readonly organId?: string | null;
  readonly toOrgans?: readonly string[] | null;
}

/** What has happened in one case, for the suspects whom an act concerns. */
export class Facts {
  readonly #facts: readonly Fact[];

  constructor(facts: readonly Fact[]) {
    this.#facts = facts.toSorted((one, other) => compare(one, other));
  }

  /** The facts that concern a suspect; with none given, all of them. */
  of(partyId: string | undefined): Facts {
    if (partyId === undefined) return this;
    return new Facts(
      this.#facts.filter((fact) => fact.partyId === null || fact.partyId === partyId),
    );
  }

  has(...events: readonly CaseEvent[]): boolean {
    return this.last(...events) !== undefined;
  }

  /** The latest of these events; of several at once the one told last. */
  last(...events: readonly CaseEvent[]): Fact | undefined {
    return this.#facts.findLast(({ event }) => events.includes(event));
  }

  /** The first of these events that came after a fact; of one day, that which was told later. */
  after(fact: Fact, events: readonly CaseEvent[]): Fact | undefined {
    return this.#facts.find((one) => {
      if (!events.includes(one.event)) return false;
      if (precedes(fact.at, one.at)) return true;
      if (precedes(one.at, fact.at) || one.event === fact.event) return false;
      return one.recordId >= fact.recordId;
    });
  }
}

/** Whether one instant lies before another; of some acts only the day is known. */
export function precedes(one: string, other: string): boolean {
  const [at, of] = [Date.parse(one), Date.parse(other)];
  if (isWholeDay(at) || isWholeDay(of)) return dayNumberOf(at) < dayNumberOf(of);
  return at < of;
}

function isWholeDay(at: number): boolean {
  return at === dayStart(dayNumberOf(at));
}

function compare(one: Fact, other: Fact): number {
  const apart = Date.parse(one.at) - Date.parse(other.at);
  if (apart !== 0) return apart;
  return one.recordId < other.recordId ? -1 : 1;
}
