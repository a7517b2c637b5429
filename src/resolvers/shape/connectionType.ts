import { Field, Int, ObjectType } from 'type-graphql';

type ObjectClass = abstract new () => object;

/** Where a page stands in its list (Relay cursor connections). */
@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
class PageInfo {
  @Field(() => Boolean, {
    description: 'Whether more follow. Backwards: whether a cursor was given.',
  })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether more precede. Forwards: whether a cursor was given.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row.' })
  startCursor?: string;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row.' })
  endCursor?: string;
}

/** The page of a list of `of`: nodes, edges with cursors, and how many the reader may see. */
export function connectionType(name: string, of: ObjectClass): new () => object {
  const edge = class {};
  ObjectType(`${name}Edge`, { description: 'One row with its cursor.' })(edge);
  Field(() => of, { nullable: true, description: 'The row.' })(edge.prototype, 'node');
  Field(() => String, { description: 'Opaque place of the row in this list.' })(
    edge.prototype,
    'cursor',
  );
  const connection = class {};
  ObjectType(`${name}Connection`, { description: `A page of ${name}.` })(connection);
  const fields: readonly [string, () => unknown, string][] = [
    ['nodes', () => [of], 'The rows.'],
    ['edges', () => [edge], 'The rows with their cursors.'],
    ['pageInfo', () => PageInfo, 'Where the page stands.'],
    ['totalCount', () => Int, 'How many rows you may see under this filter, on all pages.'],
  ];
  for (const [field, type, description] of fields) {
    Field(() => type() as never, { description })(connection.prototype, field);
  }
  return connection;
}
