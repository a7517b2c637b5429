import { Field, InputType } from 'type-graphql';
import { addPublicationFields } from '../../entities/addPublicationFields.ts';
import type { CellDefinition } from '../../entities/Cell.ts';
import { enteredCells, type FeedDefinition } from '../../entities/Feed.ts';
import type { Act } from '../../policy/transitions/Act.ts';

/** Fields of the header that a system fills which publishes, and no officer who acts. */
const ofSystems = new Set([
  ...['sourceSystem', 'sourceRecordId', 'entryChannel', 'disclosure', 'legalBasis'],
  ...['markingLevel', 'markingAudience', 'markingReason'],
]);

/** The fields of its feed that an officer enters for an act. */
export function enteredFor(act: Act, feed: FeedDefinition): readonly CellDefinition[] {
  const settled = new Set([...Object.keys(act.fixed ?? {}), ...(act.omits ?? []), ...ofSystems]);
  return enteredCells(feed).filter(({ name }) => !settled.has(name));
}

/** The input type of an act: what an officer says, and nothing that the act settles itself. */
export function actInput(act: Act, feed: FeedDefinition): new () => object {
  const input = class {};
  InputType(`${act.name.charAt(0).toUpperCase()}${act.name.slice(1)}Input`, {
    description: `What is entered for this act: ${act.description} (${act.article})`,
  })(input);
  for (const cell of enteredFor(act, feed)) {
    Field(() => cell.kind.graphql() as never, {
      nullable: true,
      description: `${cell.description}${sayFilled(act, feed, cell)}`,
    })(input.prototype, cell.name);
  }
  addPublicationFields(input, feed.perSuspect);
  if (act.follows.length > 0) {
    Field(() => String, {
      nullable: true,
      description:
        'If the step before was done outside the platform: how, 10 to 500 characters. The act is then accepted as an orphan, and that step is to be entered within 7 days. 前置环节未录入的说明',
    })(input.prototype, 'orphanReason');
  }
  return input;
}

function sayFilled(act: Act, feed: FeedDefinition, { name, required }: CellDefinition): string {
  if (act.since?.[name] !== undefined) return ' Left out: the time of that step.';
  if (act.due?.[name] !== undefined) return ` Left out: the end of ${act.due[name]}.`;
  if (act.now?.includes(name) || name === feed.decided) return ' Left out: now.';
  return required || act.needs?.includes(name) ? ' Mandatory.' : '';
}
