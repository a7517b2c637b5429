import { Field } from 'type-graphql';
import { Column, type ColumnOptions } from 'typeorm';
import type { SqlType } from '../db/projection/Model.ts';
import type { Mask } from '../db/projection/maskSql.ts';
import type { CellKind } from './CellKind.ts';

/** What the class says of one property, once: table column, GraphQL field, input and rule. */
export interface CellDefinition {
  readonly name: string;
  readonly column: string;
  readonly kind: CellKind;
  readonly description: string;
  /** Mandatory on entry. */
  readonly required: boolean;
  /** Entered by the provider; the others are set by the hub. */
  readonly entered: boolean;
  /** Never null and never withheld. */
  readonly notNull: boolean;
  /** SQL in place of a stored column. */
  readonly derive: ((row: string) => string) | undefined;
  /** Identifies a person, and is shown in part to those who do not handle the case. */
  readonly mask: Mask | undefined;
  /** Secret of the investigation by its nature. */
  readonly investigation: boolean;
}

export interface CellOptions {
  readonly required?: boolean;
  readonly entered?: boolean;
  /** Always there, and told with the mere existence of the row: never withheld. */
  readonly notNull?: boolean;
  /** Always stored, but may be withheld. */
  readonly stored?: boolean;
  /** Part of the primary key. */
  readonly primary?: boolean;
  readonly derive?: (row: string) => string;
  /** Stored, but no field of the schema. */
  readonly internal?: boolean;
  /** Identifies a person (个人信息): how it is shown to those who do not handle the case. */
  readonly mask?: Mask;
  /** Secret of the investigation (侦查秘密): not entered without a confidentiality note. */
  readonly investigation?: boolean;
}

const cells = new WeakMap<object, CellDefinition[]>();

/** A field of a table: what it is called, means and must satisfy stands here and nowhere else. */
export function Cell(
  kind: CellKind,
  description: string,
  options: CellOptions = {},
): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property);
    const {
      primary = false,
      internal = false,
      derive,
      notNull = primary,
      stored = false,
    } = options;
    const column = snakeCase(name);
    if (!internal) {
      Field(() => kind.graphql() as never, { nullable: !notNull, description })(
        prototype,
        property,
      );
    }
    if (derive === undefined) {
      Column({ ...columnOf(kind.sql), name: column, nullable: !(notNull || stored), primary })(
        prototype,
        property,
      );
    }
    if (internal) return;
    const list = cells.get(prototype.constructor) ?? [];
    const { required = false, entered = derive === undefined } = options;
    const { mask, investigation = false } = options;
    const rules = { required, entered, notNull, derive, mask, investigation };
    list.push({ name, column, kind, description, ...rules });
    cells.set(prototype.constructor, list);
  };
}

/** The cells of a class and of those that it extends, the general ones first. */
export function cellsOf(entity: object): readonly CellDefinition[] {
  const base: unknown = Object.getPrototypeOf(entity);
  const inherited = typeof base === 'function' && base.name !== '' ? cellsOf(base) : [];
  return [...inherited, ...(cells.get(entity) ?? [])];
}

/** The column's name: the field's, in the manner of SQL. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z0-9]+/g, (part) => `_${part.toLowerCase()}`).replace(/^_/, '');
}

function columnOf(sql: SqlType): ColumnOptions {
  if (sql === 'text[]') return { type: 'text', array: true };
  if (sql === 'uuid[]') return { type: 'uuid', array: true };
  if (sql === 'timestamptz') return { type: 'timestamptz' };
  return { type: sql };
}
