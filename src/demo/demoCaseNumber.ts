import { formatHubCaseNo } from '../codes/hubCaseNo.ts';
import { dayOf } from '../generate/chineseTime.ts';
import { showcase } from './showcase.ts';

/** The hub number of the showcase: it opens the demo city, so it is the first of its year. */
export function demoCaseNumber(): string {
  const { divisionCode } = showcase.district;
  const year = Number(dayOf(showcase.opening).slice(0, 4));
  return formatHubCaseNo({ divisionCode, year, sequence: 1 });
}
