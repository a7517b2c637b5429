import {
  Arg,
  Ctx,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { divisionReach } from '../../codes/divisionReach.ts';
import { scalars } from '../../entities/kinds/scalars.ts';
import { HubError } from '../../errors.ts';
import type { Context } from '../Context.ts';
import { askStatistic } from '../statistics/askStatistic.ts';

/** Which cases a funnel counts (漏斗范围). */
@InputType('FunnelWhere', { description: 'Which cases; all that is given must hold. 统计范围' })
class FunnelWhere {
  @Field(() => String, { nullable: true, description: 'Of this division (GB/T 2260). 行政区划' })
  division?: string;

  @Field(() => scalars.date, { nullable: true, description: 'Opened on this day or later. 起' })
  from?: string;

  @Field(() => scalars.date, { nullable: true, description: 'Opened on this day or earlier. 止' })
  to?: string;
}

@ObjectType('FunnelStep', { description: 'How many came so far. 漏斗环节' })
class FunnelStep {
  @Field(() => String, { description: 'Step. 环节' })
  step!: string;

  @Field(() => String, { description: 'In Chinese. 环节名称' })
  zh!: string;

  @Field(() => Int, { nullable: true, description: 'Cases; null: too few to be told. 件' })
  cases!: number | null;

  @Field(() => Int, { nullable: true, description: 'Persons; null: too few to be told. 人' })
  persons!: number | null;
}

@ObjectType('OnTimeRate', { description: 'How an organ kept its time limits. 按期办结率' })
class OnTimeRate {
  @Field(() => ID, { nullable: true, description: 'Organ. 单位' })
  organId!: string | null;

  @Field(() => Int, { description: 'Done in time. 按期' })
  met!: number;

  @Field(() => Int, { description: 'Done late. 超期' })
  late!: number;

  @Field(() => Int, { description: 'Not done, and overdue. 逾期未办' })
  overdue!: number;

  @Field(() => Float, { description: 'Share done in time. 按期率' })
  rate!: number;
}

@ObjectType('Funnel', {
  description: 'How far cases and persons came, and in what time. 移送办理漏斗',
})
class Funnel {
  @Field(() => [FunnelStep], { description: 'The steps. 各环节' })
  steps!: readonly FunnelStep[];

  @Field(() => [OnTimeRate], {
    description: 'For each organ, of the time limits that you see. 各单位按期率',
  })
  onTime!: readonly OnTimeRate[];

  @Field(() => Int, { description: 'The least number that you are told; 1: exact. 最小分组' })
  least!: number;
}

/** The steps by what shows them: an indicator, or the stage. */
const steps = [
  ['TRANSFER', '移送', { indicators: { has: 'TRANSFER' } }],
  ['ACCEPTANCE', '受理', { indicators: { has: 'TRANSFER' }, stageNumber: { gte: 5 } }],
  ['FILING', '立案', { indicators: { has: 'POLICE_FILING' } }],
  ['ARREST', '逮捕', { indicators: { has: 'ARREST' } }],
  ['PROSECUTION', '起诉', { indicators: { has: 'PROSECUTION' } }],
  ['JUDGMENT', '判决', { indicators: { has: 'JUDGMENT' } }],
  ['EXECUTION', '执行', { stageNumber: { gte: 14 } }],
] as const;

type Counts = Readonly<Record<'met' | 'late' | 'overdue', number>>;

const states: Readonly<Record<string, keyof Counts>> = {
  MET: 'met',
  MET_LATE: 'late',
  OVERDUE: 'overdue',
};

/** The root field `funnel`, through the statistics: the same cells, the same least groups. */
@Resolver()
export class FunnelResolver {
  @Query(() => Funnel, {
    description:
      'Transfers, acceptance, filing, arrest, prosecution, judgment, execution in cases and persons, with on-time rates. Counted as "statistics" counts. 移送办理漏斗',
  })
  async funnel(
    @Ctx() context: Context,
    @Arg('where', () => FunnelWhere, { nullable: true }) given?: FunnelWhere,
  ): Promise<Funnel> {
    const { registry } = context.services;
    const scope = scopeOf(given ?? {});
    let least = 1;
    const count = async (model: 'Case' | 'Party', where: object): Promise<number | null> => {
      const asked = { cell: null, groupBy: [], where };
      const path = `funnel.${model}`;
      const told = await askStatistic(context, registry.model(model), asked, path);
      least = told.least;
      return told.groups[0]?.count ?? (told.least <= 1 ? 0 : null);
    };
    const counted: FunnelStep[] = [];
    // One after another: each is an entry of the reader's ledger.
    for (const [step, zh, where] of steps) {
      const cases = await count('Case', { ...where, ...scope });
      const inScope = Object.keys(scope).length === 0 ? {} : { case: scope };
      const persons = await count('Party', { ...where, kind: { eq: 'NATURAL' }, ...inScope });
      counted.push({ step, zh, cases, persons });
    }
    return { steps: counted, onTime: await onTime(context, scope), least };
  }
}

type Scope = Readonly<Record<string, Readonly<Record<string, string>>>>;

function scopeOf({ division, from, to }: FunnelWhere): Scope {
  const opened = { ...(from && { gte: String(from) }), ...(to && { lte: String(to) }) };
  return {
    ...(division && { divisionCode: reachOf(division) }),
    ...(Object.keys(opened).length > 0 && { openedOn: opened }),
  };
}

/** A filter on the codes that lie in a division. */
function reachOf(code: string): Readonly<Record<string, string>> {
  try {
    const { level } = divisionReach(code);
    if (level === 'DISTRICT') return { eq: code };
    const digits = { NATION: 0, PROVINCE: 2, CITY: 4 }[level];
    return { prefix: code.slice(0, digits) };
  } catch (cause) {
    throw new HubError('BAD_FILTER', { what: 'division code' }, cause);
  }
}

/** Of duties that are owed beyond doubt; whoever sees no clocks is told of none. */
async function onTime(context: Context, scope: Scope): Promise<readonly OnTimeRate[]> {
  const where = {
    ...{ conditional: { eq: false }, optional: { eq: false } },
    state: { in: Object.keys(states) },
    ...(Object.keys(scope).length > 0 && { case: scope }),
  };
  const asked = { cell: null, groupBy: ['OBLIGED_ORGAN_ID', 'STATE'], where };
  const clocks = context.services.registry.model('Clock');
  const { groups } = await askStatistic(context, clocks, asked, 'funnel.onTime');
  const byOrgan = Map.groupBy(groups, ({ keys: [organ = null] }) => organ);
  return [...byOrgan].map(([organId, of]) => {
    const counts = { met: 0, late: 0, overdue: 0 };
    for (const { keys, count } of of) {
      const name = states[String(keys[1])];
      if (name !== undefined) counts[name] += count;
    }
    const all = counts.met + counts.late + counts.overdue;
    return { organId, ...counts, rate: all === 0 ? 0 : counts.met / all };
  });
}
