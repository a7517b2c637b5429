import { at } from '../../../fixtures/at.ts';

const names = /^(f\d+|cursor|endCursor|startCursor)$/;

/** The cursors of an answer, in their order. */
export function cursorsIn(body: unknown, path = 'data'): readonly string[] {
  const found: string[] = [];
  collect(at(body, path), found);
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (Array.isArray(value)) for (const one of value) collect(one, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') collect(inner, found);
    else if (names.test(name) && inner.length > 30 && !/\s/.test(inner)) found.push(inner);
  }
}
