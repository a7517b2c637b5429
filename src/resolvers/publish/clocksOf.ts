import { type Adjustment, adjustmentsOf } from '../../policy/clocks/adjustmentsOf.ts';
import type { Clock, ToldEvent } from '../../policy/clocks/Clock.ts';
import { settle } from '../../policy/clocks/settle.ts';
import { windClocks } from '../../policy/clocks/windClocks.ts';
import type { Context } from '../Context.ts';
import type { CaseOfDraft, Draft } from './Draft.ts';

type Row = Readonly<Record<string, unknown>>;

/** A record that is about to be stored, with its case. */
export interface StoredRow {
  readonly row: Row;
  readonly draft: Draft;
  readonly theCase: CaseOfDraft;
}

/** The clocks that records begin and the events that they tell, settled among one another. */
export function clocksOf(
  feed: { readonly name: string; readonly agency: string },
  records: readonly StoredRow[],
  earlier: readonly ToldEvent[],
  agencies: ReadonlyMap<string, string>,
  { services: { calendar, readings } }: Pick<Context, 'services'>,
): {
  clocks: readonly Clock[];
  events: readonly ToldEvent[];
  adjustments: readonly Adjustment[];
} {
  const clocks: Clock[] = [];
  const events: ToldEvent[] = [];
  // Case by case: a batch has as many events as records, and each would look through all of them.
  const told = Map.groupBy(earlier, ({ caseId }) => caseId);
  for (const { row, draft, theCase } of records) {
    const telling = {
      feed: feed.name,
      agency: feed.agency,
      id: String(row.id),
      caseId: theCase.id,
      divisionCode: theCase.divisionCode,
      ownerOrganId: String(row.ownerOrganId),
      partyIds: draft.partyIds,
      values: row,
    };
    const wound = windClocks(telling, {
      indicators: theCase.indicatorBits,
      told: told.get(theCase.id) ?? [],
      organOf: (agency) =>
        theCase.participants.toSorted().find((id) => agencies.get(id) === agency),
      calendar,
      readings,
    });
    clocks.push(...wound.clocks);
    events.push(...wound.events);
    told.set(theCase.id, [...(told.get(theCase.id) ?? []), ...wound.events]);
  }
  for (const clock of clocks) settle([clock], told.get(clock.caseId) ?? []);
  const before = Map.groupBy(earlier, ({ caseId }) => caseId);
  const adjustments = [...Map.groupBy(events, ({ caseId }) => caseId)].flatMap(([id, own]) =>
    adjustmentsOf({ before: before.get(id) ?? [], told: own, calendar, readings }),
  );
  return { clocks, events, adjustments };
}
