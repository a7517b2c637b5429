import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { caseSerial } from '../../src/codes/caseSerial.ts';
import { permute } from '../../src/codes/permute.ts';

const key = createSecretKey(Buffer.alloc(32, 7));
const range = { divisionCode: '370303', year: 2026, inOrder: 0 };

test.each([1, 2, 3, 5, 16, 17, 100, 1000])('A permutation of %i places meets each once', (size) => {
  const met = Array.from({ length: size }, (_, place) => permute(place, size, key, 'x'));
  expect(met.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, place) => place));
});

test.each([-1, 10, 1.5])('%d is no place among ten', (place) => {
  expect(() => permute(place, 10, key, 'x')).toThrow(RangeError);
});

test('The serials of new cases are spread over all and repeat none, nor one given before', () => {
  const serials = Array.from({ length: 2000 }, (_, n) =>
    caseSerial(501 + n, { ...range, inOrder: 500 }, key),
  );
  expect(new Set(serials).size).toBe(serials.length);
  expect(Math.min(...serials)).toBeGreaterThan(500);
  expect(Math.max(...serials)).toBeLessThanOrEqual(999_999);
  const tenths = new Set(serials.map((serial) => Math.floor(serial / 100_000)));
  expect(tenths.size).toBe(10);
  // Neighbours in time are as often apart in one way as in the other.
  const rising = serials.filter((serial, n) => serial > (serials[n - 1] ?? 0)).length;
  expect(rising / serials.length).toBeCloseTo(0.5, 1);
});

test('Each division, year and key has an order of its own, and what was given before stays', () => {
  const first = (of: object, secret = key) =>
    Array.from({ length: 20 }, (_, n) => caseSerial(n + 1, { ...range, ...of }, secret)).join();
  const orders = [{}, { year: 2027 }, { divisionCode: '370302' }].map((of) => first(of));
  expect(new Set([...orders, first({}, createSecretKey(Buffer.alloc(32, 8)))]).size).toBe(4);
  expect(first({ inOrder: 20 })).toBe(Array.from({ length: 20 }, (_, n) => n + 1).join());
});

test('A year has a serial for each of its cases, up to the last', () => {
  expect(() => caseSerial(1_000_000, range, key)).toThrow(RangeError);
  expect(caseSerial(999_999, range, key)).toBeGreaterThan(0);
});
