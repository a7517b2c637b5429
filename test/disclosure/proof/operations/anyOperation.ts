import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Asked, Operation } from './Asked.ts';
import { AnyValue } from './anyValue.ts';
import { rootOf, sdl } from './sdl.ts';
import type { Values } from './Values.ts';

type Field = GraphQLField<unknown, unknown>;
type AskedField = Extract<Asked, { field: string }>;

/** How far below a root is asked: deep ones cost PostgreSQL seconds to plan, so few are. */
const depths = fc.constantFrom(0, 1, 1, 2, 2, 3);
/** Levels that only wrap rows. */
const isWrapper = (type: string) => /(Connection|Edge)$/.test(type);

/**
 * Operations over the contract: any root field that reads (of those named, if any are), with whatever
 * can be asked below it.
 */
export function anyOperation(values: Values, named = /./): fc.Arbitrary<Operation> {
  const asking = new Asking(new AnyValue(values));
  const all = Object.values(rootOf('query').getFields());
  const roots = all.filter(({ name }) => named.test(name));
  const records = roots.filter(({ args, name }) => args.length > 0 && !isReference(name));
  const across = records.filter(({ name }) => isAcross(name));
  const kinds = [
    { weight: 24, fields: records },
    { weight: 6, fields: across },
    { weight: 1, fields: roots },
  ].filter(({ fields }) => fields.length > 0);
  const root = fc.oneof(
    ...kinds.map(({ weight, fields }) => ({ weight, arbitrary: fc.constantFrom(...fields) })),
  );
  return fc.tuple(root, depths).chain(([field, depth]) => asking.field(field, depth, false));
}

function isReference(name: string): boolean {
  return /^(organ|division|charge|legalBas)/.test(name);
}

/** What reaches rows of every type. */
function isAcross(name: string): boolean {
  return /^(node|caseByNumber|changesSince|statistics|whyWithheld|tasks)$/.test(name);
}

class Asking {
  readonly #values: AnyValue;

  constructor(values: AnyValue) {
    this.#values = values;
  }

  field(of: Field, depth: number, alias: boolean): fc.Arbitrary<AskedField> {
    const type = getNamedType(of.type);
    const below = this.#below(type, depth, alias);
    return fc.tuple(this.#args(of, type.name), below, fc.boolean()).map(([args, inner, named]) => ({
      field: of.name,
      args,
      of: inner,
      alias: alias || args.length > 0 || (named && alias),
    }));
  }

  #args(of: Field, gives: string): fc.Arbitrary<AskedField['args']> {
    const paging = fc.constantFrom('first', 'last', 'none');
    return paging.chain((page) => {
      const wanted = of.args.filter(({ name }) =>
        name !== 'last' && name !== 'first' ? true : name === page,
      );
      return fc
        .tuple(
          ...wanted.map((arg) => {
            const value = this.#values.argument(arg.name, arg.type, gives);
            const type = String(arg.type);
            const pair = value.map((one): AskedField['args'] => [[arg.name, one, type]]);
            if (isNonNullType(arg.type)) return pair;
            // A cursor of another list is refused; the fitting ones come with the next page.
            const rare = arg.name === 'after' || arg.name === 'before';
            return fc.oneof(
              { weight: rare ? 1 : 3, arbitrary: pair },
              { weight: rare ? 300 : 1, arbitrary: fc.constant<AskedField['args']>([]) },
            );
          }),
        )
        .map((pairs) => pairs.flat());
    });
  }

  #below(type: GraphQLNamedType, depth: number, alias: boolean): fc.Arbitrary<readonly Asked[]> {
    if (isInterfaceType(type)) return this.#abstract(type, depth);
    if (!isObjectType(type)) return fc.constant([]);
    const fields = Object.values(type.getFields());
    const isLeaf = (field: Field) => {
      const named = getNamedType(field.type);
      return !isObjectType(named) && !isInterfaceType(named);
    };
    const leaves = fields.filter(isLeaf);
    const rest = fields.filter((field) => !isLeaf(field));
    const wrapped = isWrapper(type.name);
    const some = (from: readonly Field[], least: number, most: number, level: number) =>
      from.length === 0
        ? fc.constant<readonly Asked[]>([])
        : fc
            .uniqueArray(fc.constantFrom(...from), {
              minLength: Math.min(least, from.length),
              maxLength: most,
            })
            .chain((chosen) => fc.tuple(...chosen.map((one) => this.field(one, level, alias))));
    const must = wrapped || leaves.length === 0 ? 1 : 0;
    const inner =
      depth > 0 || must > 0
        ? some(rest, must, wrapped ? 3 : 2, wrapped ? depth : depth - 1)
        : fc.constant([]);
    const shown = fc
      .tuple(some(leaves, must === 1 ? 0 : 1, wrapped ? 1 : 4, depth), inner)
      .map(([one, two]) => [...one, ...two]);
    return fc.tuple(shown, fc.nat(9)).map(([of, dice]): readonly Asked[] => {
      if (dice > 1 || alias) return of;
      return [{ on: type.name, of, named: dice === 0 }];
    });
  }

  /** What is common to all, and fragments on a few of the types that it may be. */
  #abstract(
    type: Parameters<typeof sdl.getPossibleTypes>[0],
    depth: number,
  ): fc.Arbitrary<readonly Asked[]> {
    const types = sdl.getPossibleTypes(type);
    const most = depth > 1 ? 3 : 2;
    const common: Asked = { field: '__typename', args: [], of: [], alias: false };
    return fc
      .uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: most })
      .chain((some) =>
        fc.tuple(
          ...[...some, ...some.flatMap((one) => one.getInterfaces().slice(0, 1))].map((one) =>
            this.#fragment(one, depth - 1),
          ),
        ),
      )
      .map((fragments) => [common, ...fragments]);
  }

  /** Names of its own, for two types may have one field in two kinds. */
  #fragment(type: GraphQLNamedType, depth: number): fc.Arbitrary<Asked> {
    const fields =
      isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const open = fields.filter((field) => depth > 0 || !isObjectType(getNamedType(field.type)));
    return fc
      .uniqueArray(fc.constantFrom(...open), { minLength: 1, maxLength: 4 })
      .chain((some) =>
        fc.tuple(fc.tuple(...some.map((one) => this.field(one, depth, true))), fc.boolean()),
      )
      .map(([of, named]) => ({ on: type.name, of, named }));
  }
}
