import { agencies } from '../codes/agencies.ts';
import { capacityName } from './capacityName.ts';
import { capacityOf } from './decide.ts';
import type { Post, Reader } from './Reader.ts';

const duties: readonly (readonly Post[])[] = [[], ['handler'], ['supervisor'], ['liaison']];
const callings: readonly (readonly Post[])[] = [[], ['analyst'], ['partner']];

/** One reader of each capacity, made up: what it may see, all of that capacity may. */
export function readersByCapacity(): ReadonlyMap<string, Reader> {
  const found = new Map<string, Reader>();
  for (const agency of Object.keys(agencies).filter(isAgency)) {
    for (const posts of callings.flatMap((calling) =>
      duties.map((duty) => [...calling, ...duty]),
    )) {
      const organ = { organId: '', organName: '', agency, divisionCode: '000000' };
      const officer = {
        login: '',
        kind: 'OFFICER',
        granted: [],
        clearance: 'PUBLIC',
        status: 'ACTIVE',
      } as const;
      const reader: Reader = { ...officer, ...organ, posts };
      if (capacityOf(reader) !== undefined) found.set(capacityName(reader), reader);
    }
  }
  return found;
}

function isAgency(name: string): name is keyof typeof agencies {
  return Object.hasOwn(agencies, name);
}
