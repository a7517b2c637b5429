import { readFile } from 'node:fs/promises';
import { type DocumentNode, Kind, parse, visit } from 'graphql';
import { expect, test } from 'vitest';
import { type Agency, agencyNames } from '../../src/codes/agencies.ts';
import { at, listAt } from '../fixtures/at.ts';
import type { Federation } from './openFederation.ts';

const login = 'procuratorate-prosecutor-370303';

/** The checks of Apollo's list for subgraph libraries, as far as they apply (deploy/README.md). */
export function describeCompatibility(opened: () => Federation): void {
  const ask = (agency: Agency, query: string, variables: object = {}) =>
    opened().of(agency).ask(login, query, variables);

  test.each(agencyNames)('_service: the %s serves the SDL that is published', async (agency) => {
    const { body } = await ask(agency, '{ _service { sdl } }');
    const published = await readFile(`src/schema/sdl/${agency}.graphql`, 'utf8');
    expect(at(body, 'data._service.sdl')).toBe(published);
  });

  test.each(agencyNames)(
    '@link: the %s says which version and directives it means',
    async (agency) => {
      const sdl = await sdlOf(agency);
      const used = new Set<string>();
      const linked: string[] = [];
      visit(sdl, {
        [Kind.DIRECTIVE]: ({ name, arguments: args = [] }) => {
          if (name.value !== 'link') return void used.add(`@${name.value}`);
          for (const { name: part, value } of args) {
            if (part.value === 'import' && value.kind === 'ListValue') {
              for (const one of value.values)
                if (one.kind === 'StringValue') linked.push(one.value);
            }
          }
        },
      });
      for (const own of ['@deprecated', '@specifiedBy', '@oneOf']) used.delete(own);
      expect([...used].filter((name) => !linked.includes(name))).toEqual([]);
    },
  );

  test.each(agencyNames)(
    '_Entity, _Any and _Service of the %s can be introspected',
    async (agency) => {
      const { body } = await ask(
        agency,
        `{ entity: __type(name: "_Entity") { kind possibleTypes { name } } any: __type(name: "_Any") { kind }
        service: __type(name: "_Service") { kind fields { name type { name kind ofType { name } } } }
        query: __type(name: "Query") { fields { name type { kind } } } }`,
      );
      const names = listAt(body, 'data.entity.possibleTypes').map((one) => at(one, 'name'));
      expect(new Set(names)).toEqual(new Set(keyedTypes(await sdlOf(agency))));
      expect(at(body, 'data.any.kind')).toBe('SCALAR');
      expect(at(body, 'data.service.fields.0.name')).toBe('sdl');
      const roots = listAt(body, 'data.query.fields').map((one) => at(one, 'name'));
      expect(roots).toEqual(expect.arrayContaining(['_entities', '_service']));
    },
  );

  test.each(agencyNames)(
    '@key: the %s tells of an entity by its id, in the order asked',
    async (agency) => {
      const { rows } = await opened()
        .of(agency)
        .admin.query(
          `SELECT id FROM coordination."case" WHERE division_code = '370303' ORDER BY id LIMIT 3`,
        );
      const ids = rows.map(({ id }) => String(id)).reverse();
      const of = [...ids, 'none'].map((id) => ({ __typename: 'Case', id }));
      const { body } = await ask(
        agency,
        'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Case { id } } }',
        { of },
      );
      expect(at(body, 'data._entities')).toEqual([
        ...ids.map((id) => ({ __typename: 'Case', id })),
        null,
      ]);
    },
  );

  test('@key: several types may be asked for at once', async () => {
    const { rows } = await opened()
      .of('police')
      .admin.query(
        `SELECT f.id, f.case_id, f.owner_organ_id FROM police.filing_decision f
       JOIN coordination."case" c ON c.id = f.case_id WHERE c.division_code = '370303' LIMIT 1`,
      );
    const [{ id, case_id: caseId, owner_organ_id: organ }] = rows;
    const of = [
      { __typename: 'Organ', id: organ },
      { __typename: 'FilingDecision', id },
      { __typename: 'Nothing', id },
      { __typename: 'Case', id: caseId },
    ];
    const { body } = await ask(
      'police',
      `query ($of: [_Any!]!) { _entities(representations: $of) { __typename
        ... on Organ { name } ... on FilingDecision { id } ... on Case { filingDecisions { totalCount } } } }`,
      { of },
    );
    expect(listAt(body, 'data._entities').map((one) => at(one, '__typename'))).toEqual([
      'Organ',
      'FilingDecision',
      undefined,
      'Case',
    ]);
  });

  test('@shareable: whoever tells of an organ tells the same', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organ { id name level agency divisionCode } } }`;
    const of = [{ __typename: 'Organ', id: 'police-370303' }];
    const told = await Promise.all(agencyNames.map((agency) => ask(agency, query, { of })));
    const said = new Set(told.map(({ body }) => JSON.stringify(at(body, 'data._entities'))));
    expect([...said]).toEqual([expect.stringContaining('张店')]);
  });
}

async function sdlOf(agency: Agency): Promise<DocumentNode> {
  return parse(await readFile(`src/schema/sdl/${agency}.graphql`, 'utf8'));
}

/** The types that can be asked for by their key. */
function keyedTypes(sdl: DocumentNode): readonly string[] {
  return sdl.definitions.flatMap((type) => {
    if (type.kind !== 'ObjectTypeDefinition') return [];
    const keys = (type.directives ?? []).filter(({ name }) => name.value === 'key');
    const isAsked = keys.some(
      ({ arguments: args = [] }) => !args.some(({ name }) => name.value === 'resolvable'),
    );
    return isAsked ? [type.name.value] : [];
  });
}
