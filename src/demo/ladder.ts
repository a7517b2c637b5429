import { acceptIndictment } from '../generate/acts/acceptIndictment.ts';
import { acceptTransfer } from '../generate/acts/acceptTransfer.ts';
import { decideArrest } from '../generate/acts/decideArrest.ts';
import { decideFiling } from '../generate/acts/decideFiling.ts';
import { decideProsecution } from '../generate/acts/decideProsecution.ts';
import { discover } from '../generate/acts/discover.ts';
import { execute } from '../generate/acts/execute.ts';
import { pronounce, sentenceOf } from '../generate/acts/pronounce.ts';
import { punish } from '../generate/acts/punish.ts';
import { refer } from '../generate/acts/refer.ts';
import { requestArrest } from '../generate/acts/requestArrest.ts';
import { transfer } from '../generate/acts/transfer.ts';
import { daysAfter } from '../generate/chineseTime.ts';
import { inventAffair } from '../generate/courses/inventAffair.ts';
import { inventSuspect } from '../generate/courses/inventSuspect.ts';
import type { Story } from '../generate/Story.ts';
import { worldSpan } from '../generate/worldSpan.ts';
import type { DemoCase } from './DemoCase.ts';
import { zhangdian, zichuan } from './demoDistricts.ts';
import { offenceOf } from './offenceOf.ts';

/** Days from the first act to each further one, and the stage rank that the case has then reached. */
const steps = {
  found: 0,
  punished: 35,
  transferred: 45,
  accepted: 48,
  filed: 52,
  arrestAsked: 75,
  arrestDecided: 81,
  referred: 130,
  prosecuted: 160,
  received: 163,
  judged: 190,
  executed: 230,
} as const;

/** Days in which each act is entered, and the next one is not yet. */
const entry = 3.5;
const nine = 9 / 24;

/** A straight case at each of its steps, in both districts: each as if the last act were just done. */
export const ladder: readonly DemoCase[] = [zhangdian, zichuan].flatMap((district) => [
  ...Object.values(steps).map((days): DemoCase => {
    const opening = daysAfter(worldSpan.anchor, nine - Math.ceil(days + entry));
    return { district, opening, until: daysAfter(opening, days + entry), tell: tellStraight };
  }),
  { district, opening: daysAfter(worldSpan.anchor, nine - 50), tell: tellApproved },
]);

/** The transfer has been approved, but the file has not gone to the police yet. */
function tellApproved(story: Story): void {
  const affair = inventAffair(story, offenceOf('WATER'));
  const { charge } = affair.offence;
  const suspects = [inventSuspect(affair, story.opening.at)];
  discover(affair, story.opening.at, { suspectedCrime: true, suspectedCharges: [charge] });
  const unsent = {
    sentAt: undefined,
    copyToProcuratorateAt: undefined,
    originalsOrCopies: undefined,
    receipt: undefined,
  };
  transfer(affair, daysAfter(story.opening.at, 45), { suspects, penalty: undefined }, unsent);
}

/** Tells the whole course; what would be entered after the anchor is left out. */
function tellStraight(story: Story): void {
  const affair = inventAffair(story, offenceOf('WATER'));
  const at = (step: keyof typeof steps) => daysAfter(story.opening.at, steps[step]);
  const suspect = inventSuspect(affair, story.opening.at);
  const { charge } = affair.offence;
  discover(affair, at('found'), { suspectedCrime: true, suspectedCharges: [charge] });
  const penalty = punish(affair, at('punished'));
  transfer(affair, at('transferred'), { suspects: [suspect], penalty });
  acceptTransfer(affair, at('accepted'));
  decideFiling(affair, at('filed'), { filed: true, suspects: [suspect] });
  const detainedAt = daysAfter(at('filed'), 1);
  const request = requestArrest(affair, at('arrestAsked'), { suspect, detainedAt });
  decideArrest(affair, at('arrestDecided'), { suspect, request, approved: true });
  const referral = refer(affair, at('referred'), { suspects: [suspect] });
  decideProsecution(affair, at('prosecuted'), { suspect, referral });
  const received = { defendants: [suspect], acceptedAt: daysAfter(at('received'), 0.1) };
  const acceptance = acceptIndictment(affair, at('received'), received);
  if (acceptance === undefined) return;
  const judgment = pronounce(affair, at('judged'), {
    defendant: suspect,
    caseNo: String(acceptance.stored.caseNo),
    instance: 'FIRST',
    sentence: sentenceOf(affair, story, suspect),
  });
  if (judgment === undefined) return;
  const judgments = [judgment];
  execute(affair, at('executed'), { judgments, convicts: [suspect], concluded: true });
}
