/**
 * An argument of a document: a constant, a place in the variables, or a list or object of both.
 * The plan is built from its shape; the value is read anew for each request.
 */
export type Argument =
  | { readonly kind: 'constant'; readonly value: unknown }
  | {
      readonly kind: 'variable';
      readonly path: readonly (string | number)[];
      readonly value: unknown;
    }
  | { readonly kind: 'list'; readonly items: readonly Argument[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Argument> };

export type Variables = Readonly<Record<string, unknown>>;

/** The value that the argument has in this request. */
export function valueIn(argument: Argument, variables: Variables): unknown {
  switch (argument.kind) {
    case 'constant':
      return argument.value;
    case 'variable':
      return argument.path.reduce<unknown>(step, variables);
    case 'list':
      return argument.items.map((item) => valueIn(item, variables));
    case 'object':
      return Object.fromEntries(
        [...argument.fields].map(([name, field]) => [name, valueIn(field, variables)]),
      );
  }
}

/** The value that the plan was made for; only its shape may be relied on. */
export function shapeOf(argument: Argument | undefined): unknown {
  if (argument === undefined) return undefined;
  if (argument.kind === 'constant' || argument.kind === 'variable') return argument.value;
  if (argument.kind === 'list') return argument.items.map(shapeOf);
  return Object.fromEntries([...argument.fields].map(([name, field]) => [name, shapeOf(field)]));
}

/** The fields of an object argument that are present, in their order. */
export function fieldsOf(argument: Argument | undefined): readonly (readonly [string, Argument])[] {
  if (argument?.kind === 'object') return [...argument.fields];
  const value = shapeOf(argument);
  if (typeof value !== 'object' || value === null || argument === undefined) return [];
  return Object.keys(value).map((name) => [name, stepInto(argument, name)]);
}

/** The items of a list argument; one value alone counts as a list, as in GraphQL. */
export function itemsOf(argument: Argument): readonly Argument[] {
  if (argument.kind === 'list') return argument.items;
  const value = shapeOf(argument);
  if (!Array.isArray(value)) return value === null || value === undefined ? [] : [argument];
  return value.map((_, index) => stepInto(argument, index));
}

function stepInto(argument: Argument, name: string | number): Argument {
  const value = step(shapeOf(argument), name);
  if (argument.kind !== 'variable') return { kind: 'constant', value };
  return { kind: 'variable', path: [...argument.path, name], value };
}

function step(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
