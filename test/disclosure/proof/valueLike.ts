import type { CellDefinition } from '../../../src/entities/Cell.ts';
import type { Random } from '../../../src/generate/Random.ts';
import type { Tokens } from './Tokens.ts';

const words = ['甲', '乙', '丙', '甲乙', '污染环境罪'];
/** What a text in a structure is left as: dates, codes, ids of organs and records. */
const formal = /^(\d{4}-\d\d-\d\d.*|[A-Z][A-Z0-9_]*|[a-z]+-\d{6}|[0-9a-f-]{36})$/;

/** A new value of the cell's type that occurs nowhere else, as far as the type has room for that. */
export function valueLike(
  cell: CellDefinition,
  before: unknown,
  place: string,
  tokens: Tokens,
  random: Random,
): unknown {
  const { filter, keepsPrinted } = cell.kind;
  if (typeof filter === 'object') return random.pick(Object.keys(filter.choice));
  if (cell.mask !== undefined) return maskable(cell.mask, place, tokens);
  switch (filter) {
    case 'text':
      return keepsPrinted && isDocumentNo(cell.name)
        ? tokens.documentNo(place)
        : tokens.text(place, random.pick(words));
    case 'integer':
      return tokens.integer(place);
    case 'yuan':
      return tokens.yuan(place);
    case 'date':
      return tokens.date(place);
    case 'dateTime':
      return tokens.instant(place, `2026-0${random.integer(1, 9)}-1${random.integer(0, 9)}`);
    case 'boolean':
      return random.chance(0.5);
    case 'list':
      return listLike(cell, before, place, tokens, random);
    case 'none':
      return structLike(before, place, tokens);
    case 'id':
      return before;
  }
}

/** The same in what a mask shows, a token in what it hides. */
function maskable(mask: string, place: string, tokens: Tokens): string {
  if (mask === 'personName') return tokens.text(place, '赵');
  if (mask === 'idNumber') return `${tokens.text(place, '370303')}001X`;
  if (mask === 'phone') return `${tokens.text(place, '139')}0000`;
  return tokens.text(place, '山东省淄博市张店区');
}

function isDocumentNo(name: string): boolean {
  return name === 'documentNo' || /No$/.test(name);
}

function listLike(
  cell: CellDefinition,
  before: unknown,
  place: string,
  tokens: Tokens,
  random: Random,
): unknown {
  const shape = cell.kind.graphql();
  const [item]: readonly unknown[] = Array.isArray(shape) ? shape : [];
  // Members of an enumeration stand as they are; other lists hold texts.
  if (typeof item === 'object' && item !== null && !('serialize' in item)) {
    return Object.keys(item).filter(() => random.chance(0.4));
  }
  const length = Array.isArray(before) ? before.length : 1;
  return Array.from({ length }, () => tokens.text(place, random.pick(words)));
}

/** The same structure with other content. */
function structLike(value: unknown, place: string, tokens: Tokens): unknown {
  if (Array.isArray(value)) return value.map((item) => structLike(item, place, tokens));
  if (typeof value === 'number') return tokens.integer(place);
  if (typeof value === 'string') return formal.test(value) ? value : tokens.text(place);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, structLike(part, place, tokens)]),
  );
}
