import { given } from '../given.ts';
import { isRow } from '../lines/readRow.ts';

const penaltyKinds: Readonly<Record<string, string>> = {
  管制: 'CONTROL',
  拘役: 'CRIMINAL_DETENTION',
  有期徒刑: 'FIXED_TERM',
  无期徒刑: 'LIFE',
  死刑缓期执行: 'DEATH_SUSPENDED',
  死缓: 'DEATH_SUSPENDED',
  死刑: 'DEATH',
  单处罚金: 'NONE',
  免予刑事处罚: 'NONE',
};

/** What the source says was imposed for one charge; an unknown penalty is passed on to be refused. */
export function toDisposition(source: unknown): unknown {
  if (!isRow(source)) return source;
  const {
    charge,
    penalty,
    months,
    probation_months: probationMonths,
    fine_yuan: fineYuan,
  } = source;
  const isFined = penalty === '单处罚金' || typeof fineYuan === 'number';
  return given({
    charge,
    penaltyKind: typeof penalty === 'string' ? (penaltyKinds[penalty] ?? penalty) : penalty,
    months,
    probationMonths,
    fineYuan,
    supplementary: isFined ? ['FINE'] : undefined,
  });
}
