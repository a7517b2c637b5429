import type { CellKind } from '../CellKind.ts';
import { warn } from '../Report.ts';
import { text } from './text.ts';

/** The part of a code table that a kind needs. */
type Codes = readonly { readonly code: string }[];

/**
 * A code of an open list, kept by others and growing: an unknown code is stored and warned of,
 * because a truthful entry must not fail on a list that is behind.
 */
export function code(list: string, codes: Codes): CellKind {
  const known = new Set(codes.map((one) => one.code));
  const plain = text(100);
  return {
    ...plain,
    check: (value, report) => {
      const stored = plain.check(value, report);
      if (typeof stored === 'string' && !known.has(stored)) {
        report(
          warn(
            'UNKNOWN_CODE',
            `The code is not in the list "${list}"; it was stored as entered.`,
            `代码不在“${list}”表中，已按原样保存。`,
            'Check the code or have the list extended.',
            '请核对代码或申请扩充代码表。',
          ),
        );
      }
      return stored;
    },
  };
}

/** Several codes of an open list. */
export function codes(list: string, table: Codes): CellKind {
  return listOf(code(list, table));
}

/** A list of texts or codes, stored as an array; each item is checked by itself. */
export function listOf(item: CellKind): CellKind {
  return {
    graphql: () => [item.graphql()],
    list: true,
    sql: 'text[]',
    filter: 'list',
    check: (value, report) => {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      const stored = items.map((one, index) =>
        item.check(one, (finding, path) => report(finding, path ? `${index}.${path}` : `${index}`)),
      );
      return stored.filter((one) => one !== null && one !== undefined);
    },
  };
}
