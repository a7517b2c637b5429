import { contentDigest } from '../contentDigest.ts';
import { given, textIn } from '../given.ts';
import { importProblems } from '../importProblems.ts';
import type { Row } from '../Plan.ts';
import { violationTypeOf } from './violationTypeOf.ts';

/**
 * The penalty decision as a public notice tells it. What the notice leaves out stays out: the day of
 * its publication is not the day of the decision, and no penalty is made up where none is named.
 */
export function toAdministrativePenalty(row: Row, sourceName: string) {
  const violation = textIn(row, 'violation');
  const fine = row.fine_yuan;
  const order = textIn(row, 'correction_order_no');
  return {
    input: given({
      decisionNo: row.document_no,
      decidedOn: row.decided_at,
      counterpartName: row.party,
      counterpartType: counterpartType(row),
      uscc: row.uscc_as_published,
      violationType: violation === undefined ? undefined : violationTypeOf(violation),
      facts: violation,
      penaltyCategories: typeof fine === 'number' ? ['FINE'] : undefined,
      content: typeof fine === 'number' ? `罚款${fine}元` : undefined,
      fineAmount: fine,
      correctionOrder: order === undefined ? undefined : { no: order },
      legalBasis: textIn(row, 'legal_basis')?.split(';'),
      disclosure: textIn(row, 'published_at') === undefined ? undefined : 'PROACTIVE',
      entryChannel: 'FILE',
      lateReason: '据公开的行政处罚信息批量导入。',
      sourceSystem: textIn(row, 'source') ?? sourceName,
      sourceRecordId: textIn(row, 'document_no') ?? contentDigest(row),
    }),
    notes: [
      ...(row.document_no ? [] : [importProblems.missingInSource('document_no')]),
      ...(row.decided_at ? [] : [importProblems.missingInSource('decided_at')]),
      ...(fine ? [] : [importProblems.missingInSource('fine_yuan')]),
    ],
  };
}

/** By the register that gave the code (GB 32100: 92 sole traders), else by what only units are called. */
function counterpartType(row: Row): string | undefined {
  const code = textIn(row, 'uscc_as_published');
  if (code !== undefined) return code.startsWith('92') ? 'SELF_EMPLOYED' : 'LEGAL';
  return /公司|委员会|管理处|学校|医院/.test(textIn(row, 'party') ?? '') ? 'LEGAL' : undefined;
}
