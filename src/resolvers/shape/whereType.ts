import { Field, InputType } from 'type-graphql';
import type { CellDefinition } from '../../entities/Cell.ts';
import { filterType } from './filterTypes.ts';

type InputClass = new () => object;

/**
 * The filter of one type. It is compiled against what the reader may see, so it tells nothing of
 * a withheld cell. `nested` are the filters of the objects that the type leads to.
 */
export function whereType(
  name: string,
  cells: readonly CellDefinition[],
  nested: Readonly<Record<string, InputClass>>,
): InputClass {
  const where = class {};
  InputType(`${name}Where`, {
    description: `Conditions on ${name}; all that are given must hold. A withheld field counts as empty.`,
  })(where);
  const logic = {
    and: 'All of these hold.',
    or: 'One of these holds.',
    not: 'This does not hold.',
  };
  for (const [word, description] of Object.entries(logic)) {
    const of = () => (word === 'not' ? where : [where]);
    Field(() => of() as never, { nullable: true, description })(where.prototype, word);
  }
  for (const cell of cells) {
    if (cell.kind.filter === 'none') continue;
    const type = filterType(cell.kind.filter);
    Field(() => type, { nullable: true, description: cell.description })(
      where.prototype,
      cell.name,
    );
  }
  for (const [field, type] of Object.entries(nested)) {
    Field(() => type, { nullable: true, description: `Conditions on the ${field}.` })(
      where.prototype,
      field,
    );
  }
  return where;
}
