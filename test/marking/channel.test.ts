import { expect, test } from 'vitest';
import { AdministrativePenalty } from '../../src/entities/environment/AdministrativePenalty.ts';
import { publishCase } from '../disclosure/publishCase.ts';
import { canary } from '../disclosure/secrets.ts';
import { openTestHub } from '../setup/testHub.ts';
import { registerCleared } from './registerCleared.ts';

test('a channel carries nothing above its ceiling, whoever asks', async () => {
  const hub = await openTestHub({ env: { XIANJIE_CEILING: 'INTERNAL' } });
  await registerCleared(hub);
  const markingReason = '属于工作秘密，不得向其他单位扩散';
  const input = { markingLevel: 'WORK_SECRET', markingReason, counterpartName: canary };
  await publishCase(hub, [{ of: AdministrativePenalty, input }]);
  const text = '{ administrativePenalties { nodes { id counterpartName } } }';
  const { status, body, ...answer } = await hub.ask('cleared-INVESTIGATION', text);
  expect(status).toBe(403);
  expect(Object.keys(body)).toEqual(['errors']);
  expect(answer.text).not.toContain(canary);
  expect(body.errors?.[0]?.extensions).toMatchObject({
    code: 'ABOVE_CEILING',
    whose: 'this channel',
    ceiling: 'INTERNAL',
    fields: ['administrativePenalties.nodes.counterpartName'],
  });
  await hub.close();
});
