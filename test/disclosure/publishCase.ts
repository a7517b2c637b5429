import { type FeedClass, feedOf } from '../../src/entities/Feed.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { publish, type Receipt } from '../fixtures/publish.ts';
import type { TestHub } from '../setup/testHub.ts';

/** A record to publish: its feed, and what is entered beside the mandatory cells. */
export interface Act {
  readonly of: FeedClass;
  readonly input?: Input;
}

let serial = 0;

/** The input of an act: sound, like no other of this file, and with its own cells on top. */
export function entryOf({ of, input = {} }: Act): Input {
  serial += 1;
  return { ...inputOf(feedOf(of), serial), ...input };
}

/** Publishes acts into one case, which the first opens, each by the officer whose feed it is. */
export async function publishCase(
  hub: Pick<TestHub, 'ask'>,
  acts: readonly Act[],
  division = '370303',
): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for (const act of acts) {
    const [opened] = receipts;
    const entered = entryOf(act);
    const input = opened === undefined ? entered : { ...entered, caseId: opened.caseId };
    receipts.push(await publish(hub, act.of, input, division));
  }
  return receipts;
}
