import { describe, expect, test } from 'vitest';
import { numberKey } from '../../src/codes/numberKey.ts';
import { parseCourtCaseNo } from '../../src/codes/parseCourtCaseNo.ts';
import { parseDocumentNo } from '../../src/codes/parseDocumentNo.ts';
import { hasNoRealData, needsRealData, readCsv, readJsonStrings } from './realData.ts';

describe('the lookup key of a number', () => {
  test.each([
    ['（2017）沪0120刑初684号', '[2017] 沪0120刑初字第0684号'],
    ['（2014）丽云刑初字第116号', '(2014)丽云刑初116号'],
    ['湖公（佛）决字〔2013〕355号', '湖公(佛)决字【２０１３】第0355号'],
    ['张检刑诉〔2022〕Z12号', '张检刑诉（2022年）第z012号'],
    ['鲁环罚〔2019〕12-1号', '鲁环罚[2019]012—1号'],
    ['91350100M000100Y43', ' 91350100m000100y43'],
    ['H-370303-2022-000001-50', 'h－370303－2022－000001－50'],
  ])('%s and %s are found under one key', (one, other) => {
    expect(numberKey(other)).toBe(numberKey(one));
  });

  test.each([
    ['（2017）沪0120刑初684号', '（2017）沪120刑初684号'],
    ['（2017）沪0120刑初684号', '（2017）沪0120刑初6840号'],
    ['（2017）沪0120刑初684号', '（2018）沪0120刑初684号'],
    ['（2017）沪0120刑初684号', '（2017）沪0120刑终684号'],
    ['鲁环罚〔2019〕1001号', '鲁环罚〔2019〕11号'],
    ['张检刑诉〔2022〕Z12号', '张检刑诉〔2022〕12号'],
    ['鲁环罚〔2019〕12-1号', '鲁环罚〔2019〕12号'],
    ['鲁环罚字〔2019〕12号', '鲁环罚〔2019〕12号'],
    ['（2022）鲁0303执12号之一', '（2022）鲁0303执12号'],
  ])('%s and %s are two numbers', (one, other) => {
    expect(numberKey(other)).not.toBe(numberKey(one));
  });
});

describe.skipIf(hasNoRealData)(`keys of all real numbers ${needsRealData}`, () => {
  const pairs = hasNoRealData ? [] : [...courtPairs(), ...documentPairs()];

  test('a printed number and its canonical form have one key', () => {
    expect(pairs.length).toBeGreaterThan(1000);
    for (const [printed, canonical] of pairs) {
      expect(numberKey(printed), printed).toBe(numberKey(canonical));
    }
  });

  test('no two different canonical numbers share a key', () => {
    const canonicals = new Set(pairs.map(([, canonical]) => canonical));
    expect(new Set([...canonicals].map(numberKey)).size).toBe(canonicals.size);
  });
});

function courtPairs(): readonly (readonly [string, string])[] {
  const printed = [
    ...readCsv('case_numbers.csv').map(({ raw = '' }) => raw),
    ...readJsonStrings('judgments.jsonl', ['case_no']),
    ...readJsonStrings('chains.jsonl', ['case_no', 'case_no1', 'case_no2']),
  ];
  return printed.map((text) => [text, parseCourtCaseNo(text).canonical ?? '']);
}

function documentPairs(): readonly (readonly [string, string])[] {
  const printed = [
    ...readCsv('indictment_numbers.csv').map(({ indictment_no = '' }) => indictment_no),
    ...readJsonStrings('judgments.jsonl', ['indictment_no']),
    ...readJsonStrings('chains.jsonl', ['indictment', 'penalty']),
    ...readJsonStrings('penalties.jsonl', [
      'document_no',
      'prior_notice_no',
      'correction_order_no',
    ]),
  ];
  return printed.map((text) => [text, parseDocumentNo(text, 'ANY').canonical ?? '']);
}
