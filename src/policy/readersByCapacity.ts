import { agencyNames } from '../codes/agencies.ts';
import { capacityName } from './capacityName.ts';
import { capacityOf } from './decide.ts';
import type { Post, Reader } from './Reader.ts';

const duties: readonly (readonly Post[])[] = [[], ['handler'], ['supervisor'], ['liaison']];
const callings: readonly (readonly Post[])[] = [[], ['analyst'], ['partner']];

/** Readers of each capacity, made up, in all their posts. */
export function readersByCapacity(): ReadonlyMap<string, readonly Reader[]> {
  const found = new Map<string, Reader[]>();
  for (const agency of agencyNames) {
    for (const posts of callings.flatMap((calling) =>
      duties.map((duty) => [...calling, ...duty]),
    )) {
      const organ = { organId: '', organName: '', agency, divisionCode: '000000' };
      const clearance = 'INVESTIGATION';
      const officer = {
        login: '',
        kind: 'OFFICER',
        clearance,
        granted: [],
        status: 'ACTIVE',
      } as const;
      const reader: Reader = { ...officer, ...organ, posts };
      if (capacityOf(reader) === undefined) continue;
      const name = capacityName(reader);
      found.set(name, [...(found.get(name) ?? []), reader]);
    }
  }
  return found;
}
