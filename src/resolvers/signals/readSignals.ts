import type { GraphQLSchema } from 'graphql';
import { readAnswers, type SignalAnswer } from '../../db/signals/signalAnswers.ts';
import { type SeenCase, type Signal, signalsOf } from '../../policy/signals/signalsOf.ts';
import type { Context } from '../Context.ts';
import { fieldOf, readWithin } from '../readWithin.ts';
import { structureOf } from '../variableShape.ts';

/** What the rules look at, asked as the reader would ask it. */
const question = fieldOf(`{ signals: cases(where: $where, first: $first, after: $after) {
  pageInfo { endCursor hasNextPage }
  nodes { id hubCaseNo divisionCode stageNumber indicators
    environmentalViolations(first: 20) { nodes { id discoveredAt adminFiledAt occurredTo suspectedCrime
      dischargeMode protectedArea keyMonitoredUnit permitKeyManaged illegalGains propertyLoss
      priorPenalties2y duringAlert priorAlertPenalties2y
      pollutants { name concentration standardValue timesOver amount amountUnit wasteCode }
      harm { intake intakeHours listedWater ecologyDegraded basicFarmlandMu otherFarmlandMu
        otherLandMu treesCubicMetres saplings evacuated poisoned slightlyInjured seriouslyInjured
        disabledOrKilled } } }
    administrativePenalties(first: 20) { nodes { id decidedOn decidedAt } }
    crimeTransfers(first: 20) { nodes { id approvalDecision } }
    filingDecisions(first: 20) { nodes { id result decidedAt } }
    clocks(where: { state: { eq: OVERDUE } }, first: 100) { nodes {
      id rule state feed recordId dueAt optional conditional limit { name nameZh article } } } } } }`);

type Row = Readonly<Record<string, unknown>>;

interface AnsweredSignal extends Signal {
  readonly divisionCode: string;
  readonly answer: SignalAnswer | undefined;
}

export interface SignalPage {
  readonly signals: readonly AnsweredSignal[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

interface Asked {
  readonly where: unknown;
  readonly first: number;
  readonly after: string | null;
}

/** The signals of a page of cases, from the cells that the reader sees and from nothing else. */
export async function readSignals(
  context: Context,
  schema: GraphQLSchema,
  { where, first, after }: Asked,
): Promise<SignalPage> {
  const shape = `${structureOf(where)};${first};${structureOf(after)}`;
  const found = await readWithin(context, schema, question, {
    variables: { where, first, after },
    shape,
  });
  const page = rowOf(found);
  const asked = { ...context.services.signalSettings, now: Date.now() };
  const cases = listOf(page, 'nodes');
  const divisions = new Map(cases.map((one) => [String(one.id), String(one.divisionCode)]));
  const signals = cases.flatMap((one) => signalsOf(seenOf(one), asked, context.reader.agency));
  const answers = await readAnswers(
    context.services.pool,
    context.pass,
    signals.map(({ id }) => id),
  );
  const { endCursor, hasNextPage } = rowOf(page.pageInfo);
  return {
    signals: signals.map((one) => ({
      ...one,
      divisionCode: divisions.get(one.caseId) ?? '',
      answer: answers.get(one.id),
    })),
    cursor: typeof endCursor === 'string' ? endCursor : null,
    hasMore: hasNextPage === true,
  };
}

function seenOf(row: Row): SeenCase {
  const nodes = (name: string) => listOf(rowOf(row[name]), 'nodes');
  return {
    id: String(row.id),
    hubCaseNo: String(row.hubCaseNo),
    stageNumber: Number(row.stageNumber ?? 0),
    indicators: Array.isArray(row.indicators) ? row.indicators.map(String) : [],
    violations: nodes('environmentalViolations'),
    penalties: nodes('administrativePenalties'),
    transfers: nodes('crimeTransfers'),
    filings: nodes('filingDecisions'),
    clocks: nodes('clocks'),
  };
}

function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(row: Row, name: string): readonly Row[] {
  const found = row[name];
  return Array.isArray(found) ? found.map(rowOf) : [];
}
