import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { feedOf } from '../../src/entities/Feed.ts';
import { entryOf, publishCase } from '../disclosure/publishCase.ts';
import { canary } from '../disclosure/secrets.ts';
import { at, listAt } from '../fixtures/at.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { publication } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { registerCleared } from './registerCleared.ts';

const secret = {
  markingLevel: 'WORK_SECRET',
  markingReason: `${canary}：属于工作秘密，不得扩散`,
  counterpartName: `${canary}化工`,
};
const persons = Array.from({ length: 100 }, (_, n) => ({
  kind: 'NATURAL',
  name: `某${canary}${n}`,
  idNo: idNumberOf(n),
}));
const all = '{ administrativePenalties { nodes { id counterpartName fineAmount } } me { login } }';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
  await registerCleared(hub);
  await publishCase(hub, [
    { of: AdministrativePenalty, input: secret },
    { of: AdministrativePenalty },
    { of: EnvironmentalViolation, input: { parties: persons } },
  ]);
});

afterAll(() => hub.close());

describe('an answer above the ceiling', () => {
  test('sends no byte of data and names the fields', async () => {
    const { status, text, body } = await hub.ask('cleared-INTERNAL', all);
    expect(status).toBe(403);
    expect(Object.keys(body)).toEqual(['errors']);
    expect(text).not.toContain(canary);
    expect(text).not.toContain('cleared-');
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'ABOVE_CEILING',
      level: 'WORK_SECRET',
      ceiling: 'INTERNAL',
      whose: 'your clearance',
      fields: [
        'administrativePenalties.nodes.counterpartName',
        'administrativePenalties.nodes.fineAmount',
      ],
    });
  });

  test('is refused also where the cell only chose the rows', async () => {
    const text = `{ administrativePenalties(where: { counterpartName: { prefix: "${canary}" } }) { nodes { id } } }`;
    const { body } = await hub.ask('cleared-INTERNAL', text);
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'ABOVE_CEILING',
      fields: ['administrativePenalties.nodes'],
    });
  });

  test('is given to whoever is cleared for it', async () => {
    for (const login of ['cleared-WORK_SECRET', 'cleared-INVESTIGATION']) {
      const { body } = await hub.ask(login, all);
      expect(listAt(body, 'data.administrativePenalties.nodes')).toHaveLength(2);
      expect(at(body, 'extensions.marking.level')).toBe('WORK_SECRET');
    }
  });

  test('is given without the records above, which the level filters out', async () => {
    const filter = '(where: { markingLevel: { in: [PUBLIC, INTERNAL] } })';
    const text = all.replace('Penalties', `Penalties${filter}`);
    const { body } = await hub.ask('cleared-INTERNAL', text);
    expect(listAt(body, 'data.administrativePenalties.nodes')).toHaveLength(1);
    expect(at(body, 'extensions.marking.level')).toBe('INTERNAL');
  });

  test('leaves out the record of a publication, never its receipt', async () => {
    const input = entryOf({ of: AdministrativePenalty, input: secret });
    const document = publication(feedOf(AdministrativePenalty)).one.replace(
      'record { id',
      'record { id counterpartName',
    );
    const { body, text } = await hub.ask('cleared-INTERNAL', document, {
      input,
      key: 'above-1234',
    });
    expect(at(body, 'data.receipt.recordId')).toBeTypeOf('string');
    expect(at(body, 'data.receipt.record')).toBeNull();
    expect(body.errors?.[0]?.extensions.code).toBe('ABOVE_CEILING');
    expect(text).not.toContain(canary);
  });
});

describe('many cells in one answer', () => {
  const text = '{ cases { nodes { parties { name idNo } } } }';

  test('are a work secret together (保守国家秘密法 Art. 36), and the answer says why', async () => {
    const { body } = await hub.ask('cleared-WORK_SECRET', text);
    expect(at(body, 'extensions.marking')).toMatchObject({
      level: 'WORK_SECRET',
      restrictions: ['PERSONAL', 'SENSITIVE'],
      raised: [{ field: 'Party.idNo', from: 100, level: 'WORK_SECRET' }],
    });
  });

  test('are refused above the ceiling, with the paths that were counted', async () => {
    const { body } = await hub.ask('cleared-INTERNAL', text);
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'ABOVE_CEILING',
      fields: ['cases.nodes.parties.idNo'],
      reasons: [{ article: expect.stringContaining('保守国家秘密法 Art. 36') }],
    });
    const fewer = await hub.ask('cleared-INTERNAL', text.replace(' idNo', ''));
    expect(fewer.body.errors).toBeUndefined();
  });
});
