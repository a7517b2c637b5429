import type { Change } from '../../db/changes/Change.ts';
import { Compiler } from '../../db/projection/Compiler.ts';
import { compileEach, type EachRow, type EachStatement } from '../../db/projection/compileEach.ts';
import { compileHeld } from '../../db/projection/compileHeld.ts';
import { compileReleased, type Step } from '../../db/projection/compileReleased.ts';
import { compileStood } from '../../db/projection/compileStood.ts';
import type { Selection } from '../../db/projection/Selection.ts';
import { bind, type Statement } from '../../db/projection/Statement.ts';
import { runStatement } from '../../db/runStatement.ts';
import type { Context } from '../Context.ts';
import { Planner } from '../Planner.ts';
import type { EventSelection } from './EventSelection.ts';

/** What the keys of one event field hold of each row: there is an entry iff the row is visible. */
export type FieldRows = ReadonlyMap<string, ReadonlyMap<string, EachRow>>;

/** What a reader could see before a change of rights, and whether a cell that it concerns is one. */
export interface Stood {
  readonly held: boolean;
  readonly concerned: boolean;
}

type Values = Readonly<Record<string, unknown>>;

const plans = new Planner<EachStatement | undefined>();
const stoodPlans = new Planner<Pick<Statement, 'sql' | 'params'>>();
const heldPlans = new Planner<Pick<Statement, 'sql' | 'params'>>();

/** Reads rows for events through the projection, with the rights of one kind of reader. */
export class RowReader {
  readonly #context: Context;
  readonly #selection: EventSelection;
  readonly #variables: Values;
  readonly #shape: string;
  readonly #path: string;

  constructor(
    context: Context,
    selection: EventSelection,
    of: { readonly variables: Values; readonly shape: string; readonly path: string },
  ) {
    this.#context = context;
    this.#selection = selection;
    this.#variables = of.variables;
    this.#shape = of.shape;
    this.#path = of.path;
  }

  /** Rows of a model by their ids, for the event's field `field`. */
  byIds(field: string, model: string, ids: Iterable<string>, shown?: string): Promise<FieldRows> {
    const unique = [...new Set(ids)];
    if (unique.length === 0) return Promise.resolve(new Map());
    const options = shown === undefined ? {} : { shown };
    return this.#read(field, `${model}|${shown ?? ''}`, { '#ids': unique }, (selected, path) =>
      compileEach(model, selected, { path, ...options }, this.#compiler()),
    );
  }

  /** The records of a feed that a step of a case or party opened. */
  released(feed: string, step: Step, values: Values): Promise<FieldRows> {
    const model = this.#context.view.model(feed);
    const variant = `${feed}|${step.of}|${step.from}|${step.to}`;
    return this.#read('record', variant, values, (selected, path) =>
      compileReleased(model, selected, { path, step }, this.#compiler()),
    );
  }

  /** Which of these versions of a feed's records the reader could see. */
  async held(
    feed: string,
    versions: readonly { readonly id: string; readonly version: number }[],
  ): Promise<ReadonlySet<string>> {
    if (versions.length === 0) return new Set();
    const { view } = this.#context;
    const statement = heldPlans.plan(this.#selection.node, `${view.profile}|${feed}`, () =>
      compileHeld(view.model(feed), this.#compiler()),
    );
    const rows = await this.#run(statement, {
      '#ids': versions.map(({ id }) => id),
      '#versions': versions.map(({ version }) => version),
    });
    return new Set(rows.map(([id]) => id ?? ''));
  }

  /** What the reader could see of records as they stood before changes of the rights over them. */
  async stood(feed: string, changes: readonly Change[]): Promise<ReadonlyMap<Change, Stood>> {
    const found = new Map<Change, Stood>();
    const alike = Map.groupBy(changes, ({ before }) => (before?.items ?? []).join());
    for (const [items, of] of alike) {
      const { view } = this.#context;
      const plan = `${view.profile}|${feed}|${items}`;
      const statement = stoodPlans.plan(this.#selection.node, plan, () =>
        compileStood(view.model(feed), of[0]?.before?.items ?? [], this.#compiler()),
      );
      const standings = of.map((change, place) => this.#standing(change, place));
      const rows = await this.#run(statement, { '#standings': JSON.stringify(standings) });
      for (const [place, held, concerned] of rows) {
        const change = of[Number(place)];
        if (change) found.set(change, { held: held === 't', concerned: concerned === 't' });
      }
    }
    return found;
  }

  /** The standing before a change, with what had been granted to the reader's organ by then. */
  #standing(
    { before, recordId: id, caseId, divisionCode, organId }: Change,
    place: number,
  ): object {
    const { organ, granted } = this.#context.readerValues;
    const subjects = organId === organ ? (before?.subjects ?? []) : [];
    const others = [...granted].filter((one) => !subjects.includes(one));
    return {
      ...before,
      place,
      id,
      case_id: caseId,
      division_code: divisionCode,
      granted: before?.had === true ? [...others, ...subjects] : others,
    };
  }

  async #read(
    field: string,
    variant: string,
    values: Values,
    compile: (selected: readonly Selection[], path: string) => EachStatement | undefined,
  ): Promise<FieldRows> {
    const { fields, node } = this.#selection;
    const { view, cursors } = this.#context;
    const { profile } = view;
    const concrete = variant.slice(0, variant.indexOf('|'));
    const keys = fields.filter((one) => one.field === field).map(({ key }) => key);
    const found = new Map<string, Map<string, EachRow>>();
    // A field that is not selected is read all the same, for whether the row is visible.
    for (const key of keys.length > 0 ? keys : ['']) {
      const plan = `${profile}|${key}|${variant}|${this.#shape}`;
      const fetch = async (selected: readonly Selection[], kept: string) => {
        const statement = plans.plan(node, kept, () => compile(selected, `${this.#path}.${key}`));
        return statement && { statement, rows: await this.#run(statement, values) };
      };
      const fetched = await Promise.resolve()
        .then(() => fetch(key === '' ? [] : this.#selection.below(key, concrete), plan))
        .catch(async (error: unknown) => {
          // A question that fails must not tell that there are changes whose rows are hidden.
          const seen = await fetch([], `${profile}||${variant}|${this.#shape}`);
          if (seen !== undefined && seen.rows.length > 0) throw error;
          return undefined;
        });
      if (fetched === undefined) return found;
      const { statement } = fetched;
      for (const [id, row] of statement.each(fetched.rows)) {
        const rows = found.get(id) ?? new Map<string, EachRow>();
        const json = cursors.seal(row.json, statement.scopes, { ...this.#variables, ...values });
        found.set(id, rows.set(key, { ...row, json }));
      }
    }
    return found;
  }

  #compiler(): Compiler {
    return new Compiler(this.#context.view, 'document');
  }

  #run(statement: Pick<Statement, 'sql' | 'params'>, values: Values) {
    const { services, readerValues, cursors, pass } = this.#context;
    const bound = bind(statement, readerValues, { ...this.#variables, ...values }, cursors);
    return runStatement(services.pool, pass, statement, bound);
  }
}
