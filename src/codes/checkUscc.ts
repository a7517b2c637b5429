import type { Checked, Finding } from './Finding.ts';
import { foldPrinted } from './foldPrinted.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const KNOWN_DEPARTMENT = /^[1-9ANY]/;

const LENGTH: Finding = {
  severity: 'reject',
  code: 'USCC_LENGTH',
  message: 'A unified social credit code has 18 characters.',
  messageZh: '统一社会信用代码应为18位。',
  remedy: 'Copy the code again from the business licence or certificate.',
  remedyZh: '请对照营业执照或登记证书重新录入。',
};

const CHARACTERS: Finding = {
  severity: 'reject',
  code: 'USCC_CHARACTERS',
  message: 'The code holds a character that GB 32100-2015 does not allow in that place.',
  messageZh: '统一社会信用代码含有GB 32100-2015不允许的字符。',
  remedy:
    'The letters I, O, S, V, Z never occur, and places 3 to 8 are digits: look for 1, 0, 5, 2.',
  remedyZh: '代码不使用字母I、O、S、V、Z，第3至8位为数字，请核对是否应为1、0、5、2。',
};

const CHECK_DIGIT: Finding = {
  severity: 'reject',
  code: 'USCC_CHECK_DIGIT',
  message: 'The last character does not fit the first 17 (GB 32100-2015).',
  messageZh: '统一社会信用代码校验码不符（GB 32100-2015）。',
  remedy: 'Compare the code with the licence character by character.',
  remedyZh: '请逐位对照营业执照或登记证书核对。',
};

const ORGANISATION_CODE: Finding = {
  severity: 'warn',
  code: 'USCC_ORGANISATION_CHECK_DIGIT',
  message:
    'Places 9 to 17 are not a valid organisation code (GB 11714), though the code as a whole is.',
  messageZh: '统一社会信用代码整体校验通过，但第9至17位组织机构代码校验码不符（GB 11714）。',
  remedy: 'Look the party up in the public credit system.',
  remedyZh: '请在国家企业信用信息公示系统核实主体。',
};

const DEPARTMENT: Finding = {
  severity: 'warn',
  code: 'USCC_DEPARTMENT_UNKNOWN',
  message: 'The first character names no known registering department.',
  messageZh: '统一社会信用代码首位登记管理部门代码未知。',
  remedy: 'Make sure that this is a real code and not a filler such as eighteen zeros.',
  remedyZh: '请确认不是以0等占位填充的代码。',
};

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015) and gives it in 18 half-width
 * capitals. Rejects a wrong length, character or check digit; warns where only the organisation
 * code inside it (组织机构代码, GB 11714) is wrong.
 */
export function checkUscc(printed: string): Checked {
  const code = foldPrinted(printed);
  if (code.length !== 18) return { canonical: undefined, findings: [LENGTH] };
  if (!SHAPE.test(code)) return { canonical: undefined, findings: [CHARACTERS] };
  if (checkCharacter(code) !== code.charAt(17)) {
    return { canonical: undefined, findings: [CHECK_DIGIT] };
  }
  const findings: Finding[] = [];
  if (organisationCheckCharacter(code.slice(8, 16)) !== code.charAt(16)) {
    findings.push(ORGANISATION_CODE);
  }
  if (!KNOWN_DEPARTMENT.test(code)) findings.push(DEPARTMENT);
  return { canonical: code, findings };
}

function checkCharacter(code: string): string {
  return ALPHABET.charAt((31 - (weightedSum(code, ALPHABET, WEIGHTS) % 31)) % 31);
}

function organisationCheckCharacter(body: string): string {
  const rest = 11 - (weightedSum(body, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS) % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

function weightedSum(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + alphabet.indexOf(text.charAt(i)) * weight, 0);
}
