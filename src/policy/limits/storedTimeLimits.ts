import type { StoredTimeLimit } from '../../db/loadTimeLimits.ts';
import { entryLimits } from '../clocks/entryLimits.ts';
import { timeLimits } from '../timeLimits.ts';
import { meansOf } from '../transitions/meansOf.ts';
import { dayKindOf, saySpan } from './Span.ts';
import { citeBasis } from './sayDue.ts';
import { validityOf } from './validityOf.ts';

/** The table of time limits as the hub shows it. */
export function storedTimeLimits(): readonly StoredTimeLimit[] {
  return [...timeLimits, ...entryLimits].map((limit) => {
    const { id, name, nameZh, span, obliged, basis } = limit;
    const { from, to } = validityOf(limit);
    const { en, zh } = saySpan(span);
    return {
      ...{ id, name, nameZh, dayKind: dayKindOf(span), length: en, lengthZh: zh },
      ...{
        obligedAgency: obliged,
        article: citeBasis(basis),
        acts: meansOf(limit),
        validFrom: from,
        validTo: to,
      },
    };
  });
}
