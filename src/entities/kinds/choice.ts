import { registerEnumType } from 'type-graphql';
import type { CellKind } from '../CellKind.ts';
import { reject } from '../Report.ts';

interface Choice {
  readonly values: object;
  readonly kind: CellKind;
}

const known = new Map<string, Choice>();

/** One of a closed list that the regulation itself draws up; becomes a GraphQL enum of that name. */
export function choice(
  name: string,
  values: Readonly<Record<string, string>>,
  description?: string,
): CellKind {
  const before = known.get(name);
  if (before !== undefined) return before.kind;
  const object = Object.fromEntries(Object.keys(values).map((key) => [key, key]));
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([key, text]) => [key, { description: text }]),
  );
  registerEnumType(object, { name, valuesConfig, ...(description && { description }) });
  const kind: CellKind = {
    graphql: () => object,
    list: false,
    sql: 'text',
    filter: { choice: object, name },
    check: (value, report) => {
      if (typeof value === 'string' && Object.hasOwn(values, value)) return value;
      return report(
        reject(
          'UNKNOWN_CHOICE',
          `The value is none of ${Object.keys(values).join(', ')}.`,
          '该值不在选项之内。',
          'Choose one of them.',
          '请从选项中选择。',
        ),
      );
    },
  };
  known.set(name, { values: object, kind });
  return kind;
}

/** Several of a closed list. */
export function choices(...args: Parameters<typeof choice>): CellKind {
  const one = choice(...args);
  return {
    graphql: () => [one.graphql()],
    list: true,
    sql: 'text[]',
    filter: 'list',
    check: (value, report) => {
      const items = Array.isArray(value) ? value : [value];
      return items.map((item, index) =>
        one.check(item, (finding, path) => report(finding, joinPath(String(index), path))),
      );
    },
  };
}

function joinPath(head: string, tail?: string): string {
  return tail === undefined ? head : `${head}.${tail}`;
}
