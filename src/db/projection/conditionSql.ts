import type { Condition } from './Condition.ts';
import type { Params } from './Params.ts';

/** The row that a condition speaks of. Each expression may pull in a join, so it is asked for late. */
export interface Scope {
  readonly row: string;
  stage(): string;
  theCase(): string;
  party(): string;
  /** That the record of a feed whose id stands in a column of the row shows these cells. */
  shows(record: { feed: string; cells: readonly string[] }, column: string): string;
  /** What may be sealed: the party of the row, the row's case, both, or neither. */
  sealable(): readonly string[];
}

/** A condition as SQL over `scope`. `true` and `false` are folded before; see `Condition.ts`. */
export function conditionSql(condition: Condition, scope: Scope, params: Params): string {
  switch (condition.is) {
    case 'always':
      return 'true';
    case 'never':
      return 'false';
    case 'from':
      return `${scope.stage()} >= ${condition.rank}`;
    case 'ownOrgan':
      return `${scope.row}.owner_organ_id = ${params.reader('organ')}`;
    case 'openedBy':
      return `${scope.theCase()}.origin_agency = '${condition.agency}'`;
    case 'providedBy':
      return `${scope.party()}.provided_by = '${condition.agency}'`;
    case 'participates':
      return `${params.reader('organ')} = ANY(${scope.theCase()}.participants)`;
    case 'addressed':
      return `${params.reader('organ')} = ANY(${scope.row}.addressees)`;
    case 'unit':
      return `${scope.party()}.kind <> 'NATURAL'`;
    case 'adult':
      return `${scope.party()}.minor IS NOT TRUE`;
    case 'milestone':
      return `${scope.theCase()}.indicator_bits & ${condition.bits} <> 0`;
    case 'partyMilestone':
      return `${scope.party()}.indicator_bits & ${condition.bits} <> 0`;
    case 'published':
      return `${scope.row}.disclosure = 'PROACTIVE'`;
    case 'obliged':
      return `${scope.row}.obliged_organ_id = ${params.reader('organ')}`;
    case 'rules':
      return `${scope.row}.rule IN ('${condition.rules.join("', '")}')`;
    case 'unended':
      return `${scope.row}.ended_by_id IS NULL`;
    case 'begunBy':
      return `(${scope.row}.feed = '${condition.feed}' AND ${scope.shows(condition, 'record_id')})`;
    case 'endedBy':
      return scope.shows(condition, 'ended_by_id');
    case 'marked':
      return markingSql(condition.agency, scope, params);
    case 'noted':
      return notesSql(condition, scope, params);
    case 'unsealed':
      return sealSql(scope, params);
    case 'not':
      return `NOT coalesce(${conditionSql(condition.of, scope, params)}, false)`;
    case 'all':
      return `(${condition.of.map((one) => conditionSql(one, scope, params)).join(' AND ')})`;
    case 'any':
      return `(${condition.of.map((one) => conditionSql(one, scope, params)).join(' OR ')})`;
  }
}

/** An unmarked record admits all whom the law admits; a mark narrows to its audience, never widens. */
function markingSql(agency: string, scope: Scope, params: Params): string {
  const { row } = scope;
  const level =
    agency === 'police' || agency === 'procuratorate'
      ? ''
      : ` AND (${row}.marking_level <> 'INVESTIGATION'${agency === 'court' ? ` OR ${scope.stage()} >= 110` : ''})`;
  const audience = `(${row}.marking_audience IS NULL OR ${row}.marking_audience && ${params.reader('audience')})`;
  return `(NOT ${row}.marked OR ${row}.owner_organ_id = ${params.reader('organ')} OR (${audience}${level}))`;
}

/** Only an item that a note names is looked up in the notes; the function reads the stage itself. */
function notesSql(
  { item, purpose }: Extract<Condition, { is: 'noted' }>,
  scope: Scope,
  params: Params,
): string {
  const { row } = scope;
  const args = noteArguments((name) => `${row}.${name}`, params);
  return `(${row}.note_items IS NULL OR NOT '${item}' = ANY(${row}.note_items) OR coordination.note_admits(${row}.notes, '${item}', '${purpose}', ${args}))`;
}

/** Who asks and of which case and suspect, as the functions on notes take it. */
export function noteArguments(column: (name: string) => string, params: Params): string {
  return `${ownSql(column, params)}, ${params.reader('audience')}, ${column('case_id')}, ${column('party_id')}`;
}

/** Whether a record is the reader's organ's own, or was granted to it. */
export function ownSql(column: (name: string) => string, params: Params): string {
  return `(${column('owner_organ_id')} = ${params.reader('organ')} OR ${column('id')} = ANY(${params.reader('granted')}))`;
}

function sealSql(scope: Scope, params: Params): string {
  const open = scope
    .sealable()
    .map((one) => `(${one}.sealed IS NOT TRUE OR ${one}.id = ANY(${params.reader('granted')}))`);
  return open.length === 0 ? 'true' : `(${open.join(' AND ')})`;
}
