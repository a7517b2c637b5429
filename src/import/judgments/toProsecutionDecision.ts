import { given, textIn } from '../given.ts';
import { importProblems } from '../importProblems.ts';
import type { Row } from '../Plan.ts';
import { type Mapped, provenance, type Source } from './Source.ts';

/**
 * The indictment that a judgment was given on. Without a day the latest possible one stands in, the
 * judgment's: the case has to be found by the number of its indictment.
 */
export function toProsecutionDecision(
  row: Row,
  courtId: string | undefined,
  source: Source,
): Mapped {
  const decisionNo = textIn(row, 'indictment_no');
  const filedAt = textIn(row, 'filed_at');
  const judgedAt = textIn(row, 'judgment_date');
  if (decisionNo === undefined) return { absent: importProblems.notInSource('decisionNo') };
  if (courtId === undefined) return { absent: importProblems.notInSource('courtOrganId') };
  const isLate = filedAt !== undefined && judgedAt !== undefined && filedAt > judgedAt;
  const asJudged = ['起诉罪名原文未载，以判决罪名代'];
  const undated = filedAt === undefined ? ['起诉日期原文未载，以判决日期代'] : [];
  const { charges, civil_public_interest: attachedCivilLitigation } = row;
  return {
    input: given({
      result: 'PROSECUTED',
      decisionNo,
      decidedAt: filedAt ?? judgedAt,
      charges,
      courtOrganId: courtId,
      attachedCivilLitigation,
      entryChannel: 'FILE',
      lateReason: provenance(...asJudged, ...undated),
      ...source,
    }),
    notes: [
      importProblems.standsIn('charges', 'the charges of the judgment', '判决认定罪名'),
      ...(filedAt === undefined
        ? [importProblems.standsIn('decidedAt', 'the day of the judgment', '判决日期')]
        : []),
      ...(isLate ? [importProblems.indictedAfterJudgment] : []),
    ],
  };
}
