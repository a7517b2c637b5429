import { publicPenaltyBit } from '../../../src/entities/kinds/progress.ts';
import { maskedCells, personalCells } from './maskOf.ts';
import type { Persona } from './personas.ts';
import { includes, isSealed, type Place } from './record.ts';
import {
  identityCells,
  identityFrom,
  outline,
  particularsFrom,
  progressCells,
} from './referenceTable.ts';
import type { Row } from './World.ts';

/** The bit of the indicator JUDGMENT (domain.md 5.4). */
const judgmentBit = 1 << 6;

/** Who learns of a case or suspect: who may see a record that takes it so far (4.4). */
function isKnown({ column }: Persona, row: Row, theCase: Row | undefined): boolean {
  const rank = Number(row.stage_rank);
  switch (column) {
    case 'environment':
      return theCase?.origin_agency === 'environment' || rank >= 60;
    case 'court':
      return theCase?.origin_agency === 'court' || rank >= 110;
    case 'police':
    case 'procuratorate':
    case 'statistics':
      return true;
    case 'public':
      return (Number(theCase?.indicator_bits) & publicPenaltyBit) !== 0;
    case undefined:
      return false;
  }
}

/** A sealed case is counted and otherwise unknown. */
export function knowsCase(persona: Persona, place: Place): boolean {
  const { row } = place;
  if (persona.column !== 'statistics' && isSealed(row, place)) return false;
  return isKnown(persona, row, row);
}

/** A party of a known case, or one that the agency named itself; the public adults once they are judged. */
export function knowsParty(persona: Persona, place: Place): boolean {
  const { row, theCase } = place;
  const { column } = persona;
  if (column !== 'statistics' && isSealed(row, place)) return false;
  if (column === 'public') return isKnown(persona, row, theCase) && isJudgedAdult(row);
  return row.provided_by === column || isKnown(persona, row, theCase);
}

function isJudgedAdult(row: Row): boolean {
  return (Number(row.indicator_bits) & judgmentBit) !== 0 && row.minor !== true;
}

/** Why a cell of a case is withheld; undefined if it is shown. */
export function seesCaseCell({ column }: Persona, row: Row, name: string): string | undefined {
  if (outline.has(name)) return undefined;
  if (progressCells.has(name) && column !== 'public') return undefined;
  if (column === 'statistics') return 'COUNTS_ONLY';
  const from = column && identityFrom[column];
  if (column === 'public' || typeof from !== 'number') return 'NOT_RELEASED';
  // A case's name tells its suspects', so it is told when they are.
  if (row.origin_agency === column || Number(row.stage_rank) >= from) return undefined;
  return `STAGE S${from / 10}`;
}

/** Why a cell of a party is withheld; undefined if it is shown. */
export function seesPartyCell(persona: Persona, place: Place, name: string): string | undefined {
  const { column, organ, duty } = persona;
  const { row, theCase } = place;
  if (outline.has(name)) return undefined;
  if (progressCells.has(name)) return undefined;
  if (column === 'statistics') return 'COUNTS_ONLY';
  const from = column && (identityCells.has(name) ? identityFrom : particularsFrom)[column];
  if (typeof from !== 'number') return 'NOT_RELEASED';
  const unit = row.kind !== 'NATURAL';
  const named = column !== 'public' && (unit || row.provided_by === column);
  if (!named && Number(row.stage_rank) < from) return `STAGE S${from / 10}`;
  // 未成年人保护法 Art. 103: only the officers who handle the case know a child.
  const handles = row.owner_organ_id === organ || includes(theCase?.participants, organ);
  if (row.minor === true && !(duty === 'handler' && handles)) return 'MINOR';
  if (unit || duty === 'handler') return undefined;
  if (column === 'public') return name === 'name' ? 'MASKED' : undefined;
  if (name === 'name' && duty === 'oversight') return undefined;
  if (maskedCells.has(name)) return 'MASKED';
  return personalCells.has(name) ? 'POST' : undefined;
}
