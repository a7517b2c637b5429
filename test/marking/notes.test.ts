import { afterAll, beforeAll, expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { publishCase } from '../disclosure/publishCase.ts';
import { at } from '../fixtures/at.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';

const note = {
  fields: ['propertyLoss'],
  category: 'WORK_SECRET',
  reason: '尚未核实，扩散将影响调查取证',
  readers: ['police/handler'],
  handling: ['NO_EXPORT'],
};
const ended = { ...note, fields: ['location'], category: 'INVESTIGATION', untilDate: '2020-01-01' };

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
  await publishCase(hub, [
    { of: EnvironmentalViolation, input: { propertyLoss: 7, notes: [note, ended] } },
    { of: AdministrativePenalty },
  ]);
});

afterAll(() => hub.close());

const marking = async (login: string, cells: string) => {
  const { body } = await hub.ask(login, `{ environmentalViolations { nodes { id ${cells} } } }`);
  return at(body, 'extensions.marking');
};

test('a noted item brings the level, the handling and the readers of its note into the banner', async () => {
  for (const login of ['police-officer-370303', 'environment-officer-370303']) {
    expect(await marking(login, 'propertyLoss caseName'), login).toMatchObject({
      level: 'WORK_SECRET',
      restrictions: ['NO_EXPORT', 'NO_ONWARD'],
      audience: ['environment-370303', 'police/handler'],
    });
  }
});

test('an item that is not asked for, kept back, or released brings nothing of it', async () => {
  const plain = { level: 'INTERNAL', restrictions: [], audience: null };
  expect(await marking('police-officer-370303', 'caseName location')).toMatchObject(plain);
  expect(await marking('procuratorate-prosecutor-370303', 'propertyLoss')).toMatchObject(plain);
});
