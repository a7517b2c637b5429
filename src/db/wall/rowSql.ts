import type { Condition } from '../projection/Condition.ts';
import { conditionSql } from '../projection/conditionSql.ts';
import type { Model } from '../projection/Model.ts';
import { SettingParams } from './SettingParams.ts';

/**
 * A condition as SQL over the table itself, as a policy needs it. What the case or the suspect must
 * have reached is read from their standing, which shows nobody's content.
 */
export function rowSql(condition: Condition, model: Model): string {
  const { kind, perSuspect, table: row } = model;
  let withCase = false;
  let withParty = false;
  const theCase = () => {
    withCase ||= kind !== 'case';
    return kind === 'case' ? row : 'c';
  };
  const party = () => {
    withParty ||= kind !== 'party';
    return kind === 'party' ? row : 'p';
  };
  const stage = () => {
    if (kind !== 'record') return `${row}.stage_rank`;
    if (!perSuspect) return `${theCase()}.stage_rank`;
    return `coalesce(${party()}.stage_rank, ${theCase()}.stage_rank)`;
  };
  const sealable = () => {
    if (kind === 'record') return perSuspect ? party() : undefined;
    return row;
  };
  const sql = conditionSql(
    condition,
    { row, stage, theCase, party, sealable },
    new SettingParams(),
  );
  if (!withCase && !withParty) return sql;
  const cases = withCase ? ` JOIN coordination.case_standing c ON c.id = ${row}.case_id` : '';
  const parties = withParty
    ? ` LEFT JOIN coordination.party_standing p ON p.id = ${row}.party_id`
    : '';
  return `EXISTS (SELECT FROM (SELECT) o${cases}${parties} WHERE ${sql})`;
}
