import { createClient as createSseClient } from 'graphql-sse';
import { afterEach, expect, test } from 'vitest';
import { feedOf } from '../../src/entities/Feed.ts';
import { FilingDecision } from '../../src/entities/police/FilingDecision.ts';
import { at, textAt } from '../fixtures/at.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import { withNotes } from '../fixtures/withNotes.ts';
import { followSocket } from './followSocket.ts';
import type { Federation } from './openFederation.ts';
import type { Routers } from './openRouters.ts';

const officer = 'police-officer-370303';
/** Two who are shown different cells of the same case, and one who is shown nothing of it. */
const readers = ['procuratorate-prosecutor-370303', 'environment-officer-370303'];
const outsider = 'police-officer-370302';

const withheld = 'withheld { reason field until article }';
const fields = `id result leadOfficer ownerOrganId ${withheld} case { hubCaseNo stage
  arrestRequests { nodes { decidedAt caseBrief ${withheld} } }
  arrestDecisions { nodes { result charges ${withheld} } }
  judgments { nodes { caseNo months ${withheld} } }
  administrativePenalties { nodes { decisionNo facts ${withheld} } } }`;
const subscription = `subscription { event: filingDecisionPublished { kind record { ${fields} } } }`;
const query = `query ($id: ID!) { record: filingDecision(id: $id) { ${fields} } }`;

/** A way to follow changes through Hive: the answers as they come, until it is left. */
type Follow = (url: string, token: string, take: (answer: unknown) => void) => () => void;

const ways: Readonly<Record<string, Follow>> = {
  WebSocket: (url, token, take) => followSocket(url, token, subscription, take),
  SSE: (url, token, take) => {
    const client = createSseClient({
      url: `${url}/graphql`,
      headers: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    client.subscribe({ query: subscription }, { next: take, error: take, complete: () => {} });
    return () => client.dispose();
  },
};

/** Subscriptions through Hive carry what each reader may see of all agencies. */
export function describeStreams(opened: () => Federation, routers: () => Routers): void {
  const leaving: (() => void)[] = [];
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave();
  });

  test.each(Object.keys(ways))(
    'Over %s an event carries the records of other agencies as each reader may see them',
    async (way) => {
      const federation = opened();
      const { hive } = routers();
      const tokenOf = async (login: string) =>
        (await federation.all.hub.identity.issueToken?.(login)) ?? '';
      const heard = new Map<string, unknown[]>();
      for (const login of [...readers, outsider]) {
        const answers: unknown[] = [];
        heard.set(login, answers);
        const take = (answer: unknown) => void answers.push(answer);
        const leave = ways[way]?.(hive, await tokenOf(login), take);
        if (leave) leaving.push(leave);
      }
      // A subscription tells nothing of its beginning, so one is entered until all have heard.
      const { rows } = await federation.all.admin.query(
        `SELECT c.id FROM coordination."case" c JOIN court.judgment j ON j.case_id = c.id
         WHERE c.division_code = '370303' ORDER BY c.stage_rank DESC, c.id LIMIT 1`,
      );
      const feed = feedOf(FilingDecision);
      const publish = async (turn: number) => {
        const input = {
          ...inputOf(feed, (way === 'SSE' ? 800 : 700) + turn),
          caseId: String(rows[0]?.id),
        };
        const variables = { input: withNotes(feed, input), key: `stream-${way}-${turn}` };
        const text =
          'mutation ($input: FilingDecisionInput!, $key: String!) { it: publishFilingDecision(input: $input, idempotencyKey: $key) { recordId } }';
        const { body } = await federation.askAt(hive, officer, text, { variables });
        return textAt(body, 'data.it.recordId');
      };
      const ofRecord = (login: string, id: string) =>
        heard.get(login)?.find((answer) => at(answer, 'data.event.record.id') === id);
      let id = '';
      for (let turn = 0; turn < 40 && !readers.every((one) => ofRecord(one, id)); turn += 1) {
        id = await publish(turn);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      const told = new Set<string>();
      for (const login of readers) {
        const answer = ofRecord(login, id);
        const asked = await federation.askAt(hive, login, query, { variables: { id } });
        expect(at(answer, 'data.event.record'), JSON.stringify(heard.get(login))).toEqual(
          at(asked.body, 'data.record'),
        );
        expect(at(answer, 'data.event.record.case.judgments.nodes.0.caseNo')).toBeTruthy();
        expect(at(answer, 'errors')).toBeUndefined();
        for (const part of ['level', 'restrictions', 'audience']) {
          const path = `extensions.marking.${part}`;
          expect(at(answer, path)).toEqual(at(asked.body, path));
        }
        told.add(JSON.stringify(at(answer, 'data.event.record')));
      }
      expect(told.size).toBe(readers.length);
      const news = heard.get(outsider)?.filter((one) => at(one, 'data.event.kind') !== 'HEARTBEAT');
      expect(news).toEqual([]);
    },
  );

  test('A socket takes subscriptions only, from readers whom the hub knows', async () => {
    const { hive } = routers();
    const token = (await opened().all.hub.identity.issueToken?.(officer)) ?? '';
    const askOver = (bearer: string, document: string) =>
      new Promise<unknown>((resolve) => {
        const leave = followSocket(hive, bearer, document, (answer) => {
          resolve(answer);
          leave();
        });
      });
    const refused = await askOver(token, '{ me { login } }');
    expect(JSON.stringify(refused)).toContain('ONLY_SUBSCRIPTIONS');
    expect(JSON.stringify(await askOver('nobody', subscription))).toContain('UNAUTHENTICATED');
  });
}
