import { newId } from '../../codes/newId.ts';
import { type FoundObjection, raiseSql } from '../../db/objections/objectionSql.ts';
import { Compiler } from '../../db/projection/Compiler.ts';
import { compileOne } from '../../db/projection/compileOne.ts';
import type { Selection } from '../../db/projection/Selection.ts';
import { bind } from '../../db/projection/Statement.ts';
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

/**
 * Objects to fields of a record of another organ, each of which the reader is shown. Throws NOT_FOUND
 * for a record that it may not see, and NOT_OBJECTIONABLE.
 */
export async function raiseObjection(
  context: Context,
  { record, fields, reason }: Raised,
): Promise<FoundObjection<Objection>> {
  const { services, reader, pass } = context;
  const model = services.registry.models.get(typeOfId(services.registry, record) ?? '');
  if (model?.kind !== 'record') throw new HubError('NOT_FOUND');
  const named = [...new Set(fields)].filter((name) => model.cells.has(name)).sort();
  const header = await headerOf(context, { type: model.name, id: record, fields: named });
  if (header === null) throw new HubError('NOT_FOUND');
  if (header.ownerOrganId === reader.organId)
    refuse('the record is your own', '该记录系本单位录入');
  const withheld = new Set(header.withheld.map(({ field }) => field));
  const isShown = (name: string) => model.cells.has(name) && !withheld.has(name);
  if (fields.length === 0 || !fields.every(isShown)) {
    refuse('not all of the fields are shown to you', '所列字段并非均向您显示');
  }
  const { rows } = await queryWithPass<FoundObjection<Objection>>(services.pool, pass, {
    text: raiseSql,
    values: [
      ...[reader.organId, newId('Objection'), model.name, record],
      ...[named, reason, reader.login, header.bits],
    ],
  });
  const [row] = rows;
  if (row === undefined) {
    return refuse('your organ has objected to it before, and that is open', '本单位已有异议待处理');
  }
  return row;
}

interface Header {
  readonly ownerOrganId: string;
  readonly withheld: readonly { readonly field: string }[];
  /** How the fields are marked. */
  readonly bits: number;
}

interface Named {
  readonly type: string;
  readonly id: string;
  readonly fields: readonly string[];
}

/**
 * Whose record it is, what of it is withheld and how the fields are marked, as the projection tells the
 * reader; null if it tells nothing. Nothing of it leaves but the marking.
 */
async function headerOf(context: Context, { type, id, fields }: Named): Promise<Header | null> {
  const { services, view, pass, readerValues } = context;
  const compiler = new Compiler(view, 'document');
  const select = (field: string, of: string, below: readonly Selection[] = []): Selection => {
    return { key: field, field, type: of, args: new Map(), fields: below };
  };
  const cells = new Set(['ownerOrganId', ...fields]);
  const selected = select('record', type, [
    ...[...cells].map((field) => select(field, type)),
    select('withheld', type, [select('field', 'WithheldField')]),
  ]);
  const wanted = { kind: 'variable', path: ['id'], value: '' } as const;
  const statement = compileOne(
    type,
    (projection) => `${projection.key('id')} = ${compiler.params.argument(wanted, 'uuid')}`,
    selected,
    compiler,
  );
  const values = bind(statement, readerValues, { id });
  const rows = await runStatement(services.pool, pass, { ...statement, once: true }, values);
  const { json, portions } = statement.answer(rows);
  const found = JSON.parse(json);
  return found && { ...found, bits: portions.reduce((all, { bits }) => all | bits, 0) };
}

function refuse(what: string, whatZh: string): never {
  throw new HubError('NOT_OBJECTIONABLE', { what, whatZh });
}
