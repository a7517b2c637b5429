import { Field, InputType, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import type { Agency } from '../codes/agencies.ts';
import { addPublicationFields } from './addPublicationFields.ts';
import { type CellDefinition, cellsOf, snakeCase } from './Cell.ts';
import { Party } from './coordination/Party.ts';
import { FeedRecord } from './FeedRecord.ts';
import type { FeedRule } from './FeedRule.ts';
import { Node } from './Node.ts';

export type FeedClass = abstract new () => FeedRecord;

/** What the class of a feed says of itself. */
export interface FeedDefinition {
  readonly name: string;
  readonly plural: string;
  readonly agency: Agency;
  readonly description: string;
  readonly of: FeedClass;
  /** The field that holds the time of the act; `decidedAt` itself if the law has no other word. */
  readonly decided: string;
  /** The field that holds the number of the document. */
  readonly number: string | undefined;
  /** The kind of number, for looking cases up. */
  readonly perSuspect: boolean;
  readonly cells: readonly CellDefinition[];
  /** What several fields of one record must satisfy together. */
  readonly rules: readonly FeedRule[];
  /** The class that type-graphql knows as the feed's input. */
  readonly input: new () => object;
}

interface FeedOptions {
  /** Meaning, Chinese term and article; becomes the description in the schema. */
  readonly description: string;
  readonly decided?: string;
  readonly number?: string;
  /** One record per suspect: the record takes the stage of that suspect. */
  readonly perSuspect?: boolean;
  /** Plural of the name where adding an s is wrong. */
  readonly plural?: string;
  readonly rules?: readonly FeedRule[];
}

const feeds = new WeakMap<object, FeedDefinition>();
const entered = new WeakMap<readonly CellDefinition[], readonly CellDefinition[]>();

/** Makes a class a feed: GraphQL type, input type and table of its agency's schema. */
export function Feed(agency: Agency, options: FeedOptions) {
  return <T extends FeedClass>(feedClass: T): void => {
    const { name } = feedClass;
    const { description, decided = 'decidedAt', number, perSuspect = false } = options;
    const definition = {
      name,
      plural: options.plural ?? `${name}s`,
      agency,
      description,
      of: feedClass,
      decided,
      number,
      perSuspect,
      cells: cellsOf(feedClass),
      rules: options.rules ?? [],
    };
    const parties = perSuspect ? () => Party : () => [Party];
    Field(parties, {
      nullable: true,
      description: perSuspect
        ? 'The party that the record concerns. 当事人'
        : 'The parties that the record concerns. 当事人',
    })(feedClass.prototype, perSuspect ? 'party' : 'parties');
    Field(() => [feedClass], {
      description:
        'The versions that changed something you may see today, oldest first: each with who entered it, when, from which system. 历史版本',
    })(feedClass.prototype, 'history');
    ObjectType(name, { description, implements: [FeedRecord, Node] })(feedClass);
    Entity({ schema: agency, name: snakeCase(name) })(feedClass);
    feeds.set(feedClass, { ...definition, input: inputClass(definition) });
  };
}

/** The definition of a feed class. Throws if the class is not decorated with `@Feed`. */
export function feedOf(feedClass: FeedClass): FeedDefinition {
  const found = feeds.get(feedClass);
  if (found === undefined) throw new Error(`${feedClass.name} is not decorated with @Feed`);
  return found;
}

/** Which cells a provider enters: those of the feed, and of the header those marked as entered. */
export function enteredCells(
  feed: Pick<FeedDefinition, 'cells' | 'decided'>,
): readonly CellDefinition[] {
  const known = entered.get(feed.cells);
  if (known !== undefined) return known;
  const cells = feed.cells.filter((cell) => cell.entered || cell.name === feed.decided);
  entered.set(feed.cells, cells);
  return cells;
}

function inputClass(feed: Omit<FeedDefinition, 'input'>): new () => object {
  const input = class {};
  InputType(`${feed.name}Input`, {
    description: `Entry of one ${feed.name}. Mandatory fields say so; a field left out is unknown.`,
  })(input);
  for (const cell of enteredCells(feed)) {
    const mandatory = cell.required || cell.name === feed.decided ? ' Mandatory.' : '';
    Field(() => cell.kind.graphql() as never, {
      nullable: true,
      description: `${cell.description}${mandatory}`,
    })(input.prototype, cell.name);
  }
  addPublicationFields(input, feed.perSuspect);
  return input;
}
