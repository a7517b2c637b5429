import type { Condition } from './Condition.ts';
import { conditionSql, type Scope } from './conditionSql.ts';
import type { Ground } from './Ground.ts';
import type { Cell, Model } from './Model.ts';
import type { Params } from './Params.ts';

/** The standing of a row's case or suspect: how far it has come, and nobody's content. */
export interface Standing {
  readonly of: 'case' | 'party';
  readonly from: string;
  readonly on: string;
}

/** The ground of a table's own row, with the standing of its case and of its party as far as asked for. */
export class TableRow implements Ground {
  readonly alias: string;
  readonly #model: Model;
  readonly #params: Params;
  readonly #shows: Scope['shows'];
  readonly #theCase: (() => string) | undefined;
  #withCase = false;
  #withParty = false;

  /** `theCase` is where the standing of the case is at hand already. */
  constructor(
    alias: string,
    model: Model,
    params: Params,
    shows: Scope['shows'],
    theCase?: () => string,
  ) {
    this.alias = alias;
    this.#model = model;
    this.#params = params;
    this.#shows = shows;
    this.#theCase = theCase;
  }

  column(name: string): string {
    return `${this.alias}.${name}`;
  }

  value(cell: Cell): string {
    return cell.derive?.(this.alias) ?? this.column(cell.column);
  }

  holds(condition: Condition): string {
    return conditionSql(condition, this.#scope(), this.#params);
  }

  /** Whose standing the conditions asked so far need. */
  get standings(): readonly Standing[] {
    const { kind } = this.#model;
    return [
      ...(this.#withCase && kind !== 'case' ? [this.#standingOf('case')] : []),
      ...(this.#withParty && kind !== 'party' ? [this.#standingOf('party')] : []),
    ];
  }

  /** The joins that bring them: each row has a case, not each has a suspect. */
  get joins(): string {
    return this.standings
      .map(({ of, from, on }) => ` ${of === 'case' ? 'JOIN' : 'LEFT JOIN'} ${from} ON ${on}`)
      .join('');
  }

  #standingOf(of: Standing['of']): Standing {
    const standing = `${of[0]}${this.alias}`;
    return {
      of,
      from: `coordination.${of}_standing ${standing}`,
      on: `${standing}.id = ${this.alias}.${of}_id`,
    };
  }

  #scope(): Scope {
    const row = this.alias;
    const { kind, perSuspect } = this.#model;
    const theCase = () => {
      if (this.#theCase !== undefined) return this.#theCase();
      this.#withCase = true;
      return kind === 'case' ? row : `c${row}`;
    };
    const party = () => {
      this.#withParty = true;
      return kind === 'party' ? row : `p${row}`;
    };
    const stage = () => {
      if (kind === 'case' || kind === 'party') return `${row}.stage_rank`;
      return perSuspect
        ? `coalesce(${party()}.stage_rank, ${theCase()}.stage_rank)`
        : `${theCase()}.stage_rank`;
    };
    const sealable = () => {
      if (kind === 'record') return perSuspect ? [party()] : [];
      if (kind === 'clock') return [theCase(), party()];
      return kind === 'reference' ? [] : [row];
    };
    return { row, stage, theCase, party, shows: this.#shows, sealable };
  }
}
