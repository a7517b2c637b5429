import type { Classes, Restricted, Whose } from '../db/projection/Classes.ts';
import type { Model } from '../db/projection/Model.ts';
import { aggregation } from './aggregation.ts';
import type { Capacity } from './Clause.ts';

/** Of natural persons: whoever is not known to be a unit. */
const ofPersons = (cell: string): Whose => ({
  unless: cell,
  in: ['LEGAL', 'OTHER_ORG', 'SELF_EMPLOYED'],
});

const ofPerson = ofPersons('kind');
const identifying = ['name', 'idNo', 'birthDate', 'domicile', 'address', 'phone'];

/** Cells of personal information, and whose (个人信息保护法 Art. 4, 28; domain 4.2). */
const personal: Readonly<Record<string, readonly Restricted[]>> = {
  Party: [
    {
      cells: [
        ...identifying,
        ...['role', 'sex', 'ethnicity', 'education', 'nativePlace', 'occupation'],
        ...['specialStatus', 'idType'],
      ],
      names: ['PERSONAL'],
      of: ofPerson,
    },
    { cells: ['legalRepName', 'legalRepIdNo'], names: ['PERSONAL'] },
    { cells: ['idNo', 'specialStatus', 'ethnicity'], names: ['SENSITIVE'], of: ofPerson },
    { cells: ['legalRepIdNo'], names: ['SENSITIVE'] },
    { cells: [...identifying, 'sex', 'role', 'minor'], names: ['MINOR'], of: { only: 'minor' } },
  ],
  AdministrativePenalty: [
    { cells: ['counterpartName'], names: ['PERSONAL'], of: ofPersons('counterpartType') },
    { cells: ['legalRepName'], names: ['PERSONAL'] },
    { cells: ['personIdNo'], names: ['PERSONAL', 'SENSITIVE'] },
  ],
};

/** How sensitive the cells of a model are to a reader of this capacity: personal, or counted. */
export function classesOf(model: Model, capacity: Capacity | undefined): Classes {
  const counted = aggregation
    .filter(({ type }) => type === model.name)
    .map(({ cell }) => ({ cell, ...(model.kind === 'party' && { of: ofPerson }) }));
  const unmarked = capacity === 'public' ? 'PUBLIC' : 'INTERNAL';
  return { unmarked, restricted: personal[model.name] ?? [], counted };
}
