import { agencies } from '../codes/agencies.ts';
import type { Condition } from '../db/projection/Condition.ts';
import type { Model } from '../db/projection/Model.ts';
import type { Policy, Rampart } from '../db/wall/Rampart.ts';
import { rowSql } from '../db/wall/rowSql.ts';
import { SettingParams, settingSql } from '../db/wall/SettingParams.ts';
import { intakeName } from './capacityName.ts';
import { clockPass } from './clockPass.ts';
import { decide } from './decide.ts';
import type { Registry } from './Registry.ts';
import { readersByCapacity } from './readersByCapacity.ts';

const settings = new SettingParams();
const ownOrgan = `= ${settings.reader('organ')}`;

/**
 * The second wall (design.md 4.8): what row-level security lets pass, table by table. It is the
 * answer of `decide` once more, as policies over the reader's pass; nothing in it is judged here.
 */
export function wallOf(registry: Registry): readonly Rampart[] {
  const intakes = [...new Set(registry.feeds.map((feed) => intakeName(feed.agency)))];
  const guarded = [...registry.models.values()].filter(
    ({ kind }) => kind !== 'reference' && kind !== 'clock',
  );
  const readers = [...readersByCapacity().keys()];
  return [
    ...guarded.map((model) => rampartOf(model, registry, intakes)),
    {
      table: 'coordination.case_number',
      policies: [
        { name: 'reading', command: 'SELECT', rows: among([...readers, ...intakes]) },
        { name: 'intake', command: 'INSERT', rows: `${among(intakes)} AND organ_id ${ownOrgan}` },
      ],
    },
    ...clockTables(readers, intakes),
    ...Object.keys(agencies)
      .filter((name) => registry.feeds.some((feed) => feed.agency === name))
      .flatMap((agency) => ownTables(agency)),
  ];
}

/**
 * Clocks by place and capacity only: whether a reader is shown the records that began and ended one
 * is asked of the projection, through the walls of those records. Events are for the intake.
 */
function clockTables(readers: readonly string[], intakes: readonly string[]): readonly Rampart[] {
  const handling = readers.filter((name) =>
    /^(environment|police|procuratorate|court)\b/.test(name),
  );
  const reach = `division_code BETWEEN ${settings.reader('lowest')} AND ${settings.reader('highest')}`;
  const intake = `${among(intakes)} AND ${reach}`;
  return [
    {
      table: 'coordination.clock',
      policies: [
        {
          name: 'reading',
          command: 'SELECT',
          rows: `${among([...handling, ...intakes])} AND ${reach}`,
        },
        ...intakePolicies(intake, ['INSERT', 'UPDATE']),
        ...(['SELECT', 'UPDATE'] as const).map((command) => ({
          name: `falling_due_${command.toLowerCase()}`,
          command,
          rows: among([clockPass.capacity]),
        })),
      ],
    },
    {
      table: 'coordination.case_event',
      policies: intakePolicies(among(intakes), ['SELECT', 'INSERT']),
    },
    { table: 'coordination.act_answer', policies: intakePolicies(among(intakes), ['INSERT']) },
  ];
}

/** What an organ alone sees: its receipts and how it changed its markings. */
function ownTables(agency: string): readonly Rampart[] {
  const own = (column: string) => `${among([`intake/${agency}`])} AND ${column} ${ownOrgan}`;
  return [
    { table: `${agency}.receipt`, policies: intakePolicies(own('organ_id'), ['SELECT', 'INSERT']) },
    {
      table: `${agency}.marking_change`,
      policies: intakePolicies(own('owner_organ_id'), ['SELECT', 'INSERT', 'UPDATE']),
    },
  ];
}

function rampartOf(model: Model, registry: Registry, intakes: readonly string[]): Rampart {
  const { table, schema, kind } = model;
  const reach = `${table}.division_code BETWEEN ${settings.reader('lowest')} AND ${settings.reader('highest')}`;
  const desks = kind === 'record' ? intakes.filter((name) => name === `intake/${schema}`) : intakes;
  const own = kind === 'record' ? ` AND ${table}.owner_organ_id ${ownOrgan}` : '';
  const intake = `${among(desks)} AND ${reach}${own}`;
  // The planner would multiply these with the projection's own conditions, expect a handful of rows
  // and sort all of them; of a CASE it expects half.
  const conditions = [reach, ...readable(model, registry, desks)].join(' AND ');
  const read = `CASE WHEN ${conditions} THEN true ELSE false END`;
  return {
    table: `${schema}.${table}`,
    pointers: kind === 'record',
    ...(kind === 'record' && { feed: model.name }),
    policies: [
      { name: 'reading', command: 'SELECT', rows: read },
      ...intakePolicies(intake, ['INSERT', 'UPDATE']),
    ],
  };
}

function intakePolicies(rows: string, commands: readonly Policy['command'][]): readonly Policy[] {
  return commands.map((command) => ({ name: `intake_${command.toLowerCase()}`, command, rows }));
}

/**
 * The conditions under which a row is read, each written once with the capacities that it binds. The
 * intake of an agency finds cases by what its handling officers see; of its organ's own records it
 * sees all, and in its reach all cases and parties, for it enters into them.
 */
function readable(model: Model, registry: Registry, desks: readonly string[]): readonly string[] {
  const needs = new Map<string, readonly Condition[]>();
  for (const [name, reader] of readersByCapacity()) {
    const { rows } = decide(reader, registry).access(model);
    if (rows.is === 'never') continue;
    needs.set(name, parts(rows));
    if (
      model.kind === 'record' &&
      name === `${reader.agency}/handler` &&
      isDesk(reader.agency, registry)
    ) {
      needs.set(intakeName(reader.agency), parts(rows));
    }
  }
  const each = new Map(
    [...needs.values()].flat().map((condition) => [JSON.stringify(condition), condition]),
  );
  const conditions = [...each].map(([key, condition]) => {
    const bound = [...needs].flatMap(([name, of]) =>
      of.some((one) => JSON.stringify(one) === key) ? [name] : [],
    );
    return `(${settingSql('capacity')} <> ALL ('{${bound.join(',')}}') OR ${rowSql(condition, model)})`;
  });
  const admitted = among([...new Set([...needs.keys(), ...desks])]);
  if (model.kind !== 'record' || conditions.length === 0) return [admitted, ...conditions];
  const own = `${among(desks)} AND ${model.table}.owner_organ_id ${ownOrgan}`;
  return [admitted, `(${own} OR ${conditions.join(' AND ')})`];
}

function isDesk(agency: string, registry: Registry): boolean {
  return registry.feeds.some((feed) => feed.agency === agency);
}

function parts(condition: Condition): readonly Condition[] {
  if (condition.is === 'always') return [];
  return condition.is === 'all' ? condition.of.flatMap(parts) : [condition];
}

function among(capacities: readonly string[]): string {
  return `${settingSql('capacity')} = ANY ('{${capacities.join(',')}}')`;
}
