import type { Rampart } from '../db/wall/Rampart.ts';
import { among } from '../db/wall/rowSql.ts';
import { SettingParams } from '../db/wall/SettingParams.ts';
import { doorPass } from './doorPass.ts';
import { recallPass } from './recallPass.ts';

const ownOrgan = `= ${new SettingParams().reader('organ')}`;

/** The second wall of what organs tell one another: recalls, objections, requests for access. */
export function noticeTables(
  readers: readonly string[],
  intakes: readonly string[],
): readonly Rampart[] {
  return [requestTable(readers), ...recallTables(readers, intakes), objectionTable(readers)];
}

/** Officers who handle cases. */
function handlingOf(readers: readonly string[]): string {
  return among(readers.filter((name) => /^(environment|police|procuratorate|court)$/.test(name)));
}

/**
 * A recall is for the organ that was shown the record, and for the organ that owns it unless the
 * record was looked at covertly. The hub sends and chases them in a capacity of its own.
 */
function recallTables(readers: readonly string[], intakes: readonly string[]): readonly Rampart[] {
  const desk = among([recallPass.capacity]);
  const handling = handlingOf(readers);
  const own = `${handling} AND organ_id ${ownOrgan}`;
  const provided = `${handling} AND owner_organ_id ${ownOrgan} AND NOT covert`;
  return [
    {
      table: 'coordination.recall_order',
      policies: [
        {
          name: 'ordering',
          command: 'INSERT',
          rows: `${among(intakes)} AND owner_organ_id ${ownOrgan}`,
        },
        { name: 'sending_select', command: 'SELECT', rows: desk },
        { name: 'sending_update', command: 'UPDATE', rows: desk },
      ],
    },
    {
      table: 'coordination.recall',
      policies: [
        { name: 'sending_insert', command: 'INSERT', rows: desk },
        { name: 'sending_update', command: 'UPDATE', rows: desk },
        { name: 'reading', command: 'SELECT', rows: `${desk} OR ${own} OR ${provided}` },
        { name: 'acknowledging', command: 'UPDATE', rows: own },
      ],
    },
  ];
}

/** An objection is for the organ that raised it and for the one whose record it is. */
function objectionTable(readers: readonly string[]): Rampart {
  const handling = handlingOf(readers);
  const raised = `${handling} AND organ_id ${ownOrgan}`;
  const concerned = `${handling} AND (organ_id ${ownOrgan} OR owner_organ_id ${ownOrgan})`;
  return {
    table: 'coordination.objection',
    policies: [
      { name: 'reading', command: 'SELECT', rows: concerned },
      { name: 'raising', command: 'INSERT', rows: raised },
      { name: 'settling', command: 'UPDATE', rows: concerned },
    ],
  };
}

/** Who asked for access and who is asked; the door looks up what was granted to whom. */
function requestTable(readers: readonly string[]): Rampart {
  const reading = among(readers);
  return {
    table: 'coordination.access_request',
    policies: [
      {
        name: 'reading',
        command: 'SELECT',
        rows: `${reading} AND (organ_id ${ownOrgan} OR owner_organ_id ${ownOrgan})`,
      },
      { name: 'asking', command: 'INSERT', rows: `${reading} AND organ_id ${ownOrgan}` },
      { name: 'deciding', command: 'UPDATE', rows: `${reading} AND owner_organ_id ${ownOrgan}` },
      {
        name: 'granted',
        command: 'SELECT',
        rows: `${among([doorPass.capacity])} AND state = 'GRANTED'`,
      },
    ],
  };
}
