import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  parseConstValue,
  print,
  printSchema,
  visit,
} from 'graphql';

/** Which types of a subgraph are joined by their id, and which stand alike in several subgraphs. */
export interface Joints {
  readonly isEntity: (type: string) => boolean;
  readonly isShared: (type: string) => boolean;
}

const link = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])`;

/** A subgraph's SDL with the directives of Federation 2 (https://specs.apollo.dev/federation/v2.3). */
export function printSubgraph(schema: GraphQLSchema, joints: Joints): string {
  const plain = parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true });
  const joined: DocumentNode = visit(plain, {
    [Kind.OBJECT_TYPE_DEFINITION]: (node) => {
      const { value: name } = node.name;
      const directives = [
        ...(joints.isEntity(name) ? [keyOf(node)] : []),
        ...(joints.isShared(name) ? [directive('shareable')] : []),
      ];
      return { ...node, directives };
    },
  });
  return `${link}\n\n${print(joined)}\n`;
}

/** A type of which the subgraph knows the id alone cannot be asked of it. */
function keyOf({ fields = [] }: ObjectTypeDefinitionNode): ConstDirectiveNode {
  return directive('key', {
    fields: '"id"',
    ...(fields.length === 1 && { resolvable: 'false' }),
  });
}

function directive(name: string, args: Readonly<Record<string, string>> = {}): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: Object.entries(args).map(([key, value]) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: key },
      value: parseConstValue(value),
    })),
  };
}
