import { agencies } from '../codes/agencies.ts';
import { always, type Condition, never } from '../db/projection/Condition.ts';
import type { Model } from '../db/projection/Model.ts';
import type { Policy, Rampart } from '../db/wall/Rampart.ts';
import { among, rowsSql } from '../db/wall/rowSql.ts';
import { SettingParams } from '../db/wall/SettingParams.ts';
import { intakeName } from './capacityName.ts';
import { clockPass } from './clockPass.ts';
import { decide } from './decide.ts';
import { noticeTables } from './noticeTables.ts';
import type { Reader } from './Reader.ts';
import type { Registry } from './Registry.ts';
import { readersByCapacity } from './readersByCapacity.ts';
import { rewinding } from './rewindPass.ts';

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
    ...noticeTables(readers, intakes),
    ...Object.keys(agencies)
      .filter((name) => registry.feeds.some((feed) => feed.agency === name))
      .flatMap((agency) => ownTables(agency)),
  ];
}

/** Holidays are open to all; who enters them does so for its own organ. */
const holidayTable: Rampart = {
  table: 'coordination.holiday_year',
  policies: [
    { name: 'reading', command: 'SELECT', rows: 'true' },
    { name: 'entering', command: 'INSERT', rows: `organ_id ${ownOrgan}` },
    { name: 'recounting', command: 'UPDATE', rows: among([clockPass.capacity]) },
  ],
};

/**
 * Clocks by place and capacity only: whether a reader is shown the records that began and ended one
 * is asked of the projection, through the walls of those records. Events are for the intake.
 */
function clockTables(readers: readonly string[], intakes: readonly string[]): readonly Rampart[] {
  const handling = readers.filter((name) =>
    /^(environment|police|procuratorate|court)$/.test(name),
  );
  const supervisors = handling.filter((name) => name === 'procuratorate');
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
        ...intakePolicies(intake, ['INSERT', 'UPDATE', 'DELETE']),
        ...(['SELECT', 'UPDATE'] as const).map((command) => ({
          name: `falling_due_${command.toLowerCase()}`,
          command,
          rows: among([clockPass.capacity]),
        })),
      ],
    },
    {
      table: 'coordination.case_event',
      policies: [
        ...intakePolicies(among(intakes), ['SELECT', 'INSERT', 'DELETE']),
        // Limits are counted again by what they stood still for.
        { name: 'recounting', command: 'SELECT', rows: among([clockPass.capacity]) },
      ],
    },
    holidayTable,
    {
      table: 'coordination.signal_answer',
      policies: [
        {
          name: 'answering',
          command: 'INSERT',
          rows: `${among(handling)} AND ${reach} AND organ_id ${ownOrgan}`,
        },
        // An answer is for the organ that gave it and for the supervising procuratorate.
        {
          name: 'reading',
          command: 'SELECT',
          rows: `${reach} AND (${among(handling)} AND organ_id ${ownOrgan} OR ${among(supervisors)})`,
        },
      ],
    },
    {
      table: 'coordination.case_revision',
      policies: intakePolicies(among(intakes), ['SELECT', 'INSERT', 'UPDATE']),
    },
    {
      table: 'coordination.act_answer',
      policies: intakePolicies(among(intakes), ['SELECT', 'INSERT', 'DELETE']),
    },
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
  return {
    table: `${schema}.${table}`,
    pointers: kind === 'record',
    ...(kind === 'record' && { feed: model.name }),
    policies: [
      {
        name: 'reading',
        command: 'SELECT',
        rows: rowsSql({
          reach,
          // Of its organ's own records the intake reads all; of a case that is worked out again, the hub.
          own: kind === 'record' ? `(${among(desks)}${own} OR ${among([rewinding])})` : undefined,
          readers: readersOf(model, registry, desks),
          model,
        }),
      },
      ...intakePolicies(intake, ['INSERT', 'UPDATE']),
    ],
  };
}

function intakePolicies(rows: string, commands: readonly Policy['command'][]): readonly Policy[] {
  return commands.map((command) => ({ name: `intake_${command.toLowerCase()}`, command, rows }));
}

/**
 * Under which condition each capacity reads a row. The intake of an agency finds records by what
 * its handling officers see, and cases and parties in its reach all, for it enters into them.
 */
function readersOf(
  model: Model,
  registry: Registry,
  desks: readonly string[],
): ReadonlyMap<string, Condition> {
  const readers = new Map<string, Condition>();
  for (const [name, members] of readersByCapacity()) {
    const rows = rowsOf(name, members, model, registry);
    if (rows.is === 'never') continue;
    readers.set(name, rows);
    const desk = model.kind === 'record' && members.find(({ agency }) => agency === name);
    if (desk && isDesk(desk.agency, registry)) readers.set(intakeName(desk.agency), rows);
  }
  if (model.kind !== 'record') for (const desk of desks) readers.set(desk, always);
  return readers;
}

/** The rows of a capacity: the same for all its posts, for the pass does not name them. */
function rowsOf(
  name: string,
  members: readonly Reader[],
  model: Model,
  registry: Registry,
): Condition {
  const [rows = never, ...others] = members.map(
    (reader) => decide(reader, registry).access(model).rows,
  );
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(rows))) {
    throw new Error(`${model.name}: posts of the capacity ${name} read different rows`);
  }
  return rows;
}

function isDesk(agency: string, registry: Registry): boolean {
  return registry.feeds.some((feed) => feed.agency === agency);
}
