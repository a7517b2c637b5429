import { given, textIn } from '../given.ts';
import { importProblems } from '../importProblems.ts';
import type { Row } from '../Plan.ts';
import { instanceOf } from './instanceOf.ts';
import { type Mapped, provenance, type Source } from './Source.ts';

/**
 * The acceptance of the indictment. The source gives the day of the indictment alone; the hub asks
 * when an accepted case was accepted, so that day stands in, and the record says so.
 */
export function toCourtAcceptance(row: Row, source: Source): Mapped {
  const receivedAt = textIn(row, 'filed_at');
  if (instanceOf(row) !== 'FIRST') return { absent: importProblems.byAppeal };
  if (receivedAt === undefined) return { absent: importProblems.notInSource('receivedAt') };
  return {
    input: given({
      caseNo: row.case_no,
      receivedAt,
      acceptedAt: receivedAt,
      procedure: procedureOf(row),
      charges: row.charges,
      entryChannel: 'FILE',
      lateReason: provenance(
        '收到、受理日期原文未载，以起诉日期代',
        '起诉罪名原文未载，以判决罪名代',
      ),
      ...source,
    }),
    notes: [
      importProblems.standsIn('receivedAt', 'the day of the indictment', '起诉日期'),
      importProblems.standsIn('acceptedAt', 'the day of the indictment', '起诉日期'),
      importProblems.standsIn('charges', 'the charges of the judgment', '判决认定罪名'),
    ],
  };
}

function procedureOf({ expedited, simple }: Row): string {
  if (expedited === true) return 'FAST_TRACK';
  return simple === true ? 'SUMMARY' : 'ORDINARY';
}
