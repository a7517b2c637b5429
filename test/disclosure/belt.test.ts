import {
  extendSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  parse,
} from 'graphql';
import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { HubError } from '../../src/errors.ts';
import { rootsOf } from '../../src/resolvers/rootsOf.ts';
import { applyBelt } from '../../src/schema/applyBelt.ts';
import { buildHubSchema } from '../../src/schema/buildHubSchema.ts';
import { usualRegistry as registry } from '../setup/usualRegistry.ts';

const reads = [...rootsOf(registry).keys(), 'changesSince'];
/** Root fields that somebody added and wrote no rule for, of every kind of type. */
const unruled = ['unruled', 'unruledNode', 'unruledRecord', 'unruledUnion', '_entities'];
const extended = extendSchema(
  buildHubSchema(registry),
  parse(`
    union Unruled = Case | Party
    extend type Query {
      unruled: Case
      unruledNode: Node
      unruledRecord: FeedRecord
      unruledUnion: Unruled
      _entities: [Unruled]!
    }
    extend type Mutation { unruled: Case }
  `),
);
const belted = applyBelt(extended, registry, reads);

function fieldsOf(type: GraphQLObjectType | null | undefined) {
  return Object.values(type?.getFields() ?? {});
}

/** What a root field says to a reader before anything behind the belt is touched. */
async function outcome(field: GraphQLField<unknown, unknown>, reader: object): Promise<unknown> {
  const info = { fieldName: field.name, variableValues: {}, path: { key: field.name } };
  try {
    return await field.resolve?.({}, {}, { reader }, Object(info) satisfies GraphQLResolveInfo);
  } catch (error) {
    return error;
  }
}

const handler = {
  ...{ login: 'x', status: 'ACTIVE', agency: 'police', organId: 'police-370303' },
  ...{ divisionCode: '370303', posts: ['handler'], granted: [], clearance: 'INVESTIGATION' },
};

describe('The outer belt', () => {
  test.each(unruled)('denies the query %s, for which no rule was written', async (name) => {
    const field = belted.getQueryType()?.getFields()[name];
    expect(field && (await outcome(field, handler))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('denies a mutation without a rule', async () => {
    const field = belted.getMutationType()?.getFields().unruled;
    expect(field && (await outcome(field, handler))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('refuses every root field to whom the registry has struck off', async () => {
    const struckOff = { ...handler, status: 'REVOKED', posts: [] };
    const fields = [...fieldsOf(belted.getQueryType()), ...fieldsOf(belted.getMutationType())];
    const open: string[] = [];
    for (const field of fields) {
      if (!((await outcome(field, struckOff)) instanceof HubError)) open.push(field.name);
    }
    expect(open).toEqual([]);
    expect(fields.length).toBeGreaterThan(150);
  });

  test('has a rule that somebody fulfils for every root field of the contract', async () => {
    const auditor = { ...handler, agency: 'coordination', posts: ['auditor'] };
    const administrator = { ...auditor, posts: ['administrator'] };
    const readers = [handler, auditor, administrator, { ...handler, agency: 'environment' }];
    const agencies = ['procuratorate', 'court'].map((agency) => ({ ...handler, agency }));
    const closed: string[] = [];
    for (const field of [
      ...fieldsOf(belted.getQueryType()),
      ...fieldsOf(belted.getMutationType()),
    ]) {
      const outcomes = await Promise.all(
        [...readers, ...agencies].map((reader) => outcome(field, reader)),
      );
      const isDenied = (said: unknown) => said instanceof HubError && said.code === 'FORBIDDEN';
      const isRefused = (said: unknown) =>
        said instanceof HubError && /^(NOT_ACTOR|NOT_PUBLISHER)$/.test(said.code);
      if (outcomes.every((said) => isDenied(said) || isRefused(said))) closed.push(field.name);
    }
    expect(closed).toEqual([...unruled, 'unruled']);
  });
});
