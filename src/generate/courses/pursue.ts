import { type Affair, isUnit } from '../Affair.ts';
import { decideArrest } from '../acts/decideArrest.ts';
import { refer } from '../acts/refer.ts';
import { requestArrest } from '../acts/requestArrest.ts';
import { daysAfter } from '../chineseTime.ts';
import type { PartyDraft } from '../Story.ts';
import { measured, sampleInterval } from '../sampleInterval.ts';
import { charge } from './charge.ts';

/** Suspects who are pursued together; a later wave is of those who were found later. */
export interface Wave {
  readonly suspects: readonly PartyDraft[];
  readonly wave: 0 | 1;
}

/** Shares of suspects: detained, and of these, for whom arrest is requested; the others are bailed. */
const detainedShare = 0.66;
const requestedShare = 0.8;
const approvedShare = 0.78;

/** From custody or bail to the referral for prosecution, and on. */
export function pursue(affair: Affair, from: number, { suspects, wave }: Wave): void {
  const { story } = affair;
  const { random } = story;
  const detainedAt = story.later(from, random.integer(0, 6));
  const arrested = new Set<PartyDraft>();
  let earliest = daysAfter(detainedAt, 14);
  const persons = suspects.filter((one) => !isUnit(one));
  const detained = random.chance(detainedShare) && random.chance(requestedShare);
  if (detained && persons.length > 0) {
    const toArrest = Math.max(3, sampleInterval(random, measured.detentionToArrest));
    const decidedAt = story.later(detainedAt, toArrest);
    const review = Math.min(random.integer(2, 7), Math.floor(toArrest) - 1);
    const requestedAt = story.later(daysAfter(decidedAt, -review), 0);
    const requests = persons.map((suspect) =>
      requestArrest(affair, Math.min(requestedAt, decidedAt), { suspect, detainedAt, nth: wave }),
    );
    for (const [index, suspect] of persons.entries()) {
      const request = requests[index];
      if (request === undefined) return;
      const approved = random.chance(approvedShare);
      if (!decideArrest(affair, decidedAt, { suspect, request, approved, nth: wave })) return;
      if (approved) arrested.add(suspect);
    }
    earliest = daysAfter(decidedAt, 10);
  }
  const review = random.integer(10, 40);
  const toIndictment = sampleInterval(random, measured.detentionToIndictment);
  const indictedAt = Math.max(story.later(detainedAt, toIndictment), daysAfter(earliest, review));
  const referredAt = story.later(daysAfter(indictedAt, -review), 0);
  const referral = refer(affair, referredAt, { suspects, nth: wave });
  if (referral) charge(affair, story.later(indictedAt, 0), { referral, arrested, suspects, wave });
}
