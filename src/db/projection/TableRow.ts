import type { Condition } from './Condition.ts';
import { conditionSql, type Scope } from './conditionSql.ts';
import type { Ground } from './Ground.ts';
import type { Cell, Model } from './Model.ts';
import type { Params } from './Params.ts';

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

  /** The joins that the conditions asked so far need. */
  get joins(): string {
    const { alias } = this;
    const { kind } = this.#model;
    const theCase = `JOIN coordination.case_standing c${alias} ON c${alias}.id = ${alias}.case_id`;
    const party = `LEFT JOIN coordination.party_standing p${alias} ON p${alias}.id = ${alias}.party_id`;
    return [
      this.#withCase && kind !== 'case' ? ` ${theCase}` : '',
      this.#withParty && kind !== 'party' ? ` ${party}` : '',
    ].join('');
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
