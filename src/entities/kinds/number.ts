import { Float, Int } from 'type-graphql';
import type { CellKind } from '../CellKind.ts';
import { reject } from '../Report.ts';
import { scalars } from './scalars.ts';
import { wrongType } from './text.ts';

/** A whole number from `least` to `most`. */
export function integer(least = 0, most = 2_147_483_647): CellKind {
  return {
    graphql: () => Int,
    list: false,
    sql: 'integer',
    filter: 'integer',
    check: (value, report) => {
      if (!Number.isInteger(value)) return report(wrongType('a whole number', '整数'));
      return inRange(Number(value), least, most) ? value : report(outOfRange(least, most));
    },
  };
}

/** A measured quantity; the unit stands in the field's description or beside it. */
export function quantity(least = 0, most = 1e12): CellKind {
  return {
    graphql: () => Float,
    list: false,
    sql: 'numeric',
    filter: 'yuan',
    check: (value, report) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        return report(wrongType('a number', '数字'));
      }
      return inRange(value, least, most) ? value : report(outOfRange(least, most));
    },
  };
}

/** An amount in yuan (vMoney): not negative, at most two decimals, at most 10^12. */
export function yuan(): CellKind {
  return {
    graphql: () => scalars.yuan,
    list: false,
    sql: 'numeric',
    filter: 'yuan',
    check: (value, report) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        return report(wrongType('an amount in yuan', '金额（元）'));
      }
      if (!inRange(value, 0, 1e12)) return report(outOfRange(0, 1e12));
      if (Math.abs(Math.round(value * 100) - value * 100) > 1e-4) return report(tooFine);
      return value;
    },
  };
}

function inRange(value: number, least: number, most: number): boolean {
  return value >= least && value <= most;
}

const outOfRange = (least: number, most: number) =>
  reject(
    'NUMBER_OUT_OF_RANGE',
    `The number is not between ${least} and ${most}.`,
    `数值不在 ${least} 与 ${most} 之间。`,
    'Check the number and its unit.',
    '请核对数值及单位。',
  );

const tooFine = reject(
  'MONEY_TOO_FINE',
  'The amount has more than two decimals.',
  '金额超过两位小数。',
  'Round it to the fen.',
  '请保留到分。',
);
