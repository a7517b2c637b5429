import { agencies } from '../../codes/agencies.ts';
import { markingLevels } from '../../codes/markingLevels.ts';
import type { Post, Reader } from '../../policy/Reader.ts';

/** A row of the registry, as text: what the database lets in is not yet what the hub knows. */
export interface ReaderRow {
  readonly login: string;
  readonly kind: string;
  readonly organ_id: string;
  readonly organ_name: string;
  readonly agency: string;
  readonly division_code: string;
  readonly posts: readonly string[];
  readonly clearance: string;
  readonly status: string;
  readonly granted: readonly string[] | null;
}

const kinds: Record<Reader['kind'], true> = { OFFICER: true, APPLICATION: true };
const statuses: Record<Reader['status'], true> = { ACTIVE: true, SUSPENDED: true, REVOKED: true };
const posts: Record<Post, true> = {
  handler: true,
  supervisor: true,
  reviewer: true,
  liaison: true,
  clueDesk: true,
  administrator: true,
  analyst: true,
  auditor: true,
  partner: true,
};

/**
 * The reader that a row of the registry describes. Throws for a word that the hub does not know: to
 * pass over an unknown post could widen what its holder sees.
 */
export function readerOf(row: ReaderRow): Reader {
  return {
    login: row.login,
    kind: oneOf(kinds, row.kind),
    organId: row.organ_id,
    organName: row.organ_name,
    agency: oneOf(agencies, row.agency),
    divisionCode: row.division_code,
    posts: row.posts.map((post) => oneOf(posts, post)),
    granted: row.granted ?? [],
    clearance: oneOf(markingLevels, row.clearance),
    status: oneOf(statuses, row.status),
  };
}

function oneOf<T extends string>(known: Readonly<Record<T, unknown>>, word: string): T {
  if (isKey(known, word)) return word;
  throw new Error(
    'The registry of readers holds a word that the hub does not know. ' +
      `Replace it by one of: ${Object.keys(known).join(', ')}.`,
  );
}

function isKey<T extends string>(known: Readonly<Record<T, unknown>>, word: string): word is T {
  return Object.hasOwn(known, word);
}
