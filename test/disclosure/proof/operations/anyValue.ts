import fc from 'fast-check';
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { Choice, Value } from './Asked.ts';
import type { Values } from './Values.ts';

const deepest = 3;

/** Values for the arguments of the contract, mostly such as stand in the worlds. */
export class AnyValue {
  readonly #values: Values;
  readonly #known = new Map<string, fc.Arbitrary<Value>>();

  constructor(values: Values) {
    this.#values = values;
  }

  /** A value of an argument `name` of a field that gives `type`. */
  argument(name: string, of: GraphQLInputType, type: string): fc.Arbitrary<Value> {
    if (name === 'first' || name === 'last') return fc.nat(4);
    if (name === 'after' || name === 'before') return fc.nat(200).map((cursor) => ({ cursor }));
    if (name === 'number') return among(this.#values.numbers);
    if (name === 'organ' || name === 'organId') return among(this.#values.organs);
    if (name === 'id') return among(this.#values.idsOf(type));
    return this.#input(of, name, '', deepest);
  }

  #input(of: GraphQLInputType, name: string, type: string, depth: number): fc.Arbitrary<Value> {
    const nullable = getNullableType(of);
    if (isListType(nullable)) {
      const item = this.#input(nullable.ofType, name, type, depth);
      return fc.array(item, { minLength: 1, maxLength: 3 }).map((list) => ({ list }));
    }
    if (isInputObjectType(nullable)) return this.#object(nullable, depth);
    if (isEnumType(nullable)) {
      return fc.constantFrom(...nullable.getValues().map((one) => ({ name: one.name })));
    }
    const stored = this.#values.of(type, name).flatMap((value) => toValue(nullable.name, value));
    return stored.length > 0 ? near(among(stored)) : scalar(nullable.name);
  }

  #object(of: GraphQLInputObjectType, depth: number): fc.Arbitrary<Value> {
    const key = `${of.name} ${depth}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const type = of.name.replace(/Where$/, '');
    const made = fc.constant(null).chain(() => this.#fields(of, type, depth));
    this.#known.set(key, made);
    return made;
  }

  #fields(of: GraphQLInputObjectType, type: string, depth: number): fc.Arbitrary<Value> {
    const fields = Object.values(of.getFields());
    const inner = (name: string) =>
      /^(and|or|not)$/.test(name) || name === 'case' || /^part(y|ies)$/.test(name);
    const open = fields.filter(({ name }) => depth > 0 || !inner(name));
    const chosen = fc.uniqueArray(fc.constantFrom(...open), { minLength: 1, maxLength: 2 });
    return chosen
      .chain((some) =>
        fc.tuple(
          ...some.map((field) => {
            const filter = getNamedType(field.type);
            const value =
              isInputObjectType(filter) && /Filter$/.test(filter.name)
                ? this.#filter(filter, type, field.name)
                : this.#input(field.type, field.name, type, depth - 1);
            return value.map((one): readonly [string, Value] => [field.name, one]);
          }),
        ),
      )
      .map((pairs) => ({ fields: pairs }));
  }

  /** A comparison with values of the cell that it is about. */
  #filter(of: GraphQLInputObjectType, type: string, cell: string): fc.Arbitrary<Value> {
    return fc
      .constantFrom(...Object.values(of.getFields()))
      .chain((operator) => {
        const stored = this.#input(operator.type, cell, type, 0);
        const value = operator.name === 'isNull' ? among([true, false]) : stored;
        return value.map((one): readonly [string, Value] => [
          operator.name,
          operator.name === 'prefix' ? initial(one) : one,
        ]);
      })
      .map((pair) => ({ fields: [pair] }));
  }
}

type Stored = Choice['among'];

function among(items: Stored): fc.Arbitrary<Choice> {
  if (items.length === 0) throw new Error('There is nothing to choose from');
  return fc.nat(items.length - 1).map((at) => ({ among: items, at }));
}

/** Its first letters. */
function initial(value: Value): Value {
  return typeof value === 'object' && value !== null && 'among' in value
    ? { ...value, letters: 4 }
    : value;
}

/** The value, and what lies beside it. */
function near(value: fc.Arbitrary<Choice>): fc.Arbitrary<Choice> {
  return fc.tuple(value, fc.integer({ min: -1, max: 1 })).map(([one, step]) => ({ ...one, step }));
}

function toValue(scalarName: string, value: unknown): Stored {
  if (scalarName === 'Boolean') return typeof value === 'boolean' ? [value] : [];
  if (scalarName === 'Int') return Number.isInteger(value) ? [Number(value)] : [];
  if (scalarName === 'Yuan') return typeof value === 'number' ? [value] : [];
  return typeof value === 'string' ? [value] : [];
}

function scalar(name: string): fc.Arbitrary<Choice> {
  if (name === 'Boolean') return among([true, false]);
  if (name === 'Int' || name === 'Yuan') return among([0, 1, 2, 3, 5, 8, 13, 20]);
  if (name === 'Date') return among(['2026-01-06', '2400-03-01']);
  if (name === 'DateTime') return among(['2026-01-06T10:00:00+08:00', '2026-06-01T00:00:00Z']);
  return among(['甲', 'x', '~k1~']);
}
