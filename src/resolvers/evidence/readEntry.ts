import type { Found } from '../../db/evidence/findEntries.ts';
import type { DisclosedRow, DisclosedTo, Disclosure } from './Disclosure.ts';

type Plain = Readonly<Record<string, unknown>>;
type Terms = ReadonlyMap<string, Plain>;

/** The terms that an entry names. */
export function termsIn({ entry }: Found): readonly string[] {
  const sets = listOf(entry.shown).flatMap((one) => Object.keys(plain(plain(one).fields)));
  return typeof entry.readers === 'string' ? [...sets, entry.readers] : sets;
}

/** An entry in full, with what its terms stand for; undefined for the definition of a term. */
export function readEntry({ index, entry }: Found, terms: Terms): Disclosure | undefined {
  const { kind } = entry;
  if (kind !== 'DISCLOSURE' && kind !== 'ONWARD') return undefined;
  return {
    index,
    kind,
    time: text(entry.time) ?? '',
    to: readersOf(entry, terms),
    operation: text(plain(entry.operation).name),
    level: text(plain(entry.banner).level),
    recipient: text(entry.recipient),
    shown: listOf(entry.shown).flatMap((one) => rowsOf(plain(one), terms)),
  };
}

function readersOf(entry: Plain, terms: Terms): readonly DisclosedTo[] {
  const group = typeof entry.readers === 'string' ? terms.get(entry.readers) : undefined;
  const readers = group === undefined ? [entry] : listOf(group.readers).map(plain);
  return readers.map(({ organ, reader, purpose, presumed, client, transport }) => ({
    organId: text(organ) ?? '',
    reader: text(reader),
    purpose: text(purpose),
    presumed: presumed === true,
    client: text(client),
    transport: text(transport) ?? 'INTERNAL',
  }));
}

function rowsOf({ case: caseId, fields }: Plain, terms: Terms): readonly DisclosedRow[] {
  return Object.entries(plain(fields)).flatMap(([set, rows]) => {
    const term = terms.get(set);
    return listOf(rows).map((row): DisclosedRow => {
      const [recordId = '', version] = String(row).split('@');
      return {
        feed: text(term?.feed) ?? '',
        recordId,
        version: version === undefined ? null : Number(version),
        caseId: text(caseId) ?? '',
        fields: listOf(term?.fields).map(String),
      };
    });
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function plain(value: unknown): Plain {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
