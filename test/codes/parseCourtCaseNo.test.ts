import { describe, expect, test } from 'vitest';
import { parseCourtCaseNo } from '../../src/codes/parseCourtCaseNo.ts';
import { codesOf } from './codesOf.ts';
import { hasNoRealData, needsRealData, readCsv, readJsonStrings } from './realData.ts';

const TODAY = '2026-11-22';
const parse = (printed: string) => parseCourtCaseNo(printed, TODAY);

describe('法〔2015〕137号 court case number', () => {
  test('a modern number gives year, court code, case type and serial', () => {
    expect(parse('（2017）沪0120刑初684号')).toEqual({
      canonical: '（2017）沪0120刑初684号',
      findings: [],
      year: 2017,
      courtCode: '沪0120',
      caseType: '刑初',
      serial: 684,
      legacy: false,
    });
  });

  test('a legacy number has no court code', () => {
    expect(parse('（2014）丽云刑初字第116号')).toEqual({
      canonical: '（2014）丽云刑初字第116号',
      findings: [],
      year: 2014,
      caseType: '刑初',
      serial: 116,
      legacy: true,
    });
  });

  test.each([
    '(2017)沪0120刑初684号',
    '〔2017〕沪0120刑初684号',
    '［2017］沪0120刑初684号',
    '[2017]沪0120刑初684号',
    '【2017】沪0120刑初684号',
    '(2017）沪0120刑初684号',
    '（2017）沪０１２０刑初６８４号',
    '（2017）沪0120刑初字第684号',
    '（2017）沪0120刑初第00684号',
    '（ 2017 ） 沪0120 刑初\u3000684 号',
  ])('%s is one number in another print', (printed) => {
    expect(parse(printed)).toEqual(parse('（2017）沪0120刑初684号'));
  });

  test.each([
    ['（2019）新民申764号', '新', '民申'],
    ['（2021）最高法民申4211号', '最高法', '民申'],
    ['（2020）最高法知民终12号', '最高法', '民终'],
    ['（2021）鲁03刑终12号', '鲁03', '刑终'],
    ['（2022）鲁0303执12号之一', '鲁0303', '执'],
    ['（2019）最高法刑核12345678号', '最高法', '刑核'],
    ['（2019）军0101刑初1号', '军0101', '刑初'],
    ['（2018）黑75刑更12号', '黑75', '刑更'],
  ])('%s comes from court %s, type %s', (printed, courtCode, caseType) => {
    const expected = { canonical: printed, findings: [], courtCode, caseType };
    expect(parse(printed)).toMatchObject(expected);
  });

  test.each([
    ['（2014）晋刑初字第2545号', '（2014）晋刑初字第2545号', '刑初'],
    ['（2011）西刑二初字20号', '（2011）西刑二初字第20号', '刑二初'],
    ['(2015)汕金法刑重字第006号', '（2015）汕金法刑重字第6号', '刑重'],
    ['（2015）浦民一(民)初字第12号', '（2015）浦民一（民）初字第12号', '民一（民）初'],
    ['（2013）刑监字第12号', '（2013）刑监字第12号', '刑监'],
    ['（2014）丽云刑初116号', '（2014）丽云刑初字第116号', '刑初'],
    ['（2014）丽云刑初字第116-1号', '（2014）丽云刑初字第116-1号', '刑初'],
  ])('legacy %s reads %s', (printed, canonical, caseType) => {
    expect(parse(printed)).toMatchObject({ canonical, findings: [], caseType, legacy: true });
  });

  test.each([
    '',
    '沪0120刑初684号',
    '2017沪0120刑初684号',
    '（2017）沪0120刑初684',
    '（2017）沪0120刑初号',
    '（2017）沪0120刑初000号',
    '（2017）沪012刑初684号',
    '（2017）0120刑初684号',
    '（2017）沪0120684号',
    '（17）沪0120刑初684号',
    '（2017）海0120刑初684号',
    '（2017）沪0120刑初684号判决书',
    '（2017）丽云刑初684号',
  ])('%j is malformed and rejected', (printed) => {
    const checked = parse(printed);
    expect(codesOf(checked)).toEqual(['COURT_CASE_NO_MALFORMED']);
    expect(checked.canonical).toBeUndefined();
  });

  test('the year lies between 1990 and next year', () => {
    expect(codesOf(parse('（1989）丽云刑初字第1号'))).toEqual(['COURT_CASE_NO_YEAR']);
    expect(parse('（1990）丽云刑初字第1号').year).toBe(1990);
    expect(parse('（2027）鲁0303刑初1号').year).toBe(2027);
    expect(codesOf(parse('（2028）鲁0303刑初1号'))).toEqual(['COURT_CASE_NO_YEAR']);
  });

  test('an unknown case type and a style out of its time only warn', () => {
    expect(codesOf(parse('（2017）浙0781刑254号'))).toEqual(['COURT_CASE_TYPE_UNKNOWN']);
    expect(codesOf(parse('（2013）鲁0303刑初1号'))).toEqual(['COURT_CASE_NO_STYLE_YEAR']);
    expect(codesOf(parse('（2016）浙杭刑初字第3号'))).toEqual(['COURT_CASE_NO_STYLE_YEAR']);
  });
});

describe.skipIf(hasNoRealData)(`real case numbers ${needsRealData}`, () => {
  const rows = hasNoRealData ? [] : readCsv('case_numbers.csv');
  const ofJudgments = hasNoRealData ? [] : readJsonStrings('judgments.jsonl', ['case_no']);

  test('all 460 parse and agree with the recorded year, court and serial', () => {
    expect(rows).toHaveLength(460);
    for (const { raw = '', year, court_code, serial, case_type = '' } of rows) {
      const checked = parse(raw);
      expect(checked, raw).toMatchObject({ year: Number(year), serial: Number(serial) });
      if (!checked.legacy && case_type !== '民终终')
        expect(checked.courtCode, raw).toBe(court_code);
      if (case_type !== '民终终')
        expect(checked.caseType, raw).toBe(case_type.replace(/字第?$/, ''));
    }
  });

  test('only the two misprinted case types warn', () => {
    const warned = rows.filter(({ raw = '' }) => parse(raw).findings.length > 0);
    expect(warned.map(({ raw }) => raw).sort()).toEqual([
      '(2020)苏01民民终终1783号',
      '（2017）浙0781刑254号',
    ]);
  });

  test('all 310 numbers of the judgments parse', () => {
    expect(ofJudgments).toHaveLength(310);
    for (const printed of ofJudgments) expect(parse(printed).canonical, printed).toBeDefined();
  });

  test('a canonical number is its own canonical form', () => {
    for (const { raw = '' } of rows) {
      const { canonical = '' } = parse(raw);
      expect(parse(canonical)).toEqual(parse(raw));
    }
  });
});
