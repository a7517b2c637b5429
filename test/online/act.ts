import { feedOf } from '../../src/entities/Feed.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { acts } from '../../src/policy/transitions/acts.ts';
import { enteredFor } from '../../src/resolvers/online/actInput.ts';
import { at, listAt } from '../fixtures/at.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { newKey } from '../fixtures/publish.ts';
import { withNotes } from '../fixtures/withNotes.ts';
import type { TestHub } from '../setup/testHub.ts';

/** What became of an act: a receipt with the clocks it stopped and started, or why not. */
export interface Outcome {
  readonly recordId: string;
  readonly caseId: string;
  readonly orphan: unknown;
  readonly replayed: unknown;
  readonly stopped: readonly string[];
  readonly started: readonly string[];
  readonly code: string | undefined;
  readonly article: unknown;
  readonly problems: readonly string[];
}

let serial = 100;

function actOf(name: string) {
  const act = acts.find((one) => one.name === name);
  if (act === undefined) throw new Error(`No act ${name}`);
  const clause = regulation.find(({ feed }) => feedOf(feed).name === act.feed);
  if (clause === undefined) throw new Error(`No feed ${act.feed}`);
  return { act, feed: feedOf(clause.feed) };
}

/** The least that an officer enters for an act: what the feed wants, without any time of it. */
export function entryOf(name: string, given: Input = {}): Input {
  const { act, feed } = actOf(name);
  serial += 1;
  const { now = [], since = {}, due = {} } = act;
  const timeless = new Set([feed.decided, ...now, ...Object.keys({ ...since, ...due })]);
  const sample = { ...inputOf(feed, serial, act.needs ?? []), ...act.fixed };
  const entered = new Set(enteredFor(act, feed).map((cell) => cell.name));
  const kept = Object.entries(sample).filter(
    ([cell]) => (entered.has(cell) || cell === 'notes') && !timeless.has(cell),
  );
  const { suspects, ...rest } = given;
  const ids = Array.isArray(suspects) ? suspects.map((id) => ({ id })) : [];
  const concerned = feed.perSuspect ? { party: ids[0] } : { parties: ids };
  return withNotes(feed, {
    ...Object.fromEntries(kept),
    ...rest,
    ...(ids.length > 0 && concerned),
  });
}

/** Does an act as an officer of its agency, or as somebody else. */
export async function doAct(
  hub: TestHub,
  name: string,
  given: Input,
  { login, key = newKey() }: { login?: string; key?: string } = {},
): Promise<Outcome> {
  const { feed } = actOf(name);
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const clocks = '{ rule state }';
  const document = `mutation ($input: ${type}!, $key: String!) { receipt: ${name}(input: $input, idempotencyKey: $key) {
    recordId caseId orphan replayed record { clocks ${clocks} endedClocks ${clocks} } } }`;
  const { body } = await hub.ask(login ?? officerOf(feed.agency), document, {
    input: entryOf(name, given),
    key,
  });
  const rules = (path: string) => {
    const record = at(body, 'data.receipt.record');
    return record
      ? listAt(record, path).map((one) => `${at(one, 'rule')} ${at(one, 'state')}`)
      : [];
  };
  const [error] = body.errors ?? [];
  const problems = at(error, 'extensions.problems');
  return {
    recordId: String(at(body, 'data.receipt.recordId')),
    caseId: String(at(body, 'data.receipt.caseId')),
    orphan: at(body, 'data.receipt.orphan'),
    replayed: at(body, 'data.receipt.replayed'),
    stopped: rules('endedClocks').toSorted(),
    started: rules('clocks').toSorted(),
    code: error?.extensions.code,
    article: at(error, 'extensions.article'),
    problems: Array.isArray(problems)
      ? problems.map((one) => `${at(one, 'code')} ${at(one, 'field')}`)
      : [],
  };
}

/** Does an act that must be accepted. */
export async function mustDo(hub: TestHub, name: string, given: Input): Promise<Outcome> {
  const outcome = await doAct(hub, name, given);
  if (outcome.code === undefined) return outcome;
  throw new Error(`${name} was refused: ${outcome.code} ${outcome.article} ${outcome.problems}`);
}

/** The parties of a case as a prosecutor sees them, by name. */
export async function partiesOf(
  hub: TestHub,
  caseId: string,
): Promise<Readonly<Record<string, string>>> {
  const query = `{ case(id: "${caseId}") { parties { id name } } }`;
  const { body } = await hub.ask('procuratorate-prosecutor-370303', query);
  const parties = listAt(body, 'data.case.parties');
  return Object.fromEntries(parties.map((one) => [String(at(one, 'name')), String(at(one, 'id'))]));
}

export const enclosures = [
  'TRANSFER_LETTER',
  'INVESTIGATION_REPORT',
  'SCENE_RECORDS',
  'ITEM_LIST',
  'SCENE_IMAGES',
  'TECHNICAL_REPORTS',
].map((kind) => ({ kind, present: true }));

const enclosed = [...enclosures, { kind: 'OTHER', present: false, reason: '无其他材料' }];

/** A transfer of two suspects on 1 June 2026, a Monday. */
export const transfer: Input = {
  reportReceivedAt: '2026-06-01T09:00:00+08:00',
  decidedAt: '2026-06-01T10:00:00+08:00',
  sentAt: '2026-06-01T15:00:00+08:00',
  copyToProcuratorateAt: '2026-06-01T15:00:00+08:00',
  lawfulSubject: true,
  lawfulEvidence: true,
  enclosures: enclosed,
  parties: ['甲某', '乙某'].map((name) => ({ kind: 'NATURAL', name, role: 'SUSPECT' })),
};
