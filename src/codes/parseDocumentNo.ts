import type { Checked, Finding } from './Finding.ts';
import { foldPrinted } from './foldPrinted.ts';

/** Which house style a document number is held against. */
export type DocumentKind =
  | 'ENVIRONMENT_PENALTY'
  | 'ENVIRONMENT_OTHER'
  | 'POLICE'
  | 'INDICTMENT'
  | 'PROCURATORATE_OTHER'
  | 'COURT_OTHER'
  | 'ANY';

/** The parts of a document number; absent when the number is rejected. */
export interface ParsedDocumentNo extends Checked {
  readonly year?: number;
  /** 发文机关代字 with the document's character, such as `穗番环罚`, `张公（环）立字`. */
  readonly prefix?: string;
  readonly serial?: number;
}

const YEAR = '\\(((?:19|20)\\d{2})年?\\)';
const SERIAL = '([A-Z]?)0*([1-9]\\d{0,8})(-\\d{1,3})?号(之[一二三四五六七八九十]{1,3})?$';
const YEAR_AFTER = new RegExp(`^(.{1,30}?)${YEAR}字?第?${SERIAL}`);
const YEAR_FIRST = new RegExp(`^${YEAR}(.{1,30}?)第?${SERIAL}`);

const STYLES: Readonly<Record<DocumentKind, RegExp>> = {
  ENVIRONMENT_PENALTY: /^[一-龥]{1,4}环[一-龥]{0,3}罚(决?字)?〔20\d\d〕\d+号$/,
  ENVIRONMENT_OTHER: /^[一-龥]{0,4}环[一-龥（）]{1,10}〔20\d\d〕\d+号$/,
  POLICE: /^[一-龥]{0,4}公（[一-龥]{1,6}）[一-龥]{1,6}字?〔20\d\d〕\d+号$/,
  INDICTMENT: /^[一-龥]{1,6}检([一-龥]{0,6})诉〔20\d\d〕[A-Z]?\d+号$/,
  PROCURATORATE_OTHER: /^[一-龥]{1,6}检[一-龥（）]{0,10}〔20\d\d〕[A-Z]?\d+号$/,
  COURT_OTHER: /^[一-龥]{1,6}法[一-龥]{1,6}〔20\d\d〕\d+号$/,
  ANY: /^/,
};

const MALFORMED: Finding = {
  severity: 'reject',
  code: 'DOCUMENT_NO_MALFORMED',
  message: 'The text is not a document number: agency characters, year in brackets, serial, 号.',
  messageZh: '文号格式不正确，应包含机关代字、括号内年份、序号和“号”。',
  remedy: 'Copy the number from the head of the document, for example 某环罚〔2022〕12号.',
  remedyZh: '请按文书首部录入，例如：某环罚〔2022〕12号。',
};

const STYLE: Finding = {
  severity: 'warn',
  code: 'DOCUMENT_NO_STYLE',
  message: 'The number does not follow the usual style of this kind of document.',
  messageZh: '文号与该类文书的通常样式不一致。',
  remedy: 'Nothing to do if the document is printed so; otherwise compare it with the document.',
  remedyZh: '如文书确系如此印制则无需处理，否则请对照文书核对。',
};

/**
 * Reads a document number (文号) in any bracket style and prints it canonically: 〔〕 around the year,
 * other brackets full width, no 第, no spaces, no leading zeros. A style unusual for the kind warns;
 * what lacks the year in brackets, the serial or 号 is rejected.
 */
export function parseDocumentNo(printed: string, kind: DocumentKind): ParsedDocumentNo {
  const text = foldPrinted(printed);
  const after = YEAR_AFTER.exec(text);
  const match = after ?? YEAR_FIRST.exec(text);
  if (match === null) return { canonical: undefined, findings: [MALFORMED] };
  const [, first = '', second = '', letter = '', serial = '', part = '', sub = ''] = match;
  const [body, year] = after === null ? [second, first] : [first, second];
  if (!/\p{Script=Han}/u.test(body)) return { canonical: undefined, findings: [MALFORMED] };
  const prefix = body.replaceAll('(', '（').replaceAll(')', '）');
  const head = after === null ? `〔${year}〕${prefix}` : `${prefix}〔${year}〕`;
  const canonical = `${head}${letter}${serial}${part}号${sub}`;
  const findings = STYLES[kind].test(canonical) ? [] : [STYLE];
  return { canonical, findings, year: Number(year), prefix, serial: Number(serial) };
}
