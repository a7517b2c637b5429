import { Field, ID, InputType, Int } from 'type-graphql';
import type { FilterKind } from '../../entities/CellKind.ts';
import { scalars } from '../../entities/kinds/scalars.ts';

type InputClass = new () => object;

const made = new Map<string, InputClass>();

const texts: Readonly<Record<string, string>> = {
  eq: 'Equal to.',
  in: 'One of.',
  gt: 'Greater or later than.',
  gte: 'Greater than, later than, or equal to.',
  lt: 'Less or earlier than.',
  lte: 'Less than, earlier than, or equal to.',
  prefix: 'Begins with.',
  has: 'The list holds this value.',
  isNull: 'True: empty or withheld. False: shown.',
};

/** The input type of a filter on one kind of cell. A withheld cell matches only `isNull: true`. */
export function filterType(kind: FilterKind): InputClass {
  if (kind === 'none') throw new Error('A structured cell has no filter');
  if (typeof kind === 'object') return build(`${kind.name}Filter`, () => kind.choice, ['eq', 'in']);
  const range = ['eq', 'in', 'gt', 'gte', 'lt', 'lte'];
  switch (kind) {
    case 'text':
      return build('TextFilter', () => String, ['eq', 'in', 'prefix']);
    case 'id':
      return build('IdFilter', () => ID, ['eq', 'in']);
    case 'integer':
      return build('IntFilter', () => Int, range);
    case 'yuan':
      return build('YuanFilter', () => scalars.yuan, range);
    case 'date':
      return build('DateFilter', () => scalars.date, range);
    case 'dateTime':
      return build('DateTimeFilter', () => scalars.dateTime, range);
    case 'boolean':
      return build('BooleanFilter', () => Boolean, ['eq']);
    case 'list':
      return build('TextListFilter', () => String, ['has']);
  }
}

function build(name: string, type: () => unknown, operators: readonly string[]): InputClass {
  const before = made.get(name);
  if (before !== undefined) return before;
  const filter = class {};
  InputType(name, { description: 'Conditions on one field; all that are given must hold.' })(
    filter,
  );
  for (const operator of [...operators, 'isNull']) {
    const of = () => {
      if (operator === 'isNull') return Boolean;
      return operator === 'in' ? [type()] : type();
    };
    Field(() => of() as never, { nullable: true, description: texts[operator] ?? '' })(
      filter.prototype,
      operator,
    );
  }
  made.set(name, filter);
  return filter;
}
