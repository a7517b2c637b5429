import type { Affair } from '../Affair.ts';
import { acceptIndictment } from '../acts/acceptIndictment.ts';
import { effectiveFrom, pronounce, reportJudgment, sentenceOf } from '../acts/pronounce.ts';
import { daysAfter } from '../chineseTime.ts';
import { appealNumberOf } from '../numberOf.ts';
import type { Happening, PartyDraft, Values } from '../Story.ts';
import { measured, sampleInterval } from '../sampleInterval.ts';
import { enforce } from './enforce.ts';

interface Accused {
  readonly defendants: readonly PartyDraft[];
  readonly wave: 0 | 1;
}

const returnedShare = 0.02;
const waitingShare = 0.12;
const reportedShare = 0.25;
const appealedShare = 0.08;

/** The court accepts the indictment and judges each defendant. */
export function judge(affair: Affair, indictedAt: number, { defendants, wave }: Accused): void {
  const { story } = affair;
  const { random } = story;
  const toJudgment = sampleInterval(random, measured.indictmentToJudgment);
  const judgedAt = story.later(daysAfter(indictedAt, 1), toJudgment);
  const receivedAt = story.later(indictedAt, random.integer(0, 1));
  const acceptedAt = Math.min(
    story.later(receivedAt, random.integer(0, 5)),
    Math.round((receivedAt + judgedAt) / 2),
  );
  const returned = random.chance(returnedShare);
  const received = { defendants, acceptedAt, returned, nth: wave };
  const acceptance = acceptIndictment(affair, receivedAt, received);
  if (acceptance === undefined || returned) return;
  const caseNo = String(acceptance.stored.caseNo);
  const waits = random.chance(waitingShare);
  const reported = random.chance(reportedShare);
  const judgments: Happening[] = [];
  for (const defendant of defendants) {
    const sentence = sentenceOf(affair, story, defendant);
    const told = { defendant, caseNo, instance: 'FIRST', sentence } as const;
    const judgment = pronounce(affair, judgedAt, { ...told, waits });
    if (judgment === undefined) return;
    judgments.push(judgment);
    if (reported) reportJudgment(affair, told, judgedAt);
  }
  const appeal = random.chance(appealedShare) && wave === 0;
  const final = appeal ? judgeAgain(affair, judgedAt, judgments) : judgments;
  const from = effectiveFrom(final[0]?.decided ?? judgedAt, appeal ? 'SECOND' : 'FIRST');
  if (final.length > 0) enforce(affair, from, { judgments: final, wave });
}

/** On appeal the court of the city judges: most judgments stand. */
function judgeAgain(affair: Affair, judgedAt: number, first: readonly Happening[]): Happening[] {
  const { story } = affair;
  const { random, district } = story;
  const at = story.later(judgedAt, random.integer(30, 75));
  return first.flatMap(({ parties, stored }) => {
    const defendant = parties?.[0];
    if (defendant === undefined) return [];
    const sentence: Values = random.chance(0.8)
      ? sentenceIn(stored)
      : sentenceOf(affair, story, defendant);
    const caseNo = appealNumberOf(story, at);
    const told = { defendant, caseNo, instance: 'SECOND', sentence } as const;
    return pronounce(affair, at, { ...told, office: district.cityCourt }) ?? [];
  });
}

const sentenceCells = [
  'result',
  'charges',
  'articles',
  'dispositions',
  'principalPenalty',
  'months',
  'probationMonths',
  'fineYuan',
  'supplementary',
  'prohibitionOrder',
  'confiscation',
  'restorationDuty',
  'unitFineYuan',
  'pleaLeniency',
];

function sentenceIn(stored: Values): Values {
  return Object.fromEntries(sentenceCells.map((cell) => [cell, stored[cell]]));
}
