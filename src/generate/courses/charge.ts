import { type Affair, isUnit } from '../Affair.ts';
import { decideArrest } from '../acts/decideArrest.ts';
import { decideProsecution, type NonProsecution } from '../acts/decideProsecution.ts';
import { opinePenalty } from '../acts/opinePenalty.ts';
import { ageOn } from '../ageOn.ts';
import { dayOf } from '../chineseTime.ts';
import type { Happening, PartyDraft } from '../Story.ts';
import { judge } from './judge.ts';
import type { Wave } from './pursue.ts';

interface Referred extends Wave {
  readonly referral: Happening;
  readonly arrested: ReadonlySet<PartyDraft>;
}

const sparedShare = 0.18;
const opinionShare = 0.7;
const laterArrestShare = 0.12;

/** The procuratorate decides on each suspect; who is charged goes to the court. */
export function charge(affair: Affair, at: number, referred: Referred): void {
  const { story } = affair;
  const { random } = story;
  const { suspects, referral, arrested, wave } = referred;
  const charged: PartyDraft[] = [];
  const spared: { suspect: PartyDraft; decision: Happening }[] = [];
  for (const suspect of suspects) {
    const kind = random.chance(sparedShare) ? kindOf(affair, suspect, at) : undefined;
    const decision = decideProsecution(affair, at, { suspect, referral, spared: kind, nth: wave });
    if (decision === undefined) return;
    if (kind === undefined) charged.push(suspect);
    else spared.push({ suspect, decision });
  }
  spared
    .filter(() => random.chance(opinionShare))
    .slice(0, 2)
    .forEach((one, place) => {
      const issuedAt = story.later(at, random.integer(3, 20));
      opinePenalty(affair, issuedAt, { ...one, nth: wave * 2 + place });
    });
  if (charged.length === 0) return;
  for (const suspect of charged) {
    const free = !isUnit(suspect) && !arrested.has(suspect);
    if (!free || !random.chance(laterArrestShare)) continue;
    const decidedAt = story.later(at, random.integer(1, 5));
    decideArrest(affair, decidedAt, { suspect, request: undefined, approved: true, nth: 2 + wave });
  }
  judge(affair, at, { defendants: charged, wave });
}

function kindOf({ story }: Affair, { values }: PartyDraft, at: number): NonProsecution {
  const { birthDate } = values;
  if (typeof birthDate === 'string' && ageOn(birthDate, dayOf(at)) < 18) return 'CONDITIONAL';
  const share = story.random.fraction();
  if (share < 0.65) return 'DISCRETIONARY';
  return share < 0.9 ? 'INSUFFICIENT_EVIDENCE' : 'STATUTORY';
}
