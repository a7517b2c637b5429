import type { Context, Services } from '../resolvers/Context.ts';
import { createContext } from '../resolvers/createContext.ts';
import { publish } from '../resolvers/publish/publish.ts';
import { demoOrgans, demoReaders } from './demoReaders.ts';
import { showcaseActs } from './showcaseActs.ts';

/**
 * Publishes the showcase case as its officers would: one suspect judged, another whose arrest is
 * still asked for, a unit, a marked record. Returns its hub case number.
 */
export async function publishShowcase(services: Services): Promise<string> {
  let caseId: string | undefined;
  let hubCaseNo = '';
  for (const [index, { feed, login, input }] of showcaseActs.entries()) {
    const { rows } = await publish(contextOf(services, login), {
      feed: services.registry.feed(feed),
      inputs: [caseId === undefined ? input : { ...input, caseId }],
      idempotencyKey: `showcase-${index}`,
      atomic: true,
    });
    const accepted = rows[0]?.accepted;
    if (accepted === undefined) {
      const fields = rows[0]?.problems.map((problem) => `${problem.field} ${problem.code}`);
      throw new Error(`The showcase breaks a field rule of ${feed}: ${fields?.join(', ')}`);
    }
    caseId = accepted.caseId;
    hubCaseNo = accepted.hubCaseNo;
  }
  return hubCaseNo;
}

function contextOf(services: Services, login: string): Context {
  const reader = demoReaders.find((one) => one.login === login);
  const organ = demoOrgans.find((one) => one.id === reader?.organId);
  if (reader === undefined || organ === undefined) throw new Error(`${login} is no demo reader`);
  const { agency, divisionCode, name: organName } = organ;
  return createContext(services, { ...reader, agency, divisionCode, organName }, 'showcase');
}
