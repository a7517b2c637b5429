import type { CellKind } from '../CellKind.ts';
import { isBlank, missing } from '../missing.ts';
import { partsOf } from '../Part.ts';
import type { Report } from '../Report.ts';
import { wrongType } from './text.ts';

type StructClass = abstract new () => object;

/** One structured value, stored as JSON; its parts are declared with `@Part`. */
export function struct(of: () => StructClass): CellKind {
  return {
    graphql: of,
    list: false,
    sql: 'jsonb',
    filter: 'none',
    struct: of,
    check: (value, report) => checkStruct(of(), value, report),
  };
}

/** A list of structured values. */
export function structs(of: () => StructClass): CellKind {
  return {
    graphql: () => [of()],
    list: true,
    sql: 'jsonb',
    filter: 'none',
    struct: of,
    check: (value, report) => {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return items.map((item, index) =>
        checkStruct(of(), item, (finding, path) =>
          report(finding, path ? `${index}.${path}` : `${index}`),
        ),
      );
    },
  };
}

function checkStruct(of: StructClass, value: unknown, report: Report): unknown {
  if (typeof value !== 'object' || value === null) return report(wrongType('an object', '对象'));
  const stored: Record<string, unknown> = {};
  for (const part of partsOf(of)) {
    const given: unknown = Reflect.get(value, part.name);
    const at: Report = (finding, path) =>
      report(finding, path ? `${part.name}.${path}` : part.name);
    if (given === undefined || given === null) {
      if (part.required) at(missing);
      continue;
    }
    const checked = part.kind.check(given, at);
    // Null is a blank; undefined has been reported.
    if (part.required && isBlank(checked)) at(missing);
    stored[part.name] = checked ?? null;
  }
  return stored;
}
