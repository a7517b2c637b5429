import { numberKey } from '../../codes/numberKey.ts';
import { HubError } from '../../errors.ts';
import { shapeOf } from './Argument.ts';
import type { Compiler } from './Compiler.ts';
import { compileOne } from './compileOne.ts';
import type { Model } from './Model.ts';
import type { Selection } from './Selection.ts';
import type { Statement } from './Statement.ts';

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
  const seen = models.flatMap((model) =>
    numberCells(model).map((cell) => {
      const record = compiler.projection(model);
      const id = record.key('id');
      const shown = record.cell(cell);
      record.where(`${record.rowAlias}.id = n.record_id`);
      return `(n.feed = '${model.name}' AND n.cell = '${cell}' AND EXISTS (SELECT 1 FROM ${record.sql()} WHERE ${id} = n.record_id AND ${shown} IS NOT NULL))`;
    }),
  );
  const issued =
    organ === undefined || shapeOf(organ) == null
      ? ''
      : ` AND n.organ_id = ${params.argument(organ, 'text')}`;
  const statement = compileOne(
    'Case',
    (projection) =>
      `${projection.key('id')} IN (SELECT n.case_id FROM coordination.case_number n WHERE n.key = ${key}${issued} AND (n.feed = 'Case'${seen.map((one) => ` OR ${one}`).join('')}))`,
    selected,
    compiler,
  );
  return {
    ...statement,
    answer: (rows) => {
      if (rows.length > 1) throw new HubError('AMBIGUOUS_NUMBER');
      return statement.answer(rows);
    },
  };
}

/** The cells by whose number a case is found: those that keep what is printed on a document. */
function numberCells(model: Model): readonly string[] {
  return model.number === undefined ? [] : [model.number];
}
