import { given } from '../given.ts';
import { importProblems } from '../importProblems.ts';
import { isRow } from '../lines/readRow.ts';
import type { Row } from '../Plan.ts';
import { instanceOf } from './instanceOf.ts';
import { provenance, type Source } from './Source.ts';
import { toDisposition } from './toDisposition.ts';

/** The lightest first. */
const byWeight = [
  'NONE',
  'CONTROL',
  'CRIMINAL_DETENTION',
  'FIXED_TERM',
  'LIFE',
  'DEATH_SUSPENDED',
  'DEATH',
];

/** The judgment as the source holds it; of several dispositions the heaviest penalty leads. */
export function toJudgment(row: Row, source: Source) {
  const listed = Array.isArray(row.dispositions) ? row.dispositions : [];
  const dispositions = listed.map(toDisposition).filter(isRow);
  const [first] = dispositions;
  const only = dispositions.length === 1 ? first : undefined;
  const result = resultOf(listed);
  const fines = dispositions
    .map(({ fineYuan }) => fineYuan)
    .filter((yuan) => typeof yuan === 'number');
  return {
    input: given({
      caseNo: row.case_no,
      instance: instanceOf(row),
      pronouncedAt: row.judgment_date,
      result,
      charges: row.charges,
      articles: Array.isArray(row.articles) ? row.articles.map(String) : row.articles,
      dispositions: Array.isArray(row.dispositions) ? listed.map(toDisposition) : row.dispositions,
      principalPenalty: heaviest(dispositions),
      months: only?.months,
      probationMonths: only?.probationMonths,
      fineYuan: fines.length > 0 ? fines.reduce((sum, yuan) => sum + yuan, 0) : undefined,
      supplementary: dispositions.some((one) => one.supplementary) ? ['FINE'] : undefined,
      pleaLeniency: row.plead_guilty,
      simpleProcedure: row.simple,
      entryChannel: 'FILE',
      lateReason: provenance(),
      ...source,
    }),
    notes: [
      ...(dispositions.length > 1 ? [importProblems.severalDispositions] : []),
      ...(result === 'OTHER' ? [importProblems.missingInSource('dispositions')] : []),
    ],
  };
}

function heaviest(dispositions: readonly Row[]): string | undefined {
  const weights = dispositions.map(({ penaltyKind }) => byWeight.indexOf(String(penaltyKind)));
  return byWeight[Math.max(-1, ...weights)];
}

/** 刑法 Art. 37: exempt where nothing was imposed at all; a source without a penalty proves neither. */
function resultOf(listed: readonly unknown[]): string {
  const penalties = listed.flatMap((one) => (isRow(one) && one.penalty ? [one.penalty] : []));
  if (penalties.length === 0) return 'OTHER';
  return penalties.every((penalty) => penalty === '免予刑事处罚') ? 'EXEMPT' : 'GUILTY';
}
