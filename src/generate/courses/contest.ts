import type { Affair } from '../Affair.ts';
import { askReconsideration } from '../acts/askReconsideration.ts';
import { decideFiling } from '../acts/decideFiling.ts';
import { decideReconsideration } from '../acts/decideReconsideration.ts';
import { explainNoFiling } from '../acts/explainNoFiling.ts';
import { fileUnderSupervision } from '../acts/fileUnderSupervision.ts';
import { suggestSupervision } from '../acts/suggestSupervision.ts';
import { noticeOfFilingAt, repliedAt, superviseFiling } from '../acts/superviseFiling.ts';
import { transferBack } from '../acts/transferBack.ts';
import type { Happening, PartyDraft } from '../Story.ts';
import { investigate } from './investigate.ts';

/** Share of supervisions in which the police enter their reasons themselves. */
const explainedShare = 0.6;

/** The police did not file: the bureau asks again, or the procuratorate, or takes the case back. */
export function contest(
  affair: Affair,
  noFiling: Happening,
  suspects: readonly PartyDraft[],
): void {
  const { story } = affair;
  const { random } = story;
  const way = random.fraction();
  if (way < 0.4) reconsider(affair, noFiling, suspects);
  else if (way < 0.55) supervise(affair, noFiling.decided, suspects, 'NO_FILING');
  else if (way < 0.6) supervise(affair, noFiling.decided, suspects, undefined);
  else if (way < 0.85) transferBack(affair, story.later(noFiling.decided, random.integer(1, 10)));
}

function reconsider(affair: Affair, noFiling: Happening, suspects: readonly PartyDraft[]): void {
  const { story } = affair;
  const { random } = story;
  const asked = story.later(noFiling.decided, random.integer(3, 6));
  const request = askReconsideration(affair, asked, noFiling);
  if (request === undefined) return;
  const at = story.later(asked, random.integer(1, 5));
  const files = random.chance(0.3);
  if (decideReconsideration(affair, at, request, { files }) === undefined) return;
  if (files) {
    const filedAt = story.later(at, 1);
    const filing = decideFiling(affair, filedAt, { filed: true, suspects });
    if (filing) investigate(affair, filedAt, suspects);
  } else if (random.chance(0.6)) supervise(affair, at, suspects, 'RECONSIDERATION_UPHELD');
}

function supervise(
  affair: Affair,
  from: number,
  suspects: readonly PartyDraft[],
  ground: 'NO_FILING' | 'RECONSIDERATION_UPHELD' | undefined,
): void {
  const { story } = affair;
  const { random } = story;
  const at = story.later(from, random.integer(2, 6));
  if (ground !== undefined && suggestSupervision(affair, at, ground) === undefined) return;
  const source = ground ? 'SUGGESTION' : random.pick(['SELF', 'VICTIM'] as const);
  const fails = random.chance(0.65);
  const accepted = story.later(at, random.integer(1, 4));
  const waits = random.chance(0.5);
  const supervision = superviseFiling(affair, accepted, { source, fails, waits });
  if (supervision === undefined) return;
  if (random.chance(explainedShare)) explainNoFiling(affair, repliedAt(supervision));
  if (!fails) return;
  const filedAt = story.later(noticeOfFilingAt(accepted), random.integer(2, 15));
  const filed = fileUnderSupervision(affair, filedAt, supervision);
  if (filed) investigate(affair, filedAt, suspects);
}
