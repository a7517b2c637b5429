import { describe, expect, test } from 'vitest';
import { charges } from '../../src/codes/charges.ts';
import { detentionFactPatterns } from '../../src/codes/detentionFactPatterns.ts';
import { legalBases } from '../../src/codes/legalBases.ts';
import { penaltyKinds } from '../../src/codes/penaltyKinds.ts';
import { violationTypes } from '../../src/codes/violationTypes.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

describe.each(
  Object.entries({ charges, detentionFactPatterns, legalBases, penaltyKinds, violationTypes }),
)('table %s', (_name, rows) => {
  test('names each code once', () => {
    const codes = rows.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('has codes of capitals, digits, hyphens and underscores', () => {
    for (const { code } of rows) expect(code).toMatch(/^[A-Z][A-Z0-9_-]*$/);
  });
});

describe('charges (刑法)', () => {
  const byCode = new Map(charges.map((charge) => [charge.code, charge]));

  test('a replaced charge ends the day before its successor begins', () => {
    for (const { code, validTo, successor } of charges) {
      expect(validTo === undefined, code).toBe(successor === undefined);
      if (successor === undefined || validTo === undefined) continue;
      expect(dayAfter(validTo), code).toBe(byCode.get(successor)?.validFrom);
    }
  });

  test.each([
    ['重大环境污染事故罪', '污染环境罪'],
    ['非法猎捕、杀害珍贵、濒危野生动物罪', '危害珍贵、濒危野生动物罪'],
    ['非法采伐、毁坏国家重点保护植物罪', '危害国家重点保护植物罪'],
  ])('%s is followed by %s', (old, current) => {
    const successor = charges.find(({ name }) => name === old)?.successor ?? '';
    expect(byCode.get(successor)?.name).toBe(current);
  });

  test('all sixteen names of 破坏环境资源保护罪 in force are there', () => {
    const inForce = charges.filter(({ validTo, related }) => validTo === undefined && !related);
    expect(inForce).toHaveLength(16);
  });

  test('bands begin where the one before ends, and days are days', () => {
    for (const { code, bands, validFrom } of charges) {
      expect(validFrom, code).toMatch(DAY);
      expect(bands.length, code).toBeGreaterThan(0);
      for (const [i, band] of bands.entries()) {
        if (i > 0) expect(band.fromYears, code).toBe(bands[i - 1]?.toYears);
      }
    }
  });
});

describe('legal bases (法律依据)', () => {
  const byCode = new Map(legalBases.map((basis) => [basis.code, basis]));

  test('a replaced instrument ends the day before its successor takes effect', () => {
    for (const { code, validTo, replacedBy } of legalBases) {
      if (replacedBy === undefined || validTo === undefined) continue;
      expect(dayAfter(validTo), code).toBe(byCode.get(replacedBy)?.validFrom);
    }
  });

  test('生态环境法典 Art. 1242 ends ten statutes on 2026-08-14', () => {
    const repealed = legalBases.filter(({ replacedBy }) => replacedBy === 'ECODE');
    expect(repealed).toHaveLength(10);
    expect(new Set(repealed.map(({ validTo }) => validTo))).toEqual(new Set(['2026-08-14']));
  });

  test('a detention fact pattern cites instruments of the table', () => {
    for (const { code, basis } of detentionFactPatterns) {
      for (const part of basis.split('; ')) {
        expect(byCode.has(part.split(' ')[0] ?? ''), `${code}: ${part}`).toBe(true);
      }
    }
  });
});

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
}
