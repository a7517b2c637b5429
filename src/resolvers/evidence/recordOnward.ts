import { fieldSet } from '../../db/evidence/FieldSet.ts';
import { canonical } from '../../db/evidence/Term.ts';
import { Compiler } from '../../db/projection/Compiler.ts';
import { compileHeld } from '../../db/projection/compileHeld.ts';
import { bind } from '../../db/projection/Statement.ts';
import { runStatement } from '../../db/runStatement.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../Context.ts';
import { checkReason } from '../checkReason.ts';
import { idOf } from '../idOf.ts';
import { typeOfId } from '../typeOfId.ts';

/** What an organ says that it handed on outside the platform. */
export interface Onward {
  readonly record: string;
  readonly version: number;
  readonly fields: readonly string[];
  readonly recipient: string;
  readonly basis: string;
}

/**
 * Enters in the log that a record was handed on outside the platform (再提供登记), and gives the index of
 * the entry. Throws NOT_FOUND for a record that the reader may not see, AUDIT_UNAVAILABLE if it
 * can't be written.
 */
export async function recordOnward(context: Context, onward: Onward): Promise<number> {
  const { services, reader, errand } = context;
  const record = idOf(onward.record);
  const recipient = onward.recipient.trim().slice(0, 200);
  const basis = checkReason(onward.basis);
  const model = services.registry.models.get(typeOfId(services.registry, record) ?? '');
  if (model?.kind !== 'record' || recipient.length < 2) throw new HubError('NOT_FOUND');
  const unknown = onward.fields.filter((field) => !model.cells.has(field));
  if (unknown.length > 0) throw new HubError('BAD_FILTER', { what: 'fields' });
  const compiler = new Compiler(context.view, 'resolver');
  const statement = compileHeld(model, compiler);
  const values = bind(statement, context.readerValues, {
    '#ids': [record],
    '#versions': [onward.version],
  });
  const once = { ...statement, once: true };
  const rows = await runStatement(services.pool, context.pass, once, values);
  if (rows.length === 0 || services.disclosures === undefined) throw new HubError('NOT_FOUND');
  const set = fieldSet(model.name, onward.fields);
  const caseId = await caseOf(context, model, record);
  const line = canonical({
    ...{ basis, kind: 'ONWARD', organ: reader.organId, policy: services.policyVersion, recipient },
    ...{ client: errand.client, presumed: errand.presumed, purpose: errand.purpose ?? null },
    ...{ reader: reader.login, request: context.requestId, transport: errand.transport },
    shown: [{ case: caseId, fields: { [set.id]: [`${record}@${onward.version}`] } }],
    time: new Date().toISOString(),
  });
  const { index } = await services.disclosures.append({
    line,
    keys: [reader.login, record, caseId],
    terms: [set],
  });
  return index;
}

async function caseOf(
  { services, pass }: Context,
  { schema, table }: { readonly schema: string; readonly table: string },
  record: string,
): Promise<string> {
  const sql = `SELECT case_id FROM ${schema}.${table} WHERE id = $1 LIMIT 1`;
  const [row] = await runStatement(services.pool, pass, { sql, once: true }, [record]);
  const id = row?.[0];
  if (typeof id !== 'string') throw new HubError('NOT_FOUND');
  return id;
}
