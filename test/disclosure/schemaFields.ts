import { at, listAt, textAt } from '../fixtures/at.ts';
import type { TestHub } from '../setup/testHub.ts';

/** One field of a type of the schema: its arguments, and the name of its type without wrappers. */
export interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly args: readonly string[];
}

/** What the schema says of a type, through the hub's own introspection: fields, or inputs. */
export async function schemaFields(hub: TestHub, type: string): Promise<readonly SchemaField[]> {
  const named = 'name type { name ofType { name ofType { name ofType { name } } } }';
  const { body } = await hub.ask(
    'police-officer-370303',
    `{ __type(name: "${type}") { fields { ${named} args { name } } inputFields { ${named} } } }`,
  );
  const found = at(body, 'data.__type.fields') ?? at(body, 'data.__type.inputFields');
  return listAt({ found }, 'found').map((field) => ({
    name: textAt(field, 'name'),
    type: innermost(at(field, 'type')),
    args: [at(field, 'args')].flatMap((args) =>
      Array.isArray(args) ? args.map((arg) => textAt(arg, 'name')) : [],
    ),
  }));
}

function innermost(type: unknown): string {
  const inner = at(type, 'ofType');
  return typeof inner === 'object' && inner !== null ? innermost(inner) : textAt(type, 'name');
}
