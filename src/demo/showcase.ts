import { acceptIndictment } from '../generate/acts/acceptIndictment.ts';
import { acceptTransfer } from '../generate/acts/acceptTransfer.ts';
import { decideArrest } from '../generate/acts/decideArrest.ts';
import { decideFiling } from '../generate/acts/decideFiling.ts';
import { decideProsecution } from '../generate/acts/decideProsecution.ts';
import { discover } from '../generate/acts/discover.ts';
import { execute } from '../generate/acts/execute.ts';
import { pronounce, reportJudgment } from '../generate/acts/pronounce.ts';
import { punish } from '../generate/acts/punish.ts';
import { refer } from '../generate/acts/refer.ts';
import { requestArrest } from '../generate/acts/requestArrest.ts';
import { transfer } from '../generate/acts/transfer.ts';
import type { Story } from '../generate/Story.ts';
import { type DemoCase, on } from './DemoCase.ts';
import { zhangdian } from './demoDistricts.ts';
import { electroplatingAffair } from './electroplatingAffair.ts';

/**
 * The case that shows most: all four agencies, from a hidden pipe to the execution of the judgment. A
 * unit and 张某甲 are judged; 李某乙 was caught later, and his arrest has been asked for but not decided.
 */
export const showcase: DemoCase = {
  district: zhangdian,
  opening: on('2025-03-11 09:20'),
  tell: tellShowcase,
};

function tellShowcase(story: Story): void {
  const affair = electroplatingAffair(story);
  const { unit, zhang, li, violation, penalty, sentences } = affair;
  discover(affair, story.opening.at, violation);
  const fine = punish(affair, on('2025-04-08 00:00'), penalty);
  transfer(
    affair,
    on('2025-04-10 15:00'),
    { suspects: [unit, zhang], penalty: fine },
    {
      markingAudience: ['police-370303', 'procuratorate'],
      markingReason: '移送材料含举报人信息，仅限承办单位知悉',
    },
  );
  acceptTransfer(affair, on('2025-04-11 09:30'));
  const suspects = [unit, zhang, li];
  decideFiling(affair, on('2025-04-14 10:00'), { filed: true, suspects });
  const detained = on('2025-04-15 08:40');
  const request = requestArrest(
    affair,
    on('2025-05-09 16:00'),
    { suspect: zhang, detainedAt: detained },
    {
      markingLevel: 'INVESTIGATION',
      markingReason: '涉及同案在逃人员的抓捕部署，扩散可能妨碍侦查',
    },
  );
  decideArrest(affair, on('2025-05-15 11:00'), { suspect: zhang, request, approved: true });
  const referral = refer(affair, on('2025-07-10 14:00'), { suspects: [unit, zhang] });
  for (const suspect of [unit, zhang]) {
    decideProsecution(affair, on('2025-08-20 10:30'), { suspect, referral });
  }
  const received = { defendants: [unit, zhang], acceptedAt: on('2025-08-25 09:00') };
  const acceptance = acceptIndictment(affair, on('2025-08-21 09:00'), received);
  const caseNo = String(acceptance?.stored.caseNo);
  const judged = on('2025-09-28 15:00');
  const judgments = [unit, zhang].flatMap((defendant) => {
    const sentence = defendant === unit ? sentences.unit : sentences.zhang;
    const told = { defendant, caseNo, instance: 'FIRST', sentence } as const;
    return pronounce(affair, judged, { ...told, waits: true }) ?? [];
  });
  const told = { defendant: zhang, caseNo, instance: 'FIRST', sentence: sentences.zhang } as const;
  reportJudgment(affair, told, judged);
  const convicts = [unit, zhang];
  execute(affair, on('2025-11-06 10:00'), { judgments, convicts, concluded: true });
  requestArrest(affair, on('2026-10-27 17:00'), {
    suspect: li,
    detainedAt: on('2026-10-24 21:10'),
  });
}
