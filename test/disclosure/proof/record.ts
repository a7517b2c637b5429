import { maskedCells } from './maskOf.ts';
import { type Asker, markedUntil, notesAdmit } from './noteOn.ts';
import type { Persona } from './personas.ts';
import { feedLines, outline, type When } from './referenceTable.ts';
import type { Table } from './tables.ts';
import type { Row } from './World.ts';

/** A record in its place: its case, and the suspect whom alone it concerns. */
export interface Place {
  readonly row: Row;
  readonly table: Table;
  readonly theCase: Row | undefined;
  readonly party: Row | undefined;
  /** What the reader's organ was granted. */
  readonly granted: ReadonlySet<unknown>;
}

/** The stage that counts: of the suspect whom the record concerns, else of the case. */
function rankOf({ party, theCase }: Place): number {
  return Number(party?.stage_rank ?? theCase?.stage_rank);
}

function holds(when: When | undefined, { organ }: Persona, place: Place): boolean {
  if (when === undefined) return false;
  if (when === 'addressed') return includes(place.row.addressees, organ);
  if (when === 'published') return place.row.disclosure === 'PROACTIVE';
  return when === 0 || rankOf(place) >= when;
}

/** How a reader knows a record: as such, or only that it is there and whose it is. */
export type Knowledge = 'record' | 'pointer' | 'nothing';

/**
 * Whether the reader learns that the record exists: by the table, or because its organ entered it;
 * unless the suspect is sealed. A note on the whole record leaves the agencies a pointer.
 */
export function knowledgeOf(persona: Persona, place: Place): Knowledge {
  const { column, organ } = persona;
  const { row, table, party } = place;
  if (column === undefined) return 'nothing';
  const when = feedLines[table.type]?.known[column];
  if (when === undefined) return 'nothing';
  if (column !== 'statistics' && isSealed(party, place)) return 'nothing';
  const own = row.owner_organ_id === organ || column === table.agency;
  if (!own && !holds(when, persona, place)) return 'nothing';
  if (notesAdmit(row.notes, '*', askerOf(persona, place))) return 'record';
  return column === 'statistics' || column === 'public' ? 'nothing' : 'pointer';
}

/** A sealed suspect or case is read by whoever was granted it alone (CPL 286; PRR 482–486). */
export function isSealed(row: Row | undefined, { granted }: Place): boolean {
  return row?.sealed === true && !granted.has(row.id);
}

/** Why a cell of a known record is withheld; undefined if it is shown. */
export function withheldFrom(persona: Persona, place: Place, name: string): string | undefined {
  const { row, table } = place;
  if (isOutline(table, name)) return undefined;
  const { column, duty } = persona;
  const byLaw = withheldByLaw(persona, place, name);
  if (ownAgency.has(name) || byLaw !== undefined) return byLaw;
  if (!seesMark(persona, place)) return 'MARKED';
  // The document's number stands in two cells; a note on it means both.
  const about = name === 'documentNo' ? (table.number ?? name) : name;
  if (!notesAdmit(row.notes, about, askerOf(persona, place))) {
    return markedUntil(row.notes, about);
  }
  if (column === 'statistics' || column === 'public') return undefined;
  const secret = table.cells.find((cell) => cell.name === name)?.investigation ?? false;
  if (duty === 'contact' && (secret || name === 'attachments')) return 'POST';
  return duty !== 'handler' && maskedCells.has(name) ? 'MASKED' : undefined;
}

/** The kind of a party or case is told with it; a record's kind is a cell like others. */
function isOutline({ decided }: Table, name: string): boolean {
  return name === decided || (outline.has(name) && name !== 'kind');
}

/** What is read by the provider's agency alone. */
const ownAgency = new Set(['notes', 'correctionReason']);

/** The notes are read by the provider's agency; of other cells the table says who reads them. */
function withheldByLaw(persona: Persona, place: Place, name: string): string | undefined {
  const { table } = place;
  const { column } = persona;
  const never = column === 'statistics' ? 'COUNTS_ONLY' : 'NOT_RELEASED';
  if (ownAgency.has(name)) return column === table.agency ? undefined : never;
  const line = feedLines[table.type];
  if (column === undefined || line === undefined) return never;
  const about = name === 'documentNo' ? (table.number ?? name) : name;
  const item = line.items.find(({ cells }) => cells.includes(about));
  const when = (item?.read ?? line.read)[column];
  // What opens the record itself needs no second opening for its cells.
  if (when !== undefined && when === line.known[column]) return undefined;
  if (holds(when, persona, place)) return undefined;
  return typeof when === 'number' ? `STAGE S${Math.floor(when / 10)}` : never;
}

/** The reader as the notes of this record know it. */
export function askerOf({ names, organ }: Persona, place: Place): Asker {
  const { row, granted } = place;
  const own = row.owner_organ_id === organ || granted.has(row.id);
  return { names, own, rank: rankOf(place) };
}

/** Whether the provider's marking admits the reader (4.2 INV, 4.3); its own organ always. */
function seesMark(persona: Persona, place: Place): boolean {
  const { row } = place;
  const { column, names, organ } = persona;
  if (row.owner_organ_id === organ) return true;
  const audience = row.marking_audience;
  if (Array.isArray(audience) && !names.some((name) => audience.includes(name))) return false;
  if (row.marking_level !== 'INVESTIGATION') return true;
  if (column === 'police' || column === 'procuratorate') return true;
  return column === 'court' && rankOf(place) >= 110;
}

export function includes(list: unknown, item: string): boolean {
  return Array.isArray(list) && list.includes(item);
}
