import { divisionReach } from '../codes/divisionReach.ts';
import { type Stage, stages } from '../codes/stages.ts';
import { all, always, any, type Condition, never } from '../db/projection/Condition.ts';
import type { Access, Cell, Guard, Model, Withheld } from '../db/projection/Model.ts';
import type { View } from '../db/projection/View.ts';
import type { Capacity, Clause, Narrower } from './Clause.ts';
import { classesOf } from './classesOf.ts';
import { clockRows } from './clocks/clockRows.ts';
import { type Duty, dutyOf } from './Duty.ts';
import type { Reader } from './Reader.ts';
import type { Registry } from './Registry.ts';
import {
  caseContent,
  caseEntry,
  caseRows,
  identityCells,
  minorKnown,
  partyEntry,
  partyIdentity,
  partyParticulars,
  personalCells,
  publicParties,
  unit,
} from './spine.ts';

const identifying = new Set<string>(identityCells);
const personal = new Set<string>(personalCells);

const noAccess: Access = {
  rows: never,
  guards: () => [{ when: never, otherwise: notReleased('') }],
};
const openAccess: Access = { rows: always, guards: () => [] };

/** The capacity in which the reader reads; none for whom the regulation names no column. */
export function capacityOf(reader: Reader): Capacity | undefined {
  if (reader.status !== 'ACTIVE') return undefined;
  if (reader.posts.includes('auditor') || reader.posts.includes('administrator')) return undefined;
  if (reader.posts.includes('partner')) return 'public';
  if (reader.posts.includes('analyst') || reader.agency === 'coordination') return 'statistics';
  return dutyOf(reader) === undefined ? undefined : reader.agency;
}

/** Names the rights of a reader: readers of one profile see through the same view. */
export function profileOf(reader: Reader): string {
  return `${capacityOf(reader) ?? 'none'}/${dutyOf(reader) ?? 'none'}/${reachOf(reader)}`;
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
  const duty = dutyOf(reader);
  const reach = reachOf(reader);
  const known = new Map<string, Access>();
  return {
    profile: profileOf(reader),
    reach,
    entry: entryOf(capacity),
    model: (name) => registry.model(name),
    classes: (model) => classesOf(model, capacity),
    access: (model) => {
      const before = known.get(model.name);
      if (before !== undefined) return before;
      const access = accessTo(model, capacity, duty, registry);
      known.set(model.name, access);
      return access;
    },
  };
}

/** What a publisher may refer to. An organ that takes part knows what was sealed in the case. */
function entryOf(capacity: Capacity | undefined): View['entry'] {
  if (capacity === undefined || capacity === 'statistics' || capacity === 'public') {
    return { cases: never, parties: never, persons: never };
  }
  const open = any(unsealedFor(capacity), { is: 'participates' });
  const persons = all(partyEntry[capacity] ?? never, open);
  const parties = all(any(caseRows[capacity], provided(capacity)), open);
  return { cases: all(caseEntry(capacity), open), parties: any(parties, persons), persons };
}

function accessTo(
  model: Model,
  capacity: Capacity | undefined,
  duty: Duty | undefined,
  registry: Registry,
): Access {
  if (model.kind === 'reference') return openAccess;
  if (capacity === undefined) return noAccess;
  if (model.kind === 'case') return accessToCase(model, capacity);
  if (model.kind === 'party') return accessToParty(model, capacity, duty);
  if (model.kind === 'clock') return accessToClock(capacity, duty, registry);
  return accessToRecord(model, registry.clause(model.name), capacity, duty);
}

function accessToRecord(
  model: Model,
  clause: Clause,
  capacity: Capacity,
  duty: Duty | undefined,
): Access {
  const release = clause.readers[capacity];
  if (release === undefined) return noAccess;
  const own = capacity === clause.publisher;
  const agency = capacity === 'statistics' || capacity === 'public' ? 'coordination' : capacity;
  const marked: Guard = { when: { is: 'marked', agency }, otherwise: byMark };
  const sealed = model.perSuspect ? unsealedFor(capacity) : always;
  const whole: Condition = { is: 'noted', item: '*', purpose: 'SHOW' };
  const known = all(own ? always : any(release.rows, { is: 'ownOrgan' }), sealed);
  return {
    rows: all(known, whole),
    // Statistics and the public are not told of what is kept to named readers.
    pointers: agency === 'coordination' ? never : all(known, { is: 'not', of: whole }),
    guards: (name, purpose = 'SHOW') => {
      const cell = model.cells.get(name);
      if (cell === undefined || cell.notNull) return [];
      if (name === 'correctionReason') {
        return [guard(own ? always : never, clause.article, capacity)];
      }
      if (name === 'notes') return [guard(own ? always : never, noteArticle, capacity)];
      const narrower = narrowerOf(clause, registryName(model, name));
      const when = narrower ? (narrower.readers[capacity] ?? never) : release.cells;
      const noted: Guard = {
        when: { is: 'noted', item: registryName(model, name), purpose },
        otherwise: byMark,
      };
      return [
        guard(when, narrower?.article ?? clause.article, capacity),
        marked,
        noted,
        ...byDuty(cell, duty, capacity),
      ];
    },
  };
}

/** What an officer's post keeps from it, of cells that its agency reads. */
function byDuty(cell: Cell, duty: Duty | undefined, capacity: Capacity): readonly Guard[] {
  if (capacity === 'statistics' || capacity === 'public') return [];
  const secret = cell.investigation || cell.attachments;
  if (secret && duty === 'contact') return [{ when: never, otherwise: byPost }];
  if (cell.mask === undefined || duty === 'handler') return [];
  return [{ when: never, otherwise: masked, masks: true }];
}

/** Clocks are for those who handle cases; of each is shown all or nothing. */
function accessToClock(capacity: Capacity, duty: Duty | undefined, registry: Registry): Access {
  if (capacity === 'statistics' || capacity === 'public') return noAccess;
  const rows = clockRows((feed, cell) => {
    const model = registry.models.get(feed);
    if (model === undefined) return never;
    const access = accessToRecord(model, registry.clause(feed), capacity, duty);
    return all(access.rows, ...access.guards(cell).map(({ when }) => when));
  });
  return { rows, guards: () => [] };
}

function accessToCase(model: Model, capacity: Capacity): Access {
  const content = guard(caseContent[capacity], '环环监〔2017〕17号 Art. 34', capacity);
  return {
    rows: all(caseRows[capacity], unsealedFor(capacity)),
    guards: (cell) => {
      if (model.cells.get(cell)?.notNull) return [];
      return isProgress(cell) && capacity !== 'public' ? [] : [content];
    },
  };
}

function accessToParty(model: Model, capacity: Capacity, duty: Duty | undefined): Access {
  const identity = guard(
    partyIdentity[capacity],
    '公安机关办理刑事案件程序规定 Art. 195',
    capacity,
  );
  const particulars = guard(partyParticulars[capacity], '个人信息保护法 Art. 28, 34', capacity);
  const minor: Guard = { when: minorKnown(duty === 'handler'), otherwise: byAge };
  const rows = capacity === 'public' ? publicParties : any(caseRows[capacity], provided(capacity));
  return {
    rows: all(rows, unsealedFor(capacity)),
    guards: (name) => {
      const cell = model.cells.get(name);
      if (cell === undefined || cell.notNull) return [];
      if (isProgress(name)) return capacity === 'public' ? [identity] : [];
      const content = identifying.has(name) ? identity : particulars;
      return [content, minor, ...partOnly(cell, capacity, duty)];
    },
  };
}

/** Numbers and addresses are whole for handlers alone; names for all but those who keep contact. */
function partOnly(cell: Cell, capacity: Capacity, duty: Duty | undefined): readonly Guard[] {
  if (capacity === 'statistics') return [];
  const isName = cell.name === 'name';
  if (capacity === 'public') return isName ? [{ when: unit, otherwise: masked, masks: true }] : [];
  if (duty === 'handler' || (isName && duty === 'oversight')) return [];
  if (cell.mask !== undefined) return [{ when: unit, otherwise: masked, masks: true }];
  return personal.has(cell.name) ? [{ when: unit, otherwise: byPost }] : [];
}

/** Statistics count what is sealed, and see nothing else of it (人民检察院刑事诉讼规则 Art. 482–486). */
function unsealedFor(capacity: Capacity): Condition {
  return capacity === 'statistics' ? always : { is: 'unsealed' };
}

/** Parties that the agency named itself. */
function provided(capacity: Capacity): Condition {
  if (capacity === 'statistics' || capacity === 'public') return never;
  return { is: 'providedBy', agency: capacity };
}

/** The header's number is governed, and marked, as the feed's own number is. */
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

const byAge: Withheld = { reason: 'MINOR', article: '未成年人保护法 Art. 103', until: null };
const noteArticle = '长环发〔2023〕85号 五(三)';
const byMark: Withheld = { reason: 'MARKED', article: noteArticle, until: null };
const masked: Withheld = { reason: 'MASKED', article: '个人信息保护法 Art. 28, 34', until: null };
const byPost: Withheld = { reason: 'POST', article: '个人信息保护法 Art. 28, 34', until: null };
