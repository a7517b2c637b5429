import type { Finding } from './Finding.ts';

/** A finding as people read it: what, to whom, and the smallest operation that shows it. */
export function printFinding({ login, kind, what, example }: Finding): string {
  const shown = example === undefined ? '' : `\n    ${example.replaceAll('\n', '\n    ')}`;
  return `  ✗ ${kind}, ${login}: ${what}${shown}`;
}
