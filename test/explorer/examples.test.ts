import 'reflect-metadata';
import { getVariableValues, Kind, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { demoReaders } from '../../src/demo/demoReaders.ts';
import { buildHubSchema } from '../../src/schema/buildHubSchema.ts';
import { usualRegistry } from '../setup/usualRegistry.ts';

interface Example {
  readonly title: string;
  readonly login: string;
  readonly query: string;
  readonly variables?: (ask: () => Promise<object>) => Promise<Readonly<Record<string, unknown>>>;
}

const page = new URL('../../web/examples.js', import.meta.url).href;
const { examples }: { examples: readonly Example[] } = await import(page);
const schema = buildHubSchema(usualRegistry);
const logins = demoReaders.map(({ login }) => login);

test.each(examples)('the example "$title" fits the schema', ({ query }) => {
  expect(validate(schema, parse(query))).toEqual([]);
});

test.each(examples)('the variables of "$title" fit its query', async ({ query, variables }) => {
  const values = (await variables?.(async () => ({}))) ?? {};
  for (const definition of parse(query).definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { errors } = getVariableValues(schema, definition.variableDefinitions ?? [], values);
    expect(errors).toBeUndefined();
  }
});

test.each(examples)('the officer of "$title" is one of the demo city', ({ login }) => {
  expect(logins).toContain(login);
});
