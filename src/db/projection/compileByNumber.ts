import { numberKey } from '../../codes/numberKey.ts';
import { HubError } from '../../errors.ts';
import { shapeOf } from './Argument.ts';
import type { Compiler } from './Compiler.ts';
import { compileOne } from './compileOne.ts';
import type { Model } from './Model.ts';
import type { Selection } from './Selection.ts';
import type { Statement } from './Statement.ts';
import { shownNumber } from './shownNumber.ts';

/**
 * The case that a number of any agency belongs to. A document's number finds it only for those who
 * may see that number on that document: the look-up goes through the projection of the record.
 */
export function compileByNumber(
  selected: Selection,
  compiler: Compiler,
  models: readonly Model[],
): Statement {
  const number = selected.args.get('number') ?? { kind: 'constant', value: null };
  const organ = selected.args.get('organ');
  const { params } = compiler;
  const key = params.argument(number, 'text', (value) => numberKey(String(value)));
  const shown = shownNumber(models, compiler);
  const issued =
    organ === undefined || shapeOf(organ) == null
      ? ''
      : ` AND n.organ_id = ${params.argument(organ, 'text')}`;
  return compileOne(
    'Case',
    (projection) =>
      `${projection.key('id')} IN (SELECT n.case_id FROM coordination.case_number n WHERE n.key = ${key}${issued} AND ${shown})`,
    selected,
    compiler,
    () => new HubError('AMBIGUOUS_NUMBER'),
  );
}
