import type { Checked } from '../../src/codes/Finding.ts';

/** The finding codes of a check, in order. */
export function codesOf(checked: Checked): readonly string[] {
  return checked.findings.map((finding) => finding.code);
}
