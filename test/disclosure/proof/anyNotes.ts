import type { Random } from '../../../src/generate/Random.ts';
import { someOf } from './someOf.ts';
import type { Table } from './tables.ts';
import type { Row } from './World.ts';

const readers = [
  ...['environment', 'police', 'procuratorate', 'court', 'coordination'],
  ...['police-370303', 'environment-370300', 'court-370303', 'credit-370300'],
  ...['police/handler', 'procuratorate/supervisor', 'environment-370303/reviewer'],
];

/** Two notes at most, that mark different things: cells, attachments, or the whole record. */
export function anyNotes(table: Table, row: Row, random: Random): Row {
  if (random.chance(0.5)) return { notes: null, note_items: null };
  const cells = table.cells.filter((cell) => !cell.notNull && cell.name !== 'notes');
  // A note on the header's number is a note on the document's, and comes in under that name.
  const names = cells.map(({ name }) => name).filter((name) => name !== 'documentNo');
  const whole = random.chance(0.15) ? ['*'] : [];
  const digests = attachmentsOf(row).map((one) => `attachments.${one}`);
  const parts = [
    [...someOf(random, names, 0.3), ...whole],
    [...someOf(random, digests, 0.5), ...someOf(random, names, 0.1)],
  ];
  const taken = new Set<string>();
  const handle = { handle: `${String(row.id).slice(0, 14)}4${String(row.id).slice(15)}` };
  const notes = parts.flatMap((fields) => {
    const fresh = fields.filter((field) => !taken.has(field));
    for (const field of fresh) taken.add(field);
    return fresh.length === 0
      ? []
      : [{ ...note(fresh, random), ...(fresh.includes('*') && handle) }];
  });
  if (notes.length === 0) return { notes: null, note_items: null };
  return { notes, note_items: [...taken] };
}

function note(fields: readonly string[], random: Random): Row {
  const events = ['FILING', 'ARREST', 'PROSECUTION', 'JUDGMENT_EFFECTIVE'];
  const ends = random.pick([
    {},
    { untilEvent: random.pick(events) },
    { untilEvent: random.pick(events) },
    { untilDate: '2020-01-01' },
    { untilDate: '2099-01-01' },
  ]);
  return {
    fields,
    category: random.pick(['INVESTIGATION', 'WHISTLEBLOWER', 'BUSINESS']),
    reason: '涉及案件侦查内容，不宜扩散',
    ...(random.chance(0.8) && { readers: someOf(random, readers, 0.25) }),
    onwardSharing: 'NONE',
    handling: someOf(random, ['NO_SEARCH', 'NO_STATISTICS', 'NO_EXPORT'], 0.3),
    ...ends,
  };
}

export function attachmentsOf(row: Row): readonly string[] {
  const list: readonly Row[] = Array.isArray(row.attachments) ? row.attachments : [];
  return list.map(({ sha256 }) => String(sha256));
}
