import { divisionReach } from '../../codes/divisionReach.ts';
import type { FeedDefinition } from '../../entities/Feed.ts';
import type { Problem } from '../../policy/intake/Problem.ts';
import type { Registry } from '../../policy/Registry.ts';
import { contentDigest } from '../contentDigest.ts';
import { textIn } from '../given.ts';
import { importProblems } from '../importProblems.ts';
import type { Organ } from '../organs/Organ.ts';
import type { Organs } from '../organs/Organs.ts';
import type { Note, Plan, Planner, Row, Step } from '../Plan.ts';
import { instanceOf } from './instanceOf.ts';
import type { Mapped } from './Source.ts';
import { toArrestDecision } from './toArrestDecision.ts';
import { toCourtAcceptance } from './toCourtAcceptance.ts';
import { toJudgment } from './toJudgment.ts';
import { toProsecutionDecision } from './toProsecutionDecision.ts';

/** Reads lines of the JuDGE form: one judgment, which is one case of up to four records. */
export function createJudgmentPlanner(
  registry: Registry,
  organs: Organs,
  sourceName = 'JuDGE',
): Planner {
  const arrest = registry.feed('ArrestDecision');
  const prosecution = registry.feed('ProsecutionDecision');
  const acceptance = registry.feed('CourtAcceptance');
  const judgment = registry.feed('Judgment');
  return (row) => {
    const court = organs.court(textIn(row, 'court_name') ?? '', textIn(row, 'court_code') ?? '');
    if (court === undefined) return lost(judgment, importProblems.organUnplaced);
    const prosecutor = textIn(row, 'procuratorate');
    const procuratorate = prosecutor && organs.procuratorate(prosecutor, court);
    const source = {
      sourceSystem: textIn(row, 'source') ?? sourceName,
      sourceRecordId: textIn(row, 'source_id') ?? contentDigest(row),
    };
    const steps: Step[] = [];
    const notes: Note[] = [];
    const add = (
      feed: FeedDefinition,
      owner: Organ,
      mapped: Mapped,
      mentions: readonly Organ[],
    ) => {
      if ('absent' in mapped) notes.push({ feed: feed.name, problem: mapped.absent });
      else steps.push({ feed, owner, mentions, ...mapped });
    };
    if (procuratorate) {
      const arrested = toArrestDecision(row, source);
      if (arrested) add(arrest, procuratorate, arrested, []);
      const seized = seizedCourt(row, court, procuratorate, organs);
      const mapped = toProsecutionDecision(row, seized?.id, source);
      add(prosecution, procuratorate, mapped, seized ? [seized] : []);
    } else notes.push({ feed: prosecution.name, problem: importProblems.notInSource('organ') });
    add(acceptance, court, toCourtAcceptance(row, source), []);
    add(judgment, court, toJudgment(row, source), []);
    return { opening: { divisionCode: divisionOf(steps, court) }, steps: joinable(steps), notes };
  };
}

/** Without its indictment a court may not join the case of an arrest, but opens it; arrest follows. */
function joinable(steps: readonly Step[]): readonly Step[] {
  if (steps.some(({ feed }) => feed.name === 'ProsecutionDecision')) return steps;
  const isArrest = ({ feed }: Step) => feed.name === 'ArrestDecision';
  return [...steps.filter((step) => !isArrest(step)), ...steps.filter(isArrest)];
}

function lost(feed: FeedDefinition, problem: Problem): Plan {
  return { steps: [], notes: [{ feed: feed.name, problem }] };
}

/** The court that the indictment went to: of an appeal, the procuratorate's own (刑事诉讼法 Art. 176). */
function seizedCourt(row: Row, court: Organ, procuratorate: Organ, organs: Organs) {
  if (instanceOf(row) === 'FIRST') return court;
  return organs.named('court', procuratorate.name.replace('人民检察院', '人民法院'));
}

/** A place that both organs are in charge of, the smaller one; the court's if there is none. */
function divisionOf(steps: readonly Step[], court: Organ): string {
  const { lowest, highest } = divisionReach(court.divisionCode);
  const codes = steps.map(({ owner }) => owner.divisionCode);
  return codes.find((code) => code >= lowest && code <= highest) ?? court.divisionCode;
}
