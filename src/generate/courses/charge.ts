import { type Affair, isUnit } from '../Affair.ts';
import { decideArrest } from '../acts/decideArrest.ts';
import { decideProsecution, type NonProsecution } from '../acts/decideProsecution.ts';
import { opinePenalty } from '../acts/opinePenalty.ts';
import { replyToProcuratorate } from '../acts/replyToProcuratorate.ts';
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
const repliedShare = 0.8;

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
  const opined = spared.filter(() => random.chance(opinionShare)).slice(0, 2);
  const opinions = opined.map((one, place) => {
    const issuedAt = story.later(at, random.integer(3, 20));
    return opinePenalty(affair, issuedAt, { ...one, nth: wave * 2 + place });
  });
  if (charged.length === 0) answer(affair, opinions, wave);
  if (charged.length === 0) return;
  for (const suspect of charged) {
    const free = !isUnit(suspect) && !arrested.has(suspect);
    if (!free || !random.chance(laterArrestShare)) continue;
    const decidedAt = story.later(at, random.integer(1, 5));
    decideArrest(affair, decidedAt, { suspect, request: undefined, approved: true, nth: 2 + wave });
  }
  judge(affair, at, { defendants: charged, wave });
}

/** The bureau replies; while others stand trial it waits for their judgment, and the case has ended. */
function answer(
  affair: Affair,
  opinions: readonly (Happening | undefined)[],
  wave: Wave['wave'],
): void {
  const { story } = affair;
  const { random } = story;
  for (const [place, opinion] of opinions.entries()) {
    // A case has four letters of the bureau at most, one of them on the opinion to transfer.
    const nth = 1 + wave * 2 + place;
    if (opinion === undefined || nth > 3 || !random.chance(repliedShare)) continue;
    const at = story.later(opinion.decided, random.integer(20, 55));
    replyToProcuratorate(affair, at, { kind: 'PENALTY_OPINION', nth });
  }
}

function kindOf({ story }: Affair, { values }: PartyDraft, at: number): NonProsecution {
  const { birthDate } = values;
  if (typeof birthDate === 'string' && ageOn(birthDate, dayOf(at)) < 18) return 'CONDITIONAL';
  const share = story.random.fraction();
  if (share < 0.65) return 'DISCRETIONARY';
  return share < 0.9 ? 'INSUFFICIENT_EVIDENCE' : 'STATUTORY';
}
