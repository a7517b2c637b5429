import type { Change } from '../../db/changes/Change.ts';
import { HubError } from '../../errors.ts';
import { answerMarking } from '../../policy/answerMarking.ts';
import type { Context } from '../Context.ts';
import { checkCeiling } from '../checkCeiling.ts';
import { type EventFrame, writeFrame } from './EventFrame.ts';
import type { EventSelection } from './EventSelection.ts';
import { RowReader } from './RowReader.ts';
import { concerns, type Scope } from './Scope.ts';
import { type Told, tellRecord } from './Told.ts';

export interface EventQuestion {
  readonly scope: Scope;
  readonly selection: EventSelection;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly shape: string;
  /** Path of the event in the answer. */
  readonly path: string;
}

/** Rights that were read longer ago are no longer used. */
const rightsKeptMs = 3_000;

/**
 * Writes changes as the events that one kind of reader is told of. Every row is read through the
 * projection with the rights of this moment; a change that is hidden leaves no frame.
 */
export class EventWriter {
  readonly #context: Context;
  readonly #question: EventQuestion;
  readonly #rows: RowReader;

  constructor(context: Context, question: EventQuestion) {
    this.#context = context;
    this.#question = question;
    this.#rows = new RowReader(context, question.selection, question);
  }

  async write(changes: readonly Change[]): Promise<readonly EventFrame[]> {
    const { scope } = this.#question;
    const own = changes.filter((change) => concerns(scope, change) && this.#mayConcern(change));
    const isClock = ({ kind }: Change) => kind === 'CLOCK';
    const isMark = ({ kind }: Change) => kind === 'DISPUTED';
    const [clocks, marks, records, steps] = await Promise.all([
      this.#tellClocks(own.filter(isClock)),
      this.#tellMarks(own.filter(isMark)),
      this.#tellRecords(
        own.filter((one) => one.recordId !== null && !isClock(one) && !isMark(one)),
      ),
      this.#tellSteps(own.filter(({ kind }) => kind === 'STAGE_REACHED')),
    ]);
    const told = own.map((change): [Change, readonly Told[]] => [
      change,
      [clocks, marks, records, steps]
        .flatMap((of) => of.get(change) ?? [])
        .filter(({ kind }) => scope.kinds?.has(kind) ?? true),
    ]);
    const withCase = await this.#addCases(told);
    return withCase.flatMap(([{ position }, all]) =>
      all.map((one, place) => {
        // Whoever has a part of a change only is told all of it again.
        const resumeAt = place === all.length - 1 ? position : position - 1;
        return this.#belowCeiling(one, { resumeAt, position, place });
      }),
    );
  }

  /**
   * Place of the first change that has just granted the reader's organ something, or ended it, and
   * that its rights do not show yet; -1 if there is none.
   */
  awaited(changes: readonly Change[]): number {
    const { organ, granted } = this.#context.readerValues;
    return changes.findIndex(
      ({ kind, organId, before, changedAt }) =>
        kind === 'ACCESS' &&
        organId === organ &&
        Date.now() - Date.parse(changedAt) < rightsKeptMs &&
        before?.subjects?.every((one) => granted.includes(one)) === before?.had,
    );
  }

  /** A sign of life that moves the cursor. */
  heartbeat(position: number): EventFrame {
    const at = { resumeAt: position, position, place: 0 };
    return writeFrame(this.#question.selection, { kind: 'HEARTBEAT' }, at);
  }

  /** What is marked above what the reader or the channel may carry is told by its ids alone. */
  #belowCeiling(told: Told, at: Pick<EventFrame, 'resumeAt' | 'position' | 'place'>): EventFrame {
    const { selection } = this.#question;
    const frame = writeFrame(selection, told, at);
    if (frame.portions.length === 0) return frame;
    try {
      checkCeiling(answerMarking(frame.portions), this.#context);
      return frame;
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      return writeFrame(
        selection,
        { ...told, record: undefined, case: undefined, clock: undefined },
        at,
      );
    }
  }

  /** Spares the database what the plan rules out anyway: the projection decides. */
  #mayConcern({ kind, feed, divisionCode, organId }: Change): boolean {
    const { view, readerValues, services } = this.#context;
    if ((kind === 'ACCESS' || kind === 'RECALL') && organId !== readerValues.organ) return false;
    const near = divisionCode >= readerValues.lowest && divisionCode <= readerValues.highest;
    if (!near && view.reach !== 'nation') return false;
    if (feed === null) return true;
    const model = services.registry.models.get(feed);
    return model !== undefined && view.access(model).rows.is !== 'never';
  }

  async #tellRecords(changes: readonly Change[]): Promise<ReadonlyMap<Change, readonly Told[]>> {
    const told = new Map<Change, readonly Told[]>();
    const byFeed = Map.groupBy(changes, ({ feed }) => feed ?? '');
    await Promise.all(
      [...byFeed].map(async ([feed, of]) => {
        const later = of.flatMap(({ kind, recordId: id, version, before }) =>
          id !== null && before === null && kind !== 'PUBLISHED' && version !== null && version > 1
            ? [{ id, version: version - 1 }]
            : [],
        );
        const [rows, held, stood] = await Promise.all([
          this.#rows.byIds(
            'record',
            feed,
            of.map(({ recordId }) => recordId ?? ''),
          ),
          this.#rows.held(feed, later),
          this.#rows.stood(
            feed,
            of.filter(({ before }) => before !== null),
          ),
        ]);
        for (const change of of) {
          const id = change.recordId ?? '';
          const earlier = { held: held.has(id), concerned: true };
          told.set(change, tellRecord(change, rows.get(id), stood.get(change) ?? earlier));
        }
      }),
    );
    return told;
  }

  /** That a record is disputed, or no longer, is told to whoever is shown the mark. */
  async #tellMarks(changes: readonly Change[]): Promise<ReadonlyMap<Change, readonly Told[]>> {
    const told = new Map<Change, readonly Told[]>();
    const byFeed = Map.groupBy(changes, ({ feed }) => feed ?? '');
    for (const [feed, of] of byFeed) {
      const ids = of.flatMap(({ recordId }) => recordId ?? []);
      const rows = await this.#rows.byIds('record', feed, ids, 'disputed');
      for (const change of of) {
        const { recordId } = change;
        const earlier = { held: true, concerned: true };
        const record = rows.get(recordId ?? '');
        if (record !== undefined) told.set(change, tellRecord(change, record, earlier));
      }
    }
    return told;
  }

  /** That a limit has passed is told to whoever may see the clock. */
  async #tellClocks(changes: readonly Change[]): Promise<ReadonlyMap<Change, readonly Told[]>> {
    const ids = changes.flatMap(({ recordId }) => recordId ?? []);
    const rows = await this.#rows.byIds('clock', 'Clock', ids);
    return new Map(
      changes.map((change) => {
        const { recordId, caseId, partyId, changedAt } = change;
        const clock = rows.get(recordId ?? '');
        const about = { caseId, partyId: partyId ?? undefined, changedAt };
        return [change, clock === undefined ? [] : [{ kind: 'CLOCK', ...about, clock }]];
      }),
    );
  }

  /** A step is told to whoever may see the stage, and each record that it opened to whom it opens. */
  async #tellSteps(changes: readonly Change[]): Promise<ReadonlyMap<Change, readonly Told[]>> {
    const ofCase = changes.filter(({ partyId }) => partyId === null);
    const [cases, parties, opened] = await Promise.all([
      this.#rows.byIds(
        '',
        'Case',
        ofCase.map(({ caseId }) => caseId),
        'stage',
      ),
      this.#rows.byIds(
        '',
        'Party',
        changes.flatMap(({ partyId }) => partyId ?? []),
        'stage',
      ),
      Promise.all(changes.map((change) => this.#tellOpened(change))),
    ]);
    const wanted = this.#question.scope.feeds === undefined;
    return new Map(
      changes.map((change, index) => {
        const { partyId, caseId, changedAt } = change;
        const shown = partyId === null ? cases.has(caseId) : parties.has(partyId);
        const step: Told = {
          kind: 'STAGE_REACHED',
          caseId,
          partyId: partyId ?? undefined,
          changedAt,
        };
        return [change, [...(wanted && shown ? [step] : []), ...(opened[index] ?? [])]];
      }),
    );
  }

  async #tellOpened(change: Change): Promise<readonly Told[]> {
    const { stageFrom, stageTo, partyId, caseId, changedAt, position } = change;
    const { scope } = this.#question;
    if (stageFrom === null || stageTo === null) return [];
    if (scope.kinds && !scope.kinds.has('NOW_ACCESSIBLE')) return [];
    const { feeds } = this.#context.services.registry;
    const of = partyId === null ? 'case' : 'party';
    const step = { from: stageFrom, to: stageTo, of } as const;
    const values = { '#case': caseId, '#party': partyId, '#position': String(position) };
    const asked = feeds.filter(({ name }) => scope.feeds?.has(name) ?? true);
    const opened = await Promise.all(
      asked.map(async ({ name: feed }): Promise<Told[]> => {
        const rows = await this.#rows.released(feed, step, values);
        return [...rows].map(([recordId, record]) => {
          const known = { feed, recordId, caseId, changedAt };
          return { kind: 'NOW_ACCESSIBLE', ...known, record };
        });
      }),
    );
    return opened.flat();
  }

  async #addCases(
    told: readonly [Change, readonly Told[]][],
  ): Promise<readonly [Change, readonly Told[]][]> {
    if (!this.#question.selection.fields.some(({ field }) => field === 'case')) return told;
    const ids = told.flatMap(([, all]) => all.flatMap(({ caseId }) => caseId ?? []));
    const rows = await this.#rows.byIds('case', 'Case', ids);
    return told.map(([change, all]) => [
      change,
      all.map((one) => ({ ...one, case: rows.get(one.caseId ?? '') })),
    ]);
  }
}
