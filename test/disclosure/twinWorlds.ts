import { type CellDefinition, cellsOf, snakeCase } from '../../src/entities/Cell.ts';
import { Case } from '../../src/entities/coordination/Case.ts';
import { Party } from '../../src/entities/coordination/Party.ts';
import { type FeedClass, feedOf } from '../../src/entities/Feed.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { ArrestDecision } from '../../src/entities/procuratorate/ArrestDecision.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { inputOf } from '../fixtures/inputOf.ts';
import type { TestHub } from '../setup/testHub.ts';
import { type Act, publishCase } from './publishCase.ts';
import { type Rows, steering } from './rewriteRows.ts';

const people = [1, 2, 3].map((n) => ({
  kind: 'NATURAL',
  role: 'SUSPECT',
  name: `赵${['甲', '乙', '丙'][n - 1]}`,
  idNo: idNumberOf(n),
  address: `共青团路${n}号`,
}));

/** For each feed a case with three records on three persons; of those, the parties and the case. */
export async function publishTwins(hub: TestHub): Promise<readonly Rows[]> {
  const all: Rows[] = [];
  for (const { feed: of } of regulation) {
    const { name, plural, agency, cells } = feedOf(of);
    const acts = actsOf(of);
    // What asks for an arrest is known to the bureau once the arrest has been decided.
    const after = of === ArrestRequest ? actsOf(ArrestDecision, 3) : [];
    const [first] = await publishCase(hub, [...acts, ...after]);
    const caseId = first?.caseId ?? '';
    const entered = acts.map(({ input = {} }) => input);
    const table = `${agency}.${snakeCase(name)}`;
    const list = lowerFirst(plural);
    all.push({ name, list, table, key: ['case_id', 'caseId'], caseId, cells, entered });
    if (of !== ArrestRequest) continue;
    const party = { name: 'Party', list: 'parties', table: 'coordination.party', caseId };
    all.push({ ...party, key: ['case_id', 'caseId'], cells: stored(Party), entered: people });
    const spine = { name: 'Case', list: 'cases', table: 'coordination."case"', caseId };
    all.push({ ...spine, key: ['id', 'id'], cells: stored(Case), entered: [{ name: '赵甲案' }] });
  }
  return all;
}

function actsOf(of: FeedClass, after = 0): Act[] {
  const feed = feedOf(of);
  return [1, 2, 3].map((n) => {
    const sample = Object.entries(inputOf(feed, after + n, 'all'));
    const open = sample.filter(([cell]) => !steering.has(cell));
    const concerned = feed.perSuspect ? { party: people[n - 1] } : { parties: [people[n - 1]] };
    const opening = { name: '赵甲案' };
    const disclosure = 'PROACTIVE';
    return { of, input: { ...Object.fromEntries(open), ...concerned, opening, disclosure } };
  });
}

function stored(entity: object): readonly CellDefinition[] {
  return cellsOf(entity).filter((cell) => cell.derive === undefined);
}
