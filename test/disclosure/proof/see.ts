import { attachmentsOf } from './anyNotes.ts';
import { grantedTo } from './grantsIn.ts';
import { maskOf } from './maskOf.ts';
import { handleOf, isNoted, notesAdmit, notesLet } from './noteOn.ts';
import type { Persona } from './personas.ts';
import { askerOf, knowledgeOf, ownAgency, type Place, withheldFrom } from './record.ts';
import { rowsOf } from './rowsOf.ts';
import type { Seen, SeenRow, Sight } from './Sight.ts';
import { knowsCase, knowsParty, seesCaseCell, seesPartyCell } from './spine.ts';
import { stageTextOf } from './stageTextOf.ts';
import { caseTable, partyTable, recordTables, type Table, tables } from './tables.ts';
import type { Row, World } from './World.ts';

/**
 * What a reader sees of a world, recomputed from the text of the rules (domain.md 4.2–4.4): neither
 * the product's judge nor its SQL has a part in it.
 */
export function see(persona: Persona, world: World): Seen {
  const cases = new Map(rowsOf(world, caseTable.table).map((row) => [row.id, row]));
  const parties = new Map(rowsOf(world, partyTable.table).map((row) => [row.id, row]));
  const granted = grantedTo(persona.organ, world);
  const reached = (row: Row) => String(row.division_code).startsWith(persona.reach);
  const placeOf = (table: Table, row: Row): Place => ({
    row,
    table,
    theCase: table === caseTable ? row : cases.get(row.case_id),
    party: table.perSuspect ? parties.get(row.party_id) : undefined,
    granted,
  });
  const knows = (table: Table, row: Row) => {
    if (persona.column === undefined || !reached(row)) return false;
    if (table === caseTable) return knowsCase(persona, placeOf(table, row));
    if (table === partyTable) return knowsParty(persona, placeOf(table, row));
    return row.superseded_at === null && knowledgeOf(persona, placeOf(table, row)) === 'record';
  };
  const pointers = persona.column === undefined ? [] : pointersIn(persona, world, placeOf, reached);
  const linked = (row: Row) => {
    const several: readonly unknown[] = Array.isArray(row.party_ids) ? row.party_ids : [];
    const ids = [row.party_id, ...several];
    const found = ids.flatMap((id): readonly Row[] => {
      const party = parties.get(id);
      return party === undefined ? [] : [party];
    });
    const ofCase = found.filter((one) => one.case_id === row.case_id && knows(partyTable, one));
    return ofCase.map(({ id }) => String(id)).toSorted();
  };
  return new Map(
    tables.map((table): [string, ReadonlyMap<string, SeenRow>] => {
      const rows = rowsOf(world, table.table).filter((row) => knows(table, row));
      const seen = rows.map((row): [string, SeenRow] => {
        const cells = cellsSeen(persona, placeOf(table, row));
        const parties = table.kind === 'record' ? linked(row) : [];
        const own = table === caseTable ? pointers.filter((one) => one.caseId === row.id) : [];
        const told = own.map((one) => one.told).toSorted();
        return [String(row.id), { row, cells, parties, pointers: told }];
      });
      return [table.type, new Map(seen)];
    }),
  );
}

/** The records that the reader knows only to be there: kind, owner and handle. */
function pointersIn(
  persona: Persona,
  world: World,
  placeOf: (table: Table, row: Row) => Place,
  reached: (row: Row) => boolean,
): readonly { readonly caseId: unknown; readonly told: string }[] {
  return recordTables.flatMap((table) =>
    rowsOf(world, table.table)
      .filter((row) => row.superseded_at === null && reached(row))
      .filter((row) => knowledgeOf(persona, placeOf(table, row)) === 'pointer')
      .map((row) => {
        const told = `${table.type} ${String(row.owner_organ_id)} ${handleOf(row.notes)}`;
        return { caseId: row.case_id, told };
      }),
  );
}

function cellsSeen(persona: Persona, place: Place): ReadonlyMap<string, Sight> {
  const { row, table } = place;
  const cells = table.cells.map(({ name }): [string, Sight] => {
    const value = cellValue(table, row, name);
    const why = whyWithheld(persona, place, name);
    if (why === 'MASKED') return [name, { value: maskOf(name, value), withheld: why }];
    if (why !== undefined) return [name, { value: null, withheld: why }];
    return [name, { value, ...barred(persona, place, name) }];
  });
  const sights = new Map(cells);
  if (table.kind !== 'record') return sights;
  return new Map([
    ...sights,
    ['asPrinted', printed(sights)],
    ['attachments', attached(persona, place, sights.get('attachments'))],
  ]);
}

/** Whether a note lies on a shown cell, and keeps it from searches or statistics. */
function barred(persona: Persona, place: Place, name: string): Pick<Sight, 'barred' | 'noted'> {
  const { row, table } = place;
  if (table.kind !== 'record') return {};
  const item = name === 'documentNo' ? (table.number ?? name) : name;
  const asker = askerOf(persona, place);
  const bars = (['NO_SEARCH', 'NO_STATISTICS'] as const).filter(
    (one) => !ownAgency.has(name) && !notesLet(one, row.notes, item, asker),
  );
  // A note on the whole record marks each of its cells.
  const noted = isNoted(row.notes, item, asker) || isNoted(row.notes, '*', asker);
  return { noted, ...(bars.length > 0 && { barred: bars }) };
}

function whyWithheld(persona: Persona, place: Place, name: string): string | undefined {
  if (place.table === caseTable) return seesCaseCell(persona, place.row, name);
  if (place.table === partyTable) return seesPartyCell(persona, place, name);
  return withheldFrom(persona, place, name);
}

/** What was printed is told of the shown cells only. */
function printed(cells: ReadonlyMap<string, Sight>): Sight {
  const sight = cells.get('asPrinted') ?? { value: null };
  if (!Array.isArray(sight.value)) return sight;
  const items = sight.value.filter(
    (item: Row) => cells.get(String(item.field))?.withheld === undefined,
  );
  return { ...sight, value: items.length === 0 ? null : items };
}

/** Single attachments may be marked; that some are withheld is said of the cell. */
function attached(persona: Persona, place: Place, sight: Sight = { value: null }): Sight {
  const { row } = place;
  if (sight.withheld !== undefined || !Array.isArray(sight.value)) return sight;
  const asker = askerOf(persona, place);
  const items = sight.value.filter((one: Row) =>
    notesAdmit(row.notes, `attachments.${String(one.sha256)}`, asker),
  );
  if (items.length === attachmentsOf(row).length) return sight;
  return { value: items.length === 0 ? null : items, withheld: 'MARKED' };
}

function cellValue(table: Table, row: Row, name: string): unknown {
  if (name === 'stage' || name === 'stageNumber' || name === 'indicators') {
    return stageTextOf(row, name);
  }
  if (name === 'notes') return withoutHandles(row.notes);
  const cell = table.cells.find((one) => one.name === name);
  return cell === undefined ? undefined : row[cell.column];
}

/** Handles are for those who see the pointer, not the record. */
function withoutHandles(notes: unknown): unknown {
  if (!Array.isArray(notes)) return notes;
  return notes.map(({ handle: _, ...note }: Row) => note);
}
