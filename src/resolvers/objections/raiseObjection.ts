import { newId } from '../../codes/newId.ts';
import { raiseSql } from '../../db/objections/objectionSql.ts';
import { Compiler } from '../../db/projection/Compiler.ts';
import { compileOne } from '../../db/projection/compileOne.ts';
import type { Selection } from '../../db/projection/Selection.ts';
import { bind, type Statement } from '../../db/projection/Statement.ts';
import type { View } from '../../db/projection/View.ts';
import { runStatement } from '../../db/runStatement.ts';
import { queryWithPass } from '../../db/wall/queryWithPass.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../Context.ts';
import { typeOfId } from '../typeOfId.ts';
import type { Objection } from './Objection.ts';

interface Raised {
  readonly record: string;
  readonly fields: readonly string[];
  readonly reason: string;
}

/** Under which the planner keeps the statements, one for each type and profile. */
const plans = {};

/**
 * Objects to fields of a record of another organ, each of which the reader is shown. Throws NOT_FOUND
 * for a record that it may not see, and NOT_OBJECTIONABLE.
 */
export async function raiseObjection(
  context: Context,
  { record, fields, reason }: Raised,
): Promise<Objection> {
  const { services, reader, pass } = context;
  const model = services.registry.models.get(typeOfId(services.registry, record) ?? '');
  if (model?.kind !== 'record') throw new HubError('NOT_FOUND');
  const header = await headerOf(context, model.name, record);
  if (header === null) throw new HubError('NOT_FOUND');
  if (header.ownerOrganId === reader.organId)
    refuse('the record is your own', '该记录系本单位录入');
  const withheld = new Set(header.withheld.map(({ field }) => field));
  const shown = fields.filter((name) => model.cells.has(name) && !withheld.has(name));
  if (fields.length === 0 || shown.length < fields.length) {
    refuse('not all of the fields are shown to you', '所列字段并非均向您显示');
  }
  const { rows } = await queryWithPass<{ objection: Objection }>(services.pool, pass, {
    text: raiseSql,
    values: [
      ...[reader.organId, newId('Objection'), model.name, record],
      ...[[...new Set(fields)].sort(), reason, reader.login],
    ],
  });
  const [row] = rows;
  if (row === undefined) {
    return refuse('your organ has objected to it before, and that is open', '本单位已有异议待处理');
  }
  services.changes?.log.wake();
  return row.objection;
}

interface Header {
  readonly ownerOrganId: string;
  readonly withheld: readonly { readonly field: string }[];
}

/** Whose record it is and what of it is withheld, as the projection tells the reader; null if nothing. */
async function headerOf(context: Context, type: string, id: string): Promise<Header | null> {
  const { services, view, pass, readerValues } = context;
  const statement = services.planner.plan(plans, `${view.profile}|${type}`, () =>
    compile(type, view),
  );
  const values = bind(statement, readerValues, { id });
  const rows = await runStatement(services.pool, pass, statement, values);
  return JSON.parse(statement.answer(rows).json);
}

function compile(type: string, view: View): Statement {
  const compiler = new Compiler(view, 'document');
  const id = { kind: 'variable', path: ['id'], value: '' } as const;
  const named = (field: string, of: string, fields: readonly Selection[] = []): Selection => {
    return { key: field, field, type: of, args: new Map(), fields };
  };
  const selected = named('record', type, [
    named('ownerOrganId', type),
    named('withheld', type, [named('field', 'WithheldField')]),
  ]);
  return compileOne(
    type,
    (projection) => `${projection.key('id')} = ${compiler.params.argument(id, 'uuid')}`,
    selected,
    compiler,
  );
}

function refuse(what: string, whatZh: string): never {
  throw new HubError('NOT_OBJECTIONABLE', { what, whatZh });
}
