import { given, textIn } from '../given.ts';
import { importProblems } from '../importProblems.ts';
import type { Row } from '../Plan.ts';
import { type Mapped, provenance, type Source } from './Source.ts';

/**
 * The approval of an arrest that a judgment tells of. It dates the arrest, which follows its approval
 * at once (刑事诉讼法 Art. 90, 93). An arrest after the indictment was ordered by the court, not approved.
 */
export function toArrestDecision(row: Row, source: Source): Mapped | undefined {
  const arrestedAt = textIn(row, 'arrested_at');
  if (arrestedAt === undefined) return undefined;
  const filedAt = textIn(row, 'filed_at');
  if (filedAt !== undefined && arrestedAt >= filedAt)
    return { absent: importProblems.arrestByCourt };
  return {
    input: given({
      result: 'APPROVED',
      decidedAt: arrestedAt,
      charges: row.charges,
      entryChannel: 'FILE',
      lateReason: provenance(
        '批准逮捕日期原文未载，以逮捕日期代',
        '批捕罪名原文未载，以判决罪名代',
      ),
      ...source,
    }),
    notes: [
      importProblems.standsIn('decidedAt', 'the day of the arrest', '逮捕日期'),
      importProblems.standsIn('charges', 'the charges of the judgment', '判决认定罪名'),
    ],
  };
}
