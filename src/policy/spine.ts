import { all, always, any, type Condition, never } from '../db/projection/Condition.ts';
import {
  detentionTransferBit,
  indicatorBit,
  publicPenaltyBit,
} from '../entities/kinds/progress.ts';
import type { Capacity } from './Clause.ts';
import { from } from './release.ts';

/** Who learns that a case exists: whoever may see a record that its opening requires (domain 4.4). */
export const caseRows: Readonly<Record<Capacity, Condition>> = {
  environment: any({ is: 'openedBy', agency: 'environment' }, from('S6')),
  police: always,
  procuratorate: always,
  court: any({ is: 'openedBy', agency: 'court' }, from('S11')),
  statistics: always,
  public: { is: 'milestone', bits: publicPenaltyBit },
};

const prosecuted = indicatorBit('PROSECUTION');

/**
 * Whose record may join a case: whoever may see it, and the organs that take part in it. Courts are
 * sent the indictment (刑诉法 Art. 176) before they see the case. To others it is an unknown case.
 */
export const caseEntry = (capacity: Capacity): Condition =>
  any(
    caseRows[capacity],
    { is: 'participates' },
    capacity === 'court' ? { is: 'milestone', bits: prosecuted } : never,
  );

/**
 * Whom a publisher may recognise before it is shown them: the defendants of an indictment and the
 * persons of a transfer for detention, for the letter itself lies before the organ.
 */
export const partyEntry: Readonly<Partial<Record<Capacity, Condition>>> = {
  court: { is: 'partyMilestone', bits: prosecuted },
  police: all({ is: 'participates' }, { is: 'partyMilestone', bits: detentionTransferBit }),
};

/** The name of a case often names a suspect, so it is told from when suspects are (domain 4.4). */
export const caseContent: Readonly<Record<Capacity, Condition>> = {
  environment: any({ is: 'openedBy', agency: 'environment' }, from('S10')),
  police: any({ is: 'openedBy', agency: 'police' }, from('S4')),
  procuratorate: any({ is: 'openedBy', agency: 'procuratorate' }, from('S4')),
  court: any({ is: 'openedBy', agency: 'court' }, from('S11')),
  statistics: never,
  public: never,
};

const judged: Condition = { is: 'partyMilestone', bits: indicatorBit('JUDGMENT') };

export const unit: Condition = { is: 'unit' };

/** Who a suspect is: domain 4.4 "suspects' identity". Units are named from the start. */
export const partyIdentity: Readonly<Record<Capacity, Condition>> = {
  environment: any(unit, { is: 'providedBy', agency: 'environment' }, from('S10')),
  police: any(unit, { is: 'providedBy', agency: 'police' }, from('S4')),
  procuratorate: any(unit, { is: 'providedBy', agency: 'procuratorate' }, from('S4')),
  court: any(unit, { is: 'providedBy', agency: 'court' }, from('S11')),
  statistics: never,
  public: all(judged, { is: 'adult' }),
};

/** After the judgment the public learns of adults by the surname (domain 4.4). */
export const publicParties: Condition = all(caseRows.public, judged, { is: 'adult' });

/** Identity numbers, addresses and the like of natural persons (个人信息保护法 Art. 28, 34). */
export const partyParticulars: Readonly<Record<Capacity, Condition>> = {
  ...partyIdentity,
  procuratorate: any(unit, { is: 'providedBy', agency: 'procuratorate' }, from('S8')),
  public: never,
};

/** A minor is known to the organs that handle the case only (未成年人保护法 Art. 103). */
export const minorKnown = (handler: boolean): Condition => {
  const adult: Condition = { is: 'adult' };
  if (!handler) return adult;
  return any(adult, all({ is: 'ownOrgan' }), { is: 'participates' });
};

export const identityCells = [
  'name',
  'role',
  'identityUnknown',
  'uscc',
  'legalRepName',
  'permitNo',
  'industryCode',
  'minor',
] as const;

/** Cells about a natural person that no mask can show in part. */
export const personalCells = [
  'idType',
  'sex',
  'birthDate',
  'ethnicity',
  'education',
  'nativePlace',
  'occupation',
  'specialStatus',
] as const;
