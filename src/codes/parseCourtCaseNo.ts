import { beijingToday } from './beijingToday.ts';
import { courtCaseTypes } from './courtCaseTypes.ts';
import type { Checked, Finding } from './Finding.ts';
import { foldPrinted } from './foldPrinted.ts';

/** The parts of a court case number; absent when the number is rejected. */
export interface ParsedCourtCaseNo extends Checked {
  readonly year?: number;
  /** 法院代字 such as `沪0120`, `鲁03`, `最高法`. Legacy numbers have none. */
  readonly courtCode?: string;
  /** 类型代字 such as `刑初`, without 字 and without the special-court mark 知. */
  readonly caseType?: string;
  readonly serial?: number;
  /** True for the style used until 2015, with 字第 and without a court code. */
  readonly legacy?: boolean;
}

const FIRST_YEAR = 1990;
const MODERN_FROM_YEAR = 2016;
// 刑核 serials are eight random digits (法〔2015〕137号 Art. 10), so six are not enough.
const SERIAL = '0*([1-9]\\d{0,7})(-\\d{1,3})?号(之[一二三四五六七八九十]{1,3})?$';
const COURT = '(最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军])';
const MODERN = new RegExp(
  `^\\((\\d{4})\\)${COURT}(\\d{4}|\\d{2})?(知)?([一-龥]{1,6}?)(字?)第?${SERIAL}`,
);
const LEGACY = new RegExp(`^\\((\\d{4})\\)([一-龥()]{1,16}?)(字?)第?${SERIAL}`);
const LEGACY_TYPE =
  /([刑民行商知海经赔执破][一二三四五六七八九十]?(\([一-龥]\))?[初终再重申监抗提执更减假审特他辖恢异复保督催破核赔]+|[执破赔])$/;

const MALFORMED: Finding = {
  severity: 'reject',
  code: 'COURT_CASE_NO_MALFORMED',
  message: 'The text is not a court case number: year in brackets, court, case type, serial, 号.',
  messageZh: '案号格式不正确，应为（收案年度）法院代字、类型代字、案件编号、“号”。',
  remedy: 'Copy the case number from the head of the judgment.',
  remedyZh: '请按裁判文书首部案号录入。',
};

const YEAR: Finding = {
  severity: 'reject',
  code: 'COURT_CASE_NO_YEAR',
  message: 'The year of the case number lies before 1990 or after next year.',
  messageZh: '案号的收案年度早于1990年或晚于下一年度。',
  remedy: 'Compare the year with the head of the judgment.',
  remedyZh: '请对照裁判文书核对收案年度。',
};

const TYPE_UNKNOWN: Finding = {
  severity: 'warn',
  code: 'COURT_CASE_TYPE_UNKNOWN',
  message: 'The case type is not in the list of the Supreme People’s Court.',
  messageZh: '类型代字不在最高人民法院公布的案件类型代字标准内。',
  remedy: 'Compare the case type with the head of the judgment.',
  remedyZh: '请对照裁判文书核对类型代字。',
};

const STYLE: Finding = {
  severity: 'warn',
  code: 'COURT_CASE_NO_STYLE_YEAR',
  message: 'The style does not fit the year: court codes came in with 2016, 字第 ended with 2015.',
  messageZh: '案号样式与年度不符：2016年起使用法院代字，此前使用“字第”。',
  remedy: 'Compare year and style with the head of the judgment.',
  remedyZh: '请对照裁判文书核对年度与案号样式。',
};

/**
 * Reads a court case number (案号, 法〔2015〕137号) in any bracket style and prints it canonically:
 * `（2017）沪0120刑初684号`, until 2015 `（2014）丽云刑初字第116号`. Rejects what has not that form or has
 * an impossible year; whether the court exists is decided where the table of courts is.
 */
export function parseCourtCaseNo(
  printed: string,
  today: string = beijingToday(),
): ParsedCourtCaseNo {
  const text = foldPrinted(printed);
  const parsed = parseModern(text) ?? parseLegacy(text);
  if (parsed?.year === undefined) return { canonical: undefined, findings: [MALFORMED] };
  if (parsed.year < FIRST_YEAR || parsed.year > Number(today.slice(0, 4)) + 1) {
    return { canonical: undefined, findings: [YEAR] };
  }
  return parsed;
}

function parseModern(text: string): ParsedCourtCaseNo | undefined {
  const match = MODERN.exec(text);
  if (match === null) return undefined;
  const [, yearText, court = '', digits = '', special = '', caseType = '', zi, ...tail] = match;
  const year = Number(yearText);
  const known = courtCaseTypes.has(caseType);
  // A province's character without digits is a high court now, but was any court's short name then.
  const named = digits !== '' || court === '最高法';
  if (!named && (year < MODERN_FROM_YEAR || (zi !== '' && !known))) return undefined;
  const courtCode = `${court}${digits}`;
  const [serial = '', part = '', sub = ''] = tail;
  const findings = [...(known ? [] : [TYPE_UNKNOWN]), ...(year < MODERN_FROM_YEAR ? [STYLE] : [])];
  const canonical = `（${year}）${courtCode}${special}${caseType}${serial}${part}号${sub}`;
  return { canonical, findings, year, courtCode, caseType, serial: Number(serial), legacy: false };
}

function parseLegacy(text: string): ParsedCourtCaseNo | undefined {
  const match = LEGACY.exec(text);
  if (match === null) return undefined;
  const [, yearText, body = '', zi, serial = '', part = '', sub = ''] = match;
  const year = Number(yearText);
  const caseType = LEGACY_TYPE.exec(body)?.[1];
  if (zi === '' && (caseType === undefined || year >= MODERN_FROM_YEAR)) return undefined;
  const findings = [
    ...(caseType === undefined ? [TYPE_UNKNOWN] : []),
    ...(year >= MODERN_FROM_YEAR ? [STYLE] : []),
  ];
  const canonical = `（${year}）${fullWidth(body)}字第${serial}${part}号${sub}`;
  const parts = { canonical, findings, year, serial: Number(serial), legacy: true };
  return caseType === undefined ? parts : { ...parts, caseType: fullWidth(caseType) };
}

function fullWidth(text: string): string {
  return text.replaceAll('(', '（').replaceAll(')', '）');
}
