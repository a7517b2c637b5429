import type { Compiler } from './Compiler.ts';
import { all, always, any, type Condition, never } from './Condition.ts';
import { conditionSql, type Scope } from './conditionSql.ts';
import type { Model } from './Model.ts';
import type { Statement } from './Statement.ts';

/** The columns of a standing (variable `#standings`), as the change log keeps it. */
const columns = `place integer, id uuid, case_id uuid, party_id uuid, division_code text,
  owner_organ_id text, addressees text[], disclosure text, marked boolean, marking_level text,
  marking_audience text[], notes jsonb, stage_rank integer, sealed boolean, day date, granted uuid[]`;

/**
 * Whether the reader could see records as they stood before changes of the rights over them, and
 * whether the law, notes aside, lets it see any of the cells `items`: place, held, concerned. The
 * second wall may hide the rows by now, so their standing is all that is read.
 */
export function compileStood(
  model: Model,
  items: readonly string[],
  { params, view }: Compiler,
): Pick<Statement, 'sql' | 'params'> {
  const source = params.argument({ kind: 'variable', path: ['#standings'], value: '[]' }, 'jsonb');
  const organ = params.reader('organ');
  const scope: Scope = {
    row: 'h',
    stage: () => 'h.stage_rank',
    theCase: () => 'c',
    party: () => 'p',
    shows: () => {
      throw new Error('Only clocks ask what a record shows');
    },
    sealable: () => [],
  };
  const { rows, guards } = view.access(model);
  const own = `(h.owner_organ_id = ${organ} OR h.id = ANY(h.granted))`;
  const noted = `(h.notes IS NULL OR coordination.note_admits_at(h.notes, '*', 'SHOW', ${own}, ${params.reader('audience')}, h.stage_rank, h.day))`;
  const sealed = hasLeaf(rows, 'unsealed')
    ? '(h.sealed IS NOT TRUE OR h.party_id = ANY(h.granted))'
    : 'true';
  const held = [
    conditionSql(lawOf(rows), scope, params),
    noted,
    sealed,
    reachSql(view.reach, params),
  ];
  const concerned = any(
    ...items.map((item) => {
      if (item === '*') return always;
      if (!model.cells.has(item)) return never;
      return all(...guards(item).map(({ when }) => lawOf(when)));
    }),
  );
  return {
    sql: `SELECT h.place, coalesce(${held.join(' AND ')}, false), coalesce(${conditionSql(concerned, scope, params)}, false)
      FROM jsonb_to_recordset(${source}) AS h(${columns})
      LEFT JOIN coordination.case_standing c ON c.id = h.case_id
      LEFT JOIN coordination.party_standing p ON p.id = h.party_id`,
    params: params.sources,
  };
}

function reachSql(reach: string, params: Compiler['params']): string {
  if (reach === 'nation') return 'true';
  if (reach === 'division') return `h.division_code = ${params.reader('lowest')}`;
  return `h.division_code BETWEEN ${params.reader('lowest')} AND ${params.reader('highest')}`;
}

/** A condition without what notes and seals add to it: those are asked of the standing. */
function lawOf(condition: Condition): Condition {
  switch (condition.is) {
    case 'noted':
    case 'unsealed':
      return always;
    case 'all':
      return all(...condition.of.map(lawOf));
    case 'any':
      return any(...condition.of.map(lawOf));
    default:
      return condition;
  }
}

function hasLeaf(condition: Condition, kind: Condition['is']): boolean {
  if (condition.is === 'all' || condition.is === 'any') {
    return condition.of.some((one) => hasLeaf(one, kind));
  }
  return condition.is === kind;
}
