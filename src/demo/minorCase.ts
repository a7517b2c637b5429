import { acceptTransfer } from '../generate/acts/acceptTransfer.ts';
import { decideFiling } from '../generate/acts/decideFiling.ts';
import { decideProsecution } from '../generate/acts/decideProsecution.ts';
import { discover } from '../generate/acts/discover.ts';
import { opinePenalty } from '../generate/acts/opinePenalty.ts';
import { refer } from '../generate/acts/refer.ts';
import { transfer } from '../generate/acts/transfer.ts';
import { inventAffair } from '../generate/courses/inventAffair.ts';
import { syntheticPerson } from '../generate/syntheticPerson.ts';
import { type DemoCase, on } from './DemoCase.ts';
import { zhangdian } from './demoDistricts.ts';
import { offenceOf } from './offenceOf.ts';

/** A minor (未成年人) among the suspects: not prosecuted on conditions, known to the handlers only. */
export const minorCase: DemoCase = {
  district: zhangdian,
  opening: on('2026-03-05 14:10'),
  tell: (story) => {
    const affair = inventAffair(story, offenceOf('HAZARDOUS_WASTE'));
    const { random, district, opening } = story;
    const [adult, minor] = (
      [
        [30, 40],
        [16, 16.5],
      ] as const
    ).map((years) =>
      story.party({
        ...syntheticPerson(random, district, { on: opening.at, years }),
        role: 'SUSPECT',
      }),
    );
    if (adult === undefined || minor === undefined) return;
    discover(affair, opening.at, { suspectedCrime: true, suspectedCharges: ['污染环境罪'] });
    transfer(affair, on('2026-03-20 10:00'), { suspects: [adult], penalty: undefined });
    acceptTransfer(affair, on('2026-03-21 09:00'));
    const suspects = [adult, minor];
    decideFiling(affair, on('2026-03-23 10:00'), { filed: true, suspects });
    const referral = refer(affair, on('2026-06-18 10:00'), { suspects });
    const decidedAt = on('2026-07-20 10:00');
    decideProsecution(affair, decidedAt, { suspect: adult, referral });
    const decision = decideProsecution(affair, decidedAt, {
      suspect: minor,
      referral,
      spared: 'CONDITIONAL',
    });
    if (decision) opinePenalty(affair, on('2026-07-29 10:00'), { suspect: minor, decision });
  },
};
