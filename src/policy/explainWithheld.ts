import { stages } from '../codes/stages.ts';
import type { Withheld } from '../db/projection/Model.ts';

type Explanation = readonly [en: string, zh: string];

/** What stands between a reader and a field, by the reason code; tells nothing of the record. */
const explanations: Readonly<Record<string, Explanation>> = {
  STAGE: [
    'The regulation shows the field to your agency from a later stage of the case on.',
    '依据规则，本机关自案件后续阶段起方可查阅该字段。',
  ],
  NOT_RELEASED: [
    'The regulation does not show the field to your agency.',
    '依据规则，该字段不向本机关提供。',
  ],
  COUNTS_ONLY: [
    'Statistics count the record and read no content.',
    '统计人员仅可计数，不得查阅内容。',
  ],
  MARKED: [
    'Its provider marked it confidential and does not name you among its readers. Ask the provider for access with requestAccess.',
    '提供单位已作保密标注，您不在知悉范围内。可通过 requestAccess 向提供单位申请。',
  ],
  MASKED: [
    'Your post is shown a part of the field; whoever handles the case is shown all of it.',
    '您的岗位仅可查阅部分内容，办案人员可查阅全部。',
  ],
  POST: ['The field is reserved to other posts of your agency.', '该字段仅限本机关其他岗位查阅。'],
  MINOR: [
    'The field identifies a minor and is for the organs that handle the case.',
    '该字段涉及未成年人身份，仅限办案单位查阅。',
  ],
};

/** The hurdle in words, with what lifts it. */
export function explainWithheld({ reason, until }: Withheld): Explanation {
  const [en, zh] = explanations[reason] ?? ['The field is withheld.', '该字段不予显示。'];
  if (until === null) return [en, zh];
  const stage = Object.entries(stages).find(([name]) => name === until)?.[1];
  const said = stage
    ? ([`${until}, ${stage.en}`, `${until} ${stage.zh}`] as const)
    : [until, until];
  return [`${en} It is shown from: ${said[0]}.`, `${zh}解除：${said[1]}。`];
}
