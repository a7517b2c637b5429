import {
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
} from 'graphql';
import type { ChangeLog } from '../../db/changes/ChangeLog.ts';
import { HubError } from '../../errors.ts';
import type { Changes, Context } from '../Context.ts';
import { JsonText, type PlannedInfo } from '../read.ts';
import { rootFields } from '../selectionOf.ts';
import { type EventFrame, fillFrame } from './EventFrame.ts';
import { EventSelection } from './EventSelection.ts';
import { EventWriter } from './EventWriter.ts';
import type { Scope } from './Scope.ts';
import { scopeOfField } from './scopeOfField.ts';
import { startOf } from './startOf.ts';

const mostEvents = 1000;
/** How many changes are looked at in one go. */
const scanSize = 500;

/** Answers `changesSince`: the events after a cursor, as the stream would have told them. */
export async function readSince(
  context: Context,
  info: GraphQLResolveInfo | PlannedInfo,
): Promise<JsonText> {
  const { registry } = context.services;
  const changes = changesOf(context);
  const [node] = info.fieldNodes;
  const field = info.schema.getQueryType()?.getFields()[info.fieldName];
  const page = field && getNamedType(field.type);
  if (node === undefined || field === undefined || !isObjectType(page)) {
    throw new Error('changesSince is not in the schema');
  }
  const { variableValues: variables, schema, fragments } = info;
  const args = getArgumentValues(field, node, { ...variables });
  const first = args.first ?? 100;
  if (typeof first !== 'number' || first < 1 || first > mostEvents) {
    throw new HubError('BAD_PAGE', { least: 1, most: mostEvents });
  }
  const scope = scopeOfField(info.fieldName, args, registry);
  const binding = changes.seal.bind(context.reader.login, scope.text);
  const start =
    typeof args.after === 'string'
      ? await startOf(args.after, changes, binding)
      : await changes.log.oldest();
  const part = { schema, fragments, variables };
  const selections = info.fieldNodes.flatMap((one) => one.selectionSet?.selections ?? []);
  const groups = rootFields({ kind: Kind.SELECTION_SET, selections }, page, part);
  const eventNodes = [...groups.values()].flat().filter((one) => one.name.value === 'events');
  const type = getNamedType(page.getFields().events?.type);
  if (!isObjectType(type)) throw new Error('ChangePage has no events');
  const key = node.alias?.value ?? info.fieldName;
  const shape = 'shape' in info ? info.shape : JSON.stringify(variables);
  const question = { scope, variables, shape, path: `${key}.events` };
  const selection = new EventSelection(eventNodes.length > 0 ? eventNodes : [node], type, part);
  const writer = new EventWriter(context, { ...question, selection });
  const { frames, position, more } = await collect(writer, changes.log, scope, { start, first });
  // A page of which no event is selected tells of none.
  for (const { withheld, portions, shown } of eventNodes.length > 0 ? frames : []) {
    context.withheld.push(...withheld);
    context.portions.push(...portions);
    context.shown.push(...shown);
  }
  const { seal } = changes;
  const texts = frames.map((frame) =>
    fillFrame(frame, {
      cursor: () => seal.seal(frame.resumeAt, binding),
      id: () => seal.name(frame.position, frame.place, binding),
    }),
  );
  const values: Readonly<Record<string, string>> = {
    events: `[${texts.join(',')}]`,
    cursor: JSON.stringify(seal.seal(position, binding)),
    hasMore: String(more),
    __typename: JSON.stringify(page.name),
  };
  const pairs = [...groups].map(
    ([name, [one]]) => `${JSON.stringify(name)}:${values[one?.name.value ?? ''] ?? 'null'}`,
  );
  return new JsonText(`{${pairs.join(',')}}`);
}

function changesOf({ services }: Context): Changes {
  if (services.changes === undefined) throw new Error('This process follows no change log');
  return services.changes;
}

/**
 * Goes on until the page is full or the log ends, and never stops short for hidden changes: a short
 * page would tell that there are some.
 */
async function collect(
  writer: EventWriter,
  log: ChangeLog,
  { cases }: Scope,
  { start, first }: { start: number; first: number },
): Promise<{ frames: readonly EventFrame[]; position: number; more: boolean }> {
  const frames: EventFrame[] = [];
  for (let position = start; ; ) {
    const end = pageEnd(frames, first);
    if (frames.length > end) {
      return {
        frames: frames.slice(0, end),
        position: frames[end - 1]?.resumeAt ?? start,
        more: true,
      };
    }
    const { head } = log;
    const found = await log.after(position, scanSize, cases);
    const awaited = writer.awaited(found);
    const ready = awaited < 0 ? found : found.slice(0, awaited);
    const last = ready.at(-1);
    if (last === undefined) {
      const more = awaited >= 0;
      return { frames, position: more ? position : Math.max(position, head), more };
    }
    frames.push(...(await writer.write(ready)));
    position = last.position;
  }
}

/** A change that makes several events is not split: a cursor in its middle would lead back to it. */
function pageEnd(frames: readonly EventFrame[], first: number): number {
  const whole = frames.findIndex(
    ({ resumeAt, position }, index) => index >= first - 1 && resumeAt === position,
  );
  return whole < 0 ? frames.length : whole + 1;
}
