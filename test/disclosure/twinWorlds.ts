import { type CellDefinition, cellsOf, snakeCase } from '../../src/entities/Cell.ts';
import { Case } from '../../src/entities/coordination/Case.ts';
import { Party } from '../../src/entities/coordination/Party.ts';
import { type FeedClass, feedOf } from '../../src/entities/Feed.ts';
import { lowerFirst } from '../../src/entities/lowerFirst.ts';
import { ArrestRequest } from '../../src/entities/police/ArrestRequest.ts';
import { ArrestDecision } from '../../src/entities/procuratorate/ArrestDecision.ts';
import { regulation } from '../../src/policy/regulation.ts';
import { idNumberOf } from '../fixtures/identifiers.ts';
import { type Input, inputOf } from '../fixtures/inputOf.ts';
import type { TestHub } from '../setup/testHub.ts';
import { type Act, publishCase } from './publishCase.ts';

/** Three rows of one table in one case, and what was entered in them. */
export interface Rows {
  readonly name: string;
  readonly list: string;
  readonly table: string;
  /** The column and the field that hold the case. */
  readonly key: readonly [column: string, field: string];
  readonly caseId: string;
  readonly cells: readonly CellDefinition[];
  readonly entered: readonly Input[];
}

/** Cells that say who may see the record: other values there lawfully make another answer. */
const steering = new Set(['disclosure', 'markingLevel', 'markingAudience', 'markingReason']);

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
    const after = of === ArrestRequest ? actsOf(ArrestDecision) : [];
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

function actsOf(of: FeedClass): Act[] {
  const feed = feedOf(of);
  return [1, 2, 3].map((n) => {
    const sample = Object.entries(inputOf(feed, n, 'all'));
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

/** Gives the rows other values in these cells: each those of the next row, or none at all. */
export async function change(
  hub: TestHub,
  rows: Rows,
  hidden: readonly string[],
  to: 'next' | 'none' | 'own',
) {
  const { table, key, caseId, cells } = rows;
  const columns = cells
    .filter(({ name }) => hidden.includes(name) && !steering.has(name))
    .map(({ column }) => column);
  const free = columns.filter((column) => to !== 'none' || column !== 'entered_by');
  if (free.length === 0) return 0;
  const from = to === 'next' ? '(n % (SELECT count(*) FROM kept)) + 1' : 'n';
  const copy = 'SELECT row_number() OVER (ORDER BY id) AS n, k.* FROM pg_temp_kept k';
  const sets = free.map((column) => `${column} = ${to === 'none' ? 'NULL' : `other.${column}`}`);
  const source = `coordination.kept_${rows.name.toLowerCase()}`;
  await hub.admin.query(
    `CREATE TABLE IF NOT EXISTS ${source} AS SELECT * FROM ${table} WHERE ${key[0]} = '${caseId}'`,
  );
  const sql = `WITH kept AS (${copy.replace('pg_temp_kept', source)})
    UPDATE ${table} t SET ${sets.join(', ')} FROM kept mine JOIN kept other ON other.n = ${from.replace('n ', 'mine.n ').replace(/^n$/, 'mine.n')}
    WHERE mine.id = t.id`;
  return (await hub.admin.query(sql)).rowCount ?? 0;
}
