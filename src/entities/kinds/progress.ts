import { stages } from '../../codes/stages.ts';
import type { CellKind } from '../CellKind.ts';
import { choice, choices } from './choice.ts';

/** What has been done in a case, each a bit: independent of one another (domain 5.4). */
const indicators = {
  ADMINISTRATIVE_FILING: 'Filed by the bureau. 行政立案',
  PENALTY: 'Penalised. 行政处罚',
  TRANSFER: 'Transferred to the police. 移送公安',
  POLICE_FILING: 'Filed by the police. 公安立案',
  ARREST: 'Arrest approved. 批准逮捕',
  PROSECUTION: 'Prosecuted. 提起公诉',
  JUDGMENT: 'Judged. 判决',
  CLOSED: 'Closed. 结案',
  REASONS_REQUIRED: 'The police were asked why they did not file. 要求说明不立案理由',
  REASONS_GIVEN: 'The police gave their reasons. 说明不立案理由',
  DETENTION: 'Administrative detention. 行政拘留',
} as const;

export type Indicator = keyof typeof indicators;

/** The bit of an indicator. */
export function indicatorBit(indicator: Indicator): number {
  return 1 << Object.keys(indicators).indexOf(indicator);
}

/** Set beside the indicators, but not shown as one: a penalty of the case has been made public. */
export const publicPenaltyBit = 1 << Object.keys(indicators).length;

/** Likewise: the person has been transferred to the police for administrative detention. */
export const detentionTransferBit = publicPenaltyBit << 1;

/**
 * Two steps show only once they are out. A transfer that is approved (S3) is known to the bureau
 * alone until it is handed over; that arrest was asked for (S8), to police and procuratorate alone
 * until it is decided. Each knows of it from the record itself.
 */
const shownRank = (row: string) =>
  `(CASE WHEN ${row}.stage_rank BETWEEN 30 AND 39
      THEN CASE WHEN ${row}.indicator_bits & ${indicatorBit('PENALTY')} <> 0 THEN 20 ELSE 10 END
    WHEN ${row}.stage_rank BETWEEN 80 AND 84 THEN 70 ELSE ${row}.stage_rank END)`;

const stageTexts = Object.fromEntries(
  Object.entries(stages).map(([name, { en, zh }]) => [name, `${en}. ${zh}`]),
);

/** The cells that tell how far a case or a suspect has come, with the SQL that derives them. */
export const progress = {
  stage: (): CellKind => choice('CaseStage', stageTexts, 'How far a case has come. 办案阶段'),
  stageSql: (row: string): string => `'S' || ${shownRank(row)} / 10`,
  stageNumberSql: (row: string): string => `${shownRank(row)} / 10`,
  indicators: (): CellKind => choices('CaseIndicator', indicators),
  indicatorsSql: (row: string): string => {
    const items = Object.keys(indicators).map(
      (name, bit) => `CASE WHEN ${row}.indicator_bits & ${1 << bit} <> 0 THEN '${name}' END`,
    );
    return `array_remove(ARRAY[${items.join(', ')}], NULL)`;
  },
} as const;
