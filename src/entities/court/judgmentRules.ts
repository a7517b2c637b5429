import { expectedIf, type FeedRule, is, notBefore, requiredIf, warnIf } from '../FeedRule.ts';

const guilty = is('result', 'GUILTY');
const termed = is('principalPenalty', 'CONTROL', 'CRIMINAL_DETENTION', 'FIXED_TERM');

/** What a reported judgment must satisfy, whoever reports it. */
export const judgmentRules: readonly FeedRule[] = [
  requiredIf(
    'charges',
    is('result', 'GUILTY', 'EXEMPT'),
    'A conviction names its charges.',
    '认定有罪的，应当填写罪名。',
  ),
  requiredIf(
    'principalPenalty',
    guilty,
    'A conviction states the principal penalty, or that there is none.',
    '认定有罪的，应当填写主刑，无主刑的填写“无”。',
  ),
  expectedIf('months', termed, 'The penalty has a length.', '该刑种应当填写刑期。'),
  expectedIf(
    'fineYuan',
    is('supplementary', 'FINE'),
    'A fine has an amount.',
    '判处罚金的，应当填写金额。',
  ),
  warnIf(
    'probationMonths',
    (record) =>
      Number(record.probationMonths) > 0 &&
      !is('principalPenalty', 'CRIMINAL_DETENTION', 'FIXED_TERM')(record),
    'PROBATION_UNUSUAL',
    'Probation goes with criminal detention or imprisonment of up to 3 years (刑法 Art. 72).',
    '缓刑适用于拘役或者三年以下有期徒刑（刑法第七十二条）。',
    'Check the principal penalty.',
    '请核对主刑。',
  ),
  notBefore('effectiveAt', 'pronouncedAt'),
];
