import { Field, ID, InterfaceType } from 'type-graphql';

/** Anything with an id of its own, so that it can be fetched again (Relay). */
@InterfaceType('Node', {
  description: 'Anything with an id of its own.',
  resolveType: (row: object) => String(Reflect.get(row, '__typename')),
})
export abstract class Node {
  @Field(() => ID, { description: 'Id, a UUID (RFC 9562).' })
  id!: string;
}
