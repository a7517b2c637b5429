import { checkIdNumber } from '../../codes/checkIdNumber.ts';
import { checkUscc } from '../../codes/checkUscc.ts';
import type { Checked } from '../../codes/Finding.ts';
import { parseCourtCaseNo } from '../../codes/parseCourtCaseNo.ts';
import { type DocumentKind, parseDocumentNo } from '../../codes/parseDocumentNo.ts';
import type { CellKind } from '../CellKind.ts';
import { text } from './text.ts';

/** A code with a canonical form: stored canonical, with the printed text beside it if it differs. */
function printed(check: (printed: string) => Checked): CellKind {
  const plain = text(128);
  return {
    ...plain,
    keepsPrinted: true,
    check: (value, report) => {
      const trimmed = plain.check(value, report);
      if (typeof trimmed !== 'string') return trimmed;
      const { canonical, findings } = check(trimmed);
      for (const finding of findings) report(finding);
      return canonical;
    },
  };
}

/** Unified social credit code 统一社会信用代码 (vUSCC, GB 32100-2015). */
export const uscc = (): CellKind => printed(checkUscc);

/** Citizen identity number 公民身份号码 (vID, GB 11643-1999). */
export const idNumber = (): CellKind => printed(checkIdNumber);

/** Document number 文号 of one kind of document (vDoc). */
export const documentNo = (kind: DocumentKind): CellKind =>
  printed((value) => parseDocumentNo(value, kind));

/** Court case number 案号 (法〔2015〕137号). */
export const courtCaseNo = (): CellKind => printed(parseCourtCaseNo);
