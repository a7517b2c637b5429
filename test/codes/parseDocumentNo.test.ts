import { describe, expect, test } from 'vitest';
import { type DocumentKind, parseDocumentNo } from '../../src/codes/parseDocumentNo.ts';
import { codesOf } from './codesOf.ts';
import { hasNoRealData, needsRealData, readCsv, readJsonStrings } from './realData.ts';

const CANONICAL: readonly (readonly [string, DocumentKind, string])[] = [
  ['娄环罚〔2026〕3号', 'ENVIRONMENT_PENALTY', '娄环罚〔2026〕3号'],
  ['穗番环罚[2019]156号', 'ENVIRONMENT_PENALTY', '穗番环罚〔2019〕156号'],
  ['淄环罚字 (2022) 第0012 号', 'ENVIRONMENT_PENALTY', '淄环罚字〔2022〕12号'],
  ['惠环罚决字〔2019〕第045号', 'ENVIRONMENT_PENALTY', '惠环罚决字〔2019〕45号'],
  ['淄环罚〔2022〕字第12号', 'ENVIRONMENT_PENALTY', '淄环罚〔2022〕12号'],
  ['郑环责改字〔2021〕第128号', 'ENVIRONMENT_OTHER', '郑环责改字〔2021〕128号'],
  ['环发〔2013〕126号', 'ENVIRONMENT_OTHER', '环发〔2013〕126号'],
  ['淄环发〔２０２２〕７１号', 'ENVIRONMENT_OTHER', '淄环发〔2022〕71号'],
  ['宝公(经)不立字(2013)8号', 'POLICE', '宝公（经）不立字〔2013〕8号'],
  ['湖公（佛）决字【2013】第0355号', 'POLICE', '湖公（佛）决字〔2013〕355号'],
  ['双公（经开）行罚决字（2015）11819号', 'POLICE', '双公（经开）行罚决字〔2015〕11819号'],
  ['西公（刑）鉴通字（2014）0174号', 'POLICE', '西公（刑）鉴通字〔2014〕174号'],
  ['沪奉检诉刑诉［2017］700号', 'INDICTMENT', '沪奉检诉刑诉〔2017〕700号'],
  ['张检刑诉〔2022〕z012号', 'INDICTMENT', '张检刑诉〔2022〕Z12号'],
  ['临检公刑不诉[2016]3号', 'PROCURATORATE_OTHER', '临检公刑不诉〔2016〕3号'],
  ['张法建〔2022〕3号', 'COURT_OTHER', '张法建〔2022〕3号'],
  ['晋公通字[2019]37号', 'ANY', '晋公通字〔2019〕37号'],
];

describe('document numbers in the style of their kind', () => {
  test.each(CANONICAL)('%s as %s reads %s', (printed, kind, canonical) => {
    expect(parseDocumentNo(printed, kind)).toMatchObject({ canonical, findings: [] });
  });

  test('the parts are prefix, year and serial', () => {
    const parsed = parseDocumentNo('张公(环)立字〔2022〕第012号', 'POLICE');
    expect(parsed).toMatchObject({ prefix: '张公（环）立字', year: 2022, serial: 12 });
  });

  test.each([
    ['豫0329环罚决字〔2024〕17号', 'ENVIRONMENT_PENALTY'],
    ['永环罚(零)字〔2024〕10号', 'ENVIRONMENT_PENALTY'],
    ['晋公通字[2019]37号', 'POLICE'],
    ['沪奉检诉刑诉［2017］700号', 'POLICE'],
    ['鲁环罚〔2019〕12-1号', 'ENVIRONMENT_PENALTY'],
    ['（2013）宁检诉字第12号', 'INDICTMENT'],
  ] as const)('%s is no usual %s: a warning only', (printed, kind) => {
    const checked = parseDocumentNo(printed, kind);
    expect(codesOf(checked)).toEqual(['DOCUMENT_NO_STYLE']);
    expect(checked.canonical).toBeDefined();
  });

  test.each([
    '',
    '环罚2022第12号',
    '淄环罚〔2022〕号',
    '淄环罚〔2022〕12',
    '〔2022〕12号',
    '淄环罚〔22〕12号',
    '淄环罚12号',
    'ABC〔2022〕12号',
    '淄环罚〔2022〕000号',
  ])('%j lacks an agency, a year in brackets, a serial or 号: rejected', (printed) => {
    const checked = parseDocumentNo(printed, 'ANY');
    expect(codesOf(checked)).toEqual(['DOCUMENT_NO_MALFORMED']);
    expect(checked.canonical).toBeUndefined();
  });
});

describe.skipIf(hasNoRealData)(`real document numbers ${needsRealData}`, () => {
  const indictments = hasNoRealData
    ? []
    : readCsv('indictment_numbers.csv').map(({ indictment_no = '' }) => indictment_no);
  const penalties = hasNoRealData ? [] : readJsonStrings('penalties.jsonl', ['document_no']);
  const others = hasNoRealData
    ? []
    : readJsonStrings('penalties.jsonl', ['prior_notice_no', 'correction_order_no']);

  test('all 301 indictment numbers are accepted, three of them in an unusual style', () => {
    const parsed = indictments.map((printed) => parseDocumentNo(printed, 'INDICTMENT'));
    expect(parsed).toHaveLength(301);
    expect(parsed.filter(({ canonical }) => canonical === undefined)).toEqual([]);
    const unusual = parsed.filter(({ findings }) => findings.length > 0);
    expect(unusual.map(({ prefix }) => prefix).sort()).toEqual([
      '吴某诉刑诉',
      '新华区院公诉刑诉',
      '通检刑检撤抗',
    ]);
  });

  test('all penalty decisions, prior notices and correction orders are accepted', () => {
    for (const printed of penalties) {
      expect(parseDocumentNo(printed, 'ENVIRONMENT_PENALTY').canonical, printed).toBeDefined();
    }
    for (const printed of others) {
      expect(parseDocumentNo(printed, 'ENVIRONMENT_OTHER').canonical, printed).toBeDefined();
    }
  });
});
