import { ageOn } from './ageOn.ts';
import { dayOf } from './chineseTime.ts';
import type { Happening } from './Story.ts';

type Row = Record<string, unknown>;

const fullAge = 18;

/** What a record does to the parties that it concerns. */
interface Step {
  readonly rank: number;
  readonly bits: number;
  readonly moves: boolean;
  readonly seals: boolean;
}

/**
 * Names and advances the parties that a record concerns; one that names nobody takes all along when
 * the case moves. A party belongs to whoever names it first, and is a minor by its age at that act.
 */
export function concernParties(
  entry: Happening,
  { rank, bits, moves, seals }: Step,
  theCase: { readonly id: string; readonly divisionCode: string },
  parties: Map<string, Row>,
): void {
  const { parties: named = [], office, decided } = entry;
  for (const { id, values } of named) {
    if (parties.has(id)) continue;
    const { kind, birthDate } = values;
    const aged = kind === 'NATURAL' && typeof birthDate === 'string';
    parties.set(id, {
      ...values,
      id,
      caseId: theCase.id,
      divisionCode: theCase.divisionCode,
      minor: aged ? ageOn(birthDate, dayOf(decided)) < fullAge : undefined,
      providedBy: office.agency,
      ownerOrganId: office.organId,
      stageRank: 0,
      indicatorBits: 0,
    });
  }
  const all = moves ? [...parties.keys()] : [];
  const concerned = named.length === 0 ? all : named.map(({ id }) => id);
  for (const id of concerned) {
    const row = parties.get(id);
    if (row === undefined) continue;
    row.stageRank = Math.max(Number(row.stageRank), rank);
    row.indicatorBits = Number(row.indicatorBits) | bits;
  }
  const spared = named.length === 0 ? parties.keys() : concerned;
  for (const id of seals ? spared : []) {
    const row = parties.get(id);
    if (row?.minor === true) row.sealed = true;
  }
}
