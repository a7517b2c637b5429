import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CourtAcceptance } from '../../src/entities/court/CourtAcceptance.ts';
import { DetentionTransfer } from '../../src/entities/environment/DetentionTransfer.ts';
import { EnvironmentalViolation } from '../../src/entities/environment/EnvironmentalViolation.ts';
import { type FeedClass, feedOf } from '../../src/entities/Feed.ts';
import { AdministrativeDetention } from '../../src/entities/police/AdministrativeDetention.ts';
import { TransferAcceptance } from '../../src/entities/police/TransferAcceptance.ts';
import { ProsecutionDecision } from '../../src/entities/procuratorate/ProsecutionDecision.ts';
import { at, listAt, textAt } from '../fixtures/at.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { officerOf } from '../fixtures/officerOf.ts';
import { newKey, publication, publish } from '../fixtures/publish.ts';
import { openTestHub, type TestHub } from '../setup/testHub.ts';
import { entryOf, publishCase } from './publishCase.ts';
import { publishSecrets, requestNo, suspect } from './secrets.ts';

const nobody = '00000000-0000-7000-8000-000000000000';
let hub: TestHub;
let world: Awaited<ReturnType<typeof publishSecrets>>;
let hiddenId = '';

beforeAll(async () => {
  hub = await openTestHub();
  world = await publishSecrets(hub);
  const query = `{ parties(where: { caseId: { eq: "${world.caseId}" } }) { nodes { id name } } }`;
  const { body } = await hub.ask(officerOf('police'), query);
  hiddenId = textAt(body, 'data.parties.nodes.0.id');
});

afterAll(() => hub.close());

/** The bytes of the refusal of one and the same entry into a case that is named in some way. */
const refusalOf = (of: FeedClass) => {
  const feed = feedOf(of);
  const entry = entryOf({ of });
  return async (target: object) => {
    const variables = { input: { ...entry, ...target }, key: newKey() };
    const answer = await hub.ask(officerOf(feed.agency), publication(feed).one, variables);
    expect(answer.text).toContain('CASE_NOT_FOUND');
    return answer.text;
  };
};

describe('A publication tells no more of a case than a query', () => {
  test('one that the police accepted is unknown to the bureau that does not see it yet', async () => {
    const [accepted] = await publishCase(hub, [
      { of: TransferAcceptance, input: { parties: [suspect] } },
    ]);
    const bureau = officerOf('environment');
    const { body } = await hub.ask(bureau, `{ case(id: "${accepted?.caseId}") { id } }`);
    expect(at(body, 'data.case')).toBeNull();
    const refusal = refusalOf(EnvironmentalViolation);
    const unknown = await refusal({ caseId: nobody });
    expect(await refusal({ caseId: accepted?.caseId })).toBe(unknown);
    const unwritten = await refusal({ caseNumber: 'H-370303-2026-999999-0' });
    expect(await refusal({ caseNumber: accepted?.hubCaseNo })).toBe(unwritten);
  });

  test('a number that its reader is not shown finds no case to enter a record into', async () => {
    const refusal = refusalOf(EnvironmentalViolation);
    const unwritten = await refusal({ caseNumber: '张公（环）提捕字〔2026〕8888号' });
    expect(await refusal({ caseNumber: requestNo.printed })).toBe(unwritten);
    const { hubCaseNo: caseNumber } = world;
    const entry = { ...entryOf({ of: EnvironmentalViolation }), caseNumber };
    expect((await publish(hub, EnvironmentalViolation, entry)).caseId).toBe(world.caseId);
  });
});

describe('A person whom the publisher may not know is not recognised', () => {
  const guess = async (party: object) => {
    const { one } = publication(feedOf(EnvironmentalViolation));
    const document = one.replace('record { id', 'record { parties { id name idNo } id');
    const { caseId } = world;
    const input = { ...entryOf({ of: EnvironmentalViolation }), caseId, parties: [party] };
    const answer = await hub.ask(officerOf('environment'), document, { input, key: newKey() });
    return listAt(answer.body, 'data.receipt.record.parties');
  };

  test.each([
    ['name and number', suspect],
    ['name', { kind: 'NATURAL', name: suspect.name }],
    ['number', { kind: 'NATURAL', name: '某人', idNo: idNumberOf(77) }],
  ])('by %s: a right guess gives a party of its own, as a wrong one does', async (_, party) => {
    const [right] = await guess(party);
    expect(textAt(right, 'id')).not.toBe(hiddenId);
  });

  test('but its own organ finds the person again whom it has named', async () => {
    const party = { kind: 'NATURAL', name: '再次', idNo: idNumberOf(79) };
    const [first] = await guess(party);
    const [again] = await guess({ ...party, name: '再次（曾用名）' });
    expect(textAt(again, 'id')).toBe(textAt(first, 'id'));
  });
});

describe('A truthful record finds the case and the persons of the letter that it answers', () => {
  const partiesOf = async (caseId: string) => {
    const query = `{ parties(where: { caseId: { eq: "${caseId}" } }) { nodes { stage name } } }`;
    const { body } = await hub.ask('procuratorate-prosecutor-000000', query);
    return listAt(body, 'data.parties.nodes');
  };

  test('a court enters the acceptance of an indictment before it sees the case', async () => {
    const charges = ['污染环境罪'];
    const indicted = {
      party: suspect,
      result: 'PROSECUTED',
      charges,
      courtOrganId: 'court-370303',
    };
    const accepted = { parties: [suspect] };
    const [first] = await publishCase(hub, [
      { of: ProsecutionDecision, input: indicted },
      { of: CourtAcceptance, input: accepted },
    ]);
    expect(await partiesOf(first?.caseId ?? '')).toEqual([{ stage: 'S11', name: suspect.name }]);
  });

  test('but not while nobody has been prosecuted', async () => {
    const input = {
      result: 'NOT_PROSECUTED',
      nonProsecutionKind: 'INSUFFICIENT_EVIDENCE',
      ground: '证据不足',
      // Every other sample is an indictment, and names the court that it goes to.
      courtOrganId: null,
    };
    const [spared] = await publishCase(hub, [{ of: ProsecutionDecision, input }]);
    const refusal = refusalOf(CourtAcceptance);
    expect(await refusal({ caseId: spared?.caseId })).toBe(await refusal({ caseId: nobody }));
  });

  test('the police enter the detention of a person who was transferred for it', async () => {
    const party = suspect;
    const [first] = await publishCase(hub, [
      {
        of: DetentionTransfer,
        input: { receivingPoliceId: 'police-370303', parties: [party] },
      },
      { of: AdministrativeDetention, input: { party } },
    ]);
    expect(await partiesOf(first?.caseId ?? '')).toHaveLength(1);
  });
});
