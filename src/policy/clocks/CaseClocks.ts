import type { Calendar } from '../Calendar.ts';
import { isEntry } from '../limits/caseEvents.ts';
import type { Readings } from '../limits/Readings.ts';
import { milestoneOf } from '../milestones.ts';
import { adjustmentsOf } from './adjustmentsOf.ts';
import type { Clock, ToldEvent } from './Clock.ts';
import { settle } from './settle.ts';
import { type Telling, windClocks } from './windClocks.ts';

/** How days are counted, and which agency an organ belongs to. */
export interface ClockRules {
  readonly calendar: Calendar;
  readonly readings: Readings;
  readonly agencyOf: (organId: string) => string | undefined;
}

/**
 * The clocks of one case as its records wind and stop them, publication by publication. What the hub
 * does by statements follows from this: the same records give the same clocks.
 */
export class CaseClocks {
  readonly clocks: Clock[] = [];
  /** The events that are kept of the case. */
  readonly events: ToldEvent[] = [];
  readonly #rules: ClockRules;
  readonly #participants = new Set<string>();
  #indicators = 0;

  constructor(rules: ClockRules) {
    this.#rules = rules;
  }

  /** Enters the records of one publication, which find the case as it was before all of them. */
  enter(records: readonly Telling[]): void {
    const { calendar, readings, agencyOf } = this.#rules;
    const participants = [...this.#participants].sort();
    const organOf = (agency: string) => participants.find((id) => agencyOf(id) === agency);
    const begun: Clock[] = [];
    const told: ToldEvent[] = [];
    for (const telling of records) {
      const wound = windClocks(telling, {
        ...{ indicators: this.#indicators, organOf, calendar, readings },
        told: [...this.events, ...told],
      });
      begun.push(...wound.clocks);
      told.push(...wound.events);
    }
    settle(begun, [...this.events, ...told]);
    settle(this.clocks, told);
    this.clocks.push(...begun);
    for (const { rule, startedAt, ...times } of adjustmentsOf({
      ...{ before: this.events, told, calendar, readings },
    })) {
      for (const clock of this.clocks) {
        if (clock.rule !== rule || clock.startedAt !== startedAt) continue;
        delete clock.pausedAt;
        Object.assign(clock, times);
      }
    }
    this.events.push(...told.filter(({ event }) => !isEntry(event)));
    for (const { feed, values, ownerOrganId } of records) {
      // Of a withdrawn record nothing is told but that it was.
      if (values.status === undefined) continue;
      this.#indicators |= milestoneOf(feed, values).bits;
      const { addressees } = values;
      const organs = Array.isArray(addressees) ? addressees.map(String) : [];
      for (const organ of [ownerOrganId, ...organs]) this.#participants.add(organ);
    }
  }
}
