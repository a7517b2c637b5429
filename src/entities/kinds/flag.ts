import type { CellKind } from '../CellKind.ts';
import { wrongType } from './text.ts';

/** Yes or no. */
export function flag(): CellKind {
  return {
    graphql: () => Boolean,
    list: false,
    sql: 'boolean',
    filter: 'boolean',
    check: (value, report) =>
      typeof value === 'boolean' ? value : report(wrongType('true or false', '是或否')),
  };
}
