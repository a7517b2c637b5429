import { fieldSet, type Shown } from '../../db/evidence/FieldSet.ts';
import type { EachRow } from '../../db/projection/compileEach.ts';
import type { Kept, Portion } from '../../db/projection/Statement.ts';
import type { EventSelection } from './EventSelection.ts';
import type { Told } from './Told.ts';

/** Places in the text that differ from subscriber to subscriber. No JSON text holds a NUL. */
const cursorHole = '\0c';
const idHole = '\0i';

/** One event as JSON text, written once for all who share document, variables and rights. */
export interface EventFrame {
  /** Where a subscriber goes on that has got this frame and no later one. */
  readonly resumeAt: number;
  /** The change that the frame tells of, and its place among the frames of that change. */
  readonly position: number;
  readonly place: number;
  readonly parts: readonly string[];
  readonly holes: readonly ('cursor' | 'id')[];
  readonly withheld: readonly Kept[];
  readonly portions: readonly Portion[];
  /** Which fields of which rows it shows, for the log of disclosures. */
  readonly shown: readonly Shown[];
}

export function writeFrame(
  selection: EventSelection,
  told: Told,
  at: Pick<EventFrame, 'resumeAt' | 'position' | 'place'>,
): EventFrame {
  const withheld: Kept[] = [];
  const portions: Portion[] = [];
  const text = selection.fields.map(({ key, field }) => {
    const row = rowOf(told, field)?.get(key);
    withheld.push(...(row?.withheld ?? []));
    portions.push(...(row?.portions ?? []));
    return `${JSON.stringify(key)}:${row?.json ?? valueText(told, field, selection.typeName)}`;
  });
  const [first = '', ...rest] = `{${text.join(',')}}`.split('\0');
  return {
    ...at,
    parts: [first, ...rest.map((piece) => piece.slice(1))],
    holes: rest.map((piece) => (piece.startsWith('c') ? 'cursor' : 'id')),
    withheld,
    portions,
    shown: told.kind === 'HEARTBEAT' ? [] : shownBy(told),
  };
}

/** A row that is read for whether it is visible is told of as well: the event says that it is there. */
function shownBy(told: Told): readonly Shown[] {
  const rows = [told.record, told.case, told.clock].flatMap((of) => [...(of?.values() ?? [])]);
  const ids = [told.caseId, told.recordId].filter((id) => id !== undefined).join(' ');
  return [
    { set: fieldSet('Change', [told.kind]), rows: ids === '' ? [] : [ids] },
    ...rows.flatMap(({ shown }) => shown),
  ];
}

function rowOf(told: Told, field: string): ReadonlyMap<string, EachRow> | undefined {
  if (field === 'record') return told.record;
  if (field === 'clock') return told.clock;
  return field === 'case' ? told.case : undefined;
}

function valueText(told: Told, field: string, typeName: string): string {
  switch (field) {
    case 'cursor':
      return `"${cursorHole}"`;
    case 'id':
      return `"${idHole}"`;
    case '__typename':
      return JSON.stringify(typeName);
    case 'kind':
    case 'feed':
    case 'recordId':
    case 'version':
    case 'caseId':
    case 'partyId':
    case 'changedAt':
      return JSON.stringify(told[field] ?? null);
    default:
      return 'null';
  }
}

/** The event's JSON with one subscriber's own cursor and id in it. */
export function fillFrame(
  { parts, holes }: Pick<EventFrame, 'parts' | 'holes'>,
  fill: { readonly cursor: () => string; readonly id: () => string },
): string {
  let text = parts[0] ?? '';
  holes.forEach((hole, index) => {
    text += fill[hole]() + (parts[index + 1] ?? '');
  });
  return text;
}
