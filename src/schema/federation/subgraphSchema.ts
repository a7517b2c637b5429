import { readFileSync } from 'node:fs';
import { extendSchema, type GraphQLSchema, isObjectType, parse } from 'graphql';
import type { Agency } from '../../codes/agencies.ts';
import { HubError } from '../../errors.ts';
import type { Registry } from '../../policy/Registry.ts';
import { readEntities } from '../../resolvers/readEntities.ts';
import { typeOfId } from '../../resolvers/typeOfId.ts';
import { carve } from './carve.ts';
import { ownersOf, withOwnRoots } from './ownersOf.ts';
import { entityNames } from './subgraphsOf.ts';

/**
 * The schema that an agency's hub executes: its part of the whole, and what Federation 2 adds.
 * `_entities` is an entry like any other, and goes through the same projection.
 */
export function subgraphSchema(
  hub: GraphQLSchema,
  registry: Registry,
  agency: Agency,
): GraphQLSchema {
  const schema = carve(hub, agency, withOwnRoots(ownersOf(registry)));
  const entities = [...entityNames(registry)].filter((name) => isAsked(schema, name));
  const extended = extendSchema(
    schema,
    parse(`scalar _Any
      type _Service { sdl: String }
      union _Entity = ${entities.join(' | ')}
      extend type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }`),
  );
  const { _entities, _service } = extended.getQueryType()?.getFields() ?? {};
  if (_entities === undefined || _service === undefined) throw new Error('The schema has no query');
  const names = new Set(entities);
  _entities.resolve = (_, __, context, info) => readEntities(context, info, names);
  // As `xianjie schema` printed it: what is shared is only known from the subgraphs of all.
  const sdl = readFileSync(new URL(`../sdl/${agency}.graphql`, import.meta.url), 'utf8');
  _service.resolve = () => ({ sdl });
  if (agency === 'coordination') refuseContent(extended, registry);
  return extended;
}

/**
 * What works on the content of records. The coordinating body of agencies that run apart holds no
 * content, and would take what it does not hold for what was not entered.
 */
const ofContent = new Set([
  ...['markRecord', 'confirmMarking', 'markingChanges', 'statistics', 'signals', 'answerSignal'],
  ...['disclosures', 'subjectReport', 'recordOnwardDisclosure', 'registerWebhook'],
  ...['recalls', 'acknowledgeRecall'],
  ...['objections', 'raiseObjection', 'answerObjection', 'takeBackObjection'],
]);

function refuseContent(schema: GraphQLSchema, registry: Registry): void {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const field of roots.flatMap((type) => Object.values(type?.getFields() ?? {}))) {
    if (ofContent.has(field.name)) field.resolve = refuse;
    if (field.name !== 'whyWithheld') continue;
    const { resolve } = field;
    field.resolve = (source, args, context, info) => {
      const type = typeOfId(registry, String(args.record));
      const isRecord = registry.feeds.some(({ name }) => name === type);
      return isRecord ? refuse() : resolve?.(source, args, context, info);
    };
  }
}

function refuse(): never {
  throw new HubError('NOT_FEDERATED', {
    what: 'this works on records that only the hub of their agency holds. Ask that hub',
    whatZh: '该操作须由持有记录的机关平台办理。请向该机关平台提出',
  });
}

/** Whether the subgraph holds more of the type than its id. */
function isAsked(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && Object.keys(type.getFields()).length > 1;
}
