import { divisionReach } from '../codes/divisionReach.ts';
import { type Stage, stages } from '../codes/stages.ts';
import { always, any, type Condition, never } from '../db/projection/Condition.ts';
import type { Access, Guard, Model, Withheld } from '../db/projection/Model.ts';
import type { View } from '../db/projection/View.ts';
import type { Capacity, Clause, Narrower } from './Clause.ts';
import type { Reader } from './Reader.ts';
import type { Registry } from './Registry.ts';
import {
  caseContent,
  caseRows,
  identityCells,
  minorKnown,
  partyIdentity,
  partyParticulars,
} from './spine.ts';

const noAccess: Access = {
  rows: never,
  guards: () => [{ when: never, otherwise: notReleased('') }],
};
const openAccess: Access = { rows: always, guards: () => [] };

/** The capacity in which the reader reads; none for whom the regulation names no column. */
export function capacityOf(reader: Reader): Capacity | undefined {
  if (reader.status !== 'ACTIVE') return undefined;
  if (reader.posts.includes('auditor')) return undefined;
  if (reader.posts.includes('partner')) return 'public';
  if (reader.posts.includes('analyst') || reader.agency === 'coordination') return 'statistics';
  return reader.agency;
}

/** Names the rights of a reader: readers of one profile see through the same view. */
export function profileOf(reader: Reader): string {
  const post = isHandler(reader) ? 'handler' : 'other';
  return `${capacityOf(reader) ?? 'none'}/${post}/${reachOf(reader)}`;
}

function isHandler(reader: Reader): boolean {
  return reader.posts.includes('handler');
}

function reachOf(reader: Reader): View['reach'] {
  const { level } = divisionReach(reader.divisionCode);
  if (level === 'NATION') return 'nation';
  return level === 'DISTRICT' ? 'division' : 'range';
}

/**
 * The one judge: what this reader may see of every model. SQL, the outer belt, the documents and
 * the tests read its answer; none of them judges. What the regulation does not say is refused.
 */
export function decide(reader: Reader, registry: Registry): View {
  const capacity = capacityOf(reader);
  const handler = isHandler(reader);
  const reach = reachOf(reader);
  const known = new Map<string, Access>();
  return {
    profile: profileOf(reader),
    reach,
    model: (name) => registry.model(name),
    access: (model) => {
      const before = known.get(model.name);
      if (before !== undefined) return before;
      const access = accessTo(model, capacity, handler, registry);
      known.set(model.name, access);
      return access;
    },
  };
}

function accessTo(
  model: Model,
  capacity: Capacity | undefined,
  handler: boolean,
  registry: Registry,
): Access {
  if (model.kind === 'reference') return openAccess;
  if (capacity === undefined) return noAccess;
  if (model.kind === 'case') return accessToCase(model, capacity);
  if (model.kind === 'party') return accessToParty(model, capacity, handler);
  return accessToRecord(model, registry.clause(model.name), capacity);
}

function accessToRecord(model: Model, clause: Clause, capacity: Capacity): Access {
  const release = clause.readers[capacity];
  if (release === undefined) return noAccess;
  const own = capacity === clause.publisher;
  const rows = own ? always : any(release.rows, { is: 'ownOrgan' });
  const marked: Guard | undefined =
    capacity === 'statistics' || capacity === 'public'
      ? { when: { is: 'marked', agency: 'coordination' }, otherwise: byMark }
      : { when: { is: 'marked', agency: capacity }, otherwise: byMark };
  return {
    rows,
    guards: (cell) => {
      if (model.cells.get(cell)?.notNull) return [];
      const narrower = narrowerOf(clause, registryName(model, cell));
      const when = narrower ? (narrower.readers[capacity] ?? never) : release.cells;
      const article = narrower?.article ?? clause.article;
      return [guard(when, article, capacity), marked];
    },
  };
}

function accessToCase(model: Model, capacity: Capacity): Access {
  const content = guard(caseContent[capacity], '环环监〔2017〕17号 Art. 34', capacity);
  return {
    rows: caseRows[capacity],
    guards: (cell) => {
      if (model.cells.get(cell)?.notNull) return [];
      return isProgress(cell) && capacity !== 'public' ? [] : [content];
    },
  };
}

function accessToParty(model: Model, capacity: Capacity, handler: boolean): Access {
  const identity = guard(
    partyIdentity[capacity],
    '公安机关办理刑事案件程序规定 Art. 195',
    capacity,
  );
  const particulars = guard(partyParticulars[capacity], '个人信息保护法 Art. 28, 34', capacity);
  const minor: Guard = { when: minorKnown(handler), otherwise: byAge };
  const named = new Set<string>(identityCells);
  return {
    rows: capacity === 'public' ? never : any(caseRows[capacity], provided(capacity)),
    guards: (cell) => {
      if (model.cells.get(cell)?.notNull || isProgress(cell)) return [];
      return [named.has(cell) ? identity : particulars, minor];
    },
  };
}

/** Parties that the agency named itself. */
function provided(capacity: Capacity): Condition {
  if (capacity === 'statistics' || capacity === 'public') return never;
  return { is: 'providedBy', agency: capacity };
}

/** The header's number is governed as the feed's own number is. */
function registryName(model: Model, cell: string): string {
  return cell === 'documentNo' ? (model.number ?? cell) : cell;
}

function narrowerOf(clause: Clause, cell: string): Narrower | undefined {
  return clause.narrower.find((one) => one.fields.includes(cell));
}

function isProgress(cell: string): boolean {
  return cell === 'stage' || cell === 'stageNumber' || cell === 'indicators';
}

function guard(when: Condition, article: string, capacity: Capacity): Guard {
  const until = stageOf(when);
  if (until !== undefined) return { when, otherwise: { reason: 'STAGE', article, until } };
  if (when.is === 'never' && capacity === 'statistics') {
    return { when, otherwise: { reason: 'COUNTS_ONLY', article, until: null } };
  }
  return { when, otherwise: notReleased(article) };
}

/** The stage that opens the condition, if one does. */
function stageOf(condition: Condition): Stage | undefined {
  if (condition.is === 'any' || condition.is === 'all') {
    return condition.of.map(stageOf).find((one) => one !== undefined);
  }
  if (condition.is !== 'from') return undefined;
  const names = Object.keys(stages).filter(isStage);
  return names.find((name) => stages[name].rank === Math.floor(condition.rank / 10) * 10);
}

function isStage(name: string): name is Stage {
  return Object.hasOwn(stages, name);
}

function notReleased(article: string): Withheld {
  return { reason: 'NOT_RELEASED', article, until: null };
}

const byMark: Withheld = { reason: 'MARKED', article: '长环发〔2023〕85号 五(三)', until: null };
const byAge: Withheld = { reason: 'MINOR', article: '未成年人保护法 Art. 103', until: null };
