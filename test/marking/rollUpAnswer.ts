import { at, listAt } from '../fixtures/at.ts';
import type { TestHub } from '../setup/testHub.ts';

/** What the tables say of a row; the answer says which of its cells came out. */
export interface Truth {
  readonly level: string;
  readonly audience: readonly string[] | null;
  readonly natural: boolean;
  readonly minor: boolean;
}

/** A banner as `extensions.marking` has it. */
interface Banner {
  level: string;
  restrictions: string[];
  audience: string[] | null;
}

const levels = ['PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'];
/** Told with the existence of a row, so no content. */
const headers = new Set(['__typename', 'id', 'hubCaseNo', 'decidedAt', 'decidedOn', 'kind']);
const open = { level: 'PUBLIC', restrictions: [], audience: null };

export async function readTruth(hub: TestHub): Promise<ReadonlyMap<string, Truth>> {
  const tables = ['environment.environmental_violation', 'environment.administrative_penalty'];
  const records = [...tables, 'police.filing_decision'].map(
    (table) =>
      `SELECT id, marking_level AS level, marking_audience AS audience, ${table.endsWith('penalty') ? "counterpart_type = 'NATURAL'" : 'false'} AS natural, false AS minor FROM ${table}`,
  );
  const { rows } = await hub.admin.query<Truth & { id: string }>(
    `${records.join(' UNION ALL ')}
     UNION ALL SELECT id, 'INTERNAL', NULL, kind = 'NATURAL', minor IS TRUE FROM coordination.party
     UNION ALL SELECT id, 'INTERNAL', NULL, false, false FROM coordination."case"`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rolls an answer up cell by cell, by the words of design.md 4.6 and domain 4.2 alone. */
export function rollUpAnswer(
  data: unknown,
  truth: ReadonlyMap<string, Truth>,
  told: string,
): Map<string, Banner> {
  const found = new Map<string, Banner>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, path);
    else if (typeof value === 'object' && value !== null) {
      const row = truth.get(String(Reflect.get(value, 'id')));
      if (row !== undefined) {
        const type = String(Reflect.get(value, '__typename'));
        const shown = shownIn(value);
        found.set(path, join(found.get(path) ?? open, bannerOf(type, shown, row, told)));
      }
      for (const [key, inner] of Object.entries(value))
        if (key !== 'withheld') visit(inner, path ? `${path}.${key}` : key);
    }
  };
  visit(data, '');
  return found;
}

/** The cells of a row that are not withheld, those in which nothing was entered with them. */
function shownIn(row: object): readonly (readonly [string, unknown])[] {
  const withheld = listAt(row, 'withheld').flatMap((one) =>
    at(one, 'reason') === 'MASKED' ? [] : [at(one, 'field')],
  );
  return Object.entries(row).filter(
    ([key, value]) => !withheld.includes(key) && (value === null || typeof value !== 'object'),
  );
}

export function joinAll(banners: Iterable<Banner>): Banner {
  return [...banners].reduce(join, open);
}

function bannerOf(
  type: string,
  cells: readonly (readonly [string, unknown])[],
  row: Truth,
  told: string,
): Banner {
  const content = cells.filter(([cell]) => !headers.has(cell));
  if (content.length === 0 && row.level !== 'PUBLIC') return { ...open, level: told };
  const names = new Set<string>();
  const person = type === 'Party' && row.natural;
  for (const [cell, value] of content) {
    if (value === null) continue;
    if (person && ['name', 'idNo', 'role', 'birthDate'].includes(cell)) names.add('PERSONAL');
    if (person && cell === 'idNo') names.add('SENSITIVE');
    if (person && row.minor) names.add('MINOR');
    if (cell === 'legalRepName') names.add('PERSONAL');
    if (cell === 'counterpartName' && row.natural) names.add('PERSONAL');
  }
  const level = row.level === 'INTERNAL' ? told : row.level;
  return { level, restrictions: [...names].sort(), audience: row.audience?.toSorted() ?? null };
}

function join(one: Banner, other: Banner): Banner {
  const audience =
    one.audience && other.audience
      ? one.audience.filter((name) => other.audience?.includes(name))
      : (one.audience ?? other.audience);
  return {
    level: levels[Math.max(levels.indexOf(one.level), levels.indexOf(other.level))] ?? '',
    restrictions: [...new Set([...one.restrictions, ...other.restrictions])].sort(),
    audience,
  };
}
