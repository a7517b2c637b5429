import { expect, test } from 'vitest';
import { at } from '../fixtures/at.ts';
import { publishMarkedWorld } from '../marking/markedWorld.ts';
import { openTestHub } from '../setup/testHub.ts';

const login = 'police-officer-370303';

test('What is above INTERNAL needs a purpose where none is presumed', async () => {
  const strict = await openTestHub({ env: { XIANJIE_PRESUME_PURPOSE: 'no' } });
  try {
    await publishMarkedWorld(strict);
    const content = '{ administrativePenalties { nodes { id facts } } }';
    const { body } = await strict.ask(login, content);
    expect(at(body, 'errors.0.extensions.code')).toBe('PURPOSE_MISSING');
    const bare = await strict.ask(login, '{ cases { nodes { id } } }');
    expect(bare.body.errors).toBeUndefined();
  } finally {
    await strict.close();
  }
});
