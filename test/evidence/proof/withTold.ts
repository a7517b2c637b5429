import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  parse,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isRecord } from './isRecord.ts';
import { reports } from './reports.ts';

/**
 * The document with what its answer must say of itself for the cells in it to be told by the answer
 * alone: of each row its type, id and version, and which fields of it are kept back.
 */
export function withTold(schema: GraphQLSchema, query: string): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    parse(query),
    visitWithTypeInfo(types, {
      SelectionSet(set): SelectionSetNode | undefined {
        const text = toldOf(getNamedType(types.getParentType())?.name ?? '', schema);
        if (text === '') return undefined;
        return { ...set, selections: [...set.selections, ...selectionsOf(text)] };
      },
    }),
  );
}

const kept = 'withheld { field reason }';

function toldOf(name: string, schema: GraphQLSchema): string {
  if (name === 'Change' || name.endsWith('Change')) {
    // A change of markings is another thing.
    return name === 'MarkingChange' ? '' : '__typename kind recordId caseId';
  }
  if (name === 'Case' || name === 'Party') return `__typename id ${kept}`;
  if (reports.has(name)) return 'feed recordId';
  if (name === 'Clock') return '__typename id';
  if (name === 'FeedRecord') return `__typename id version ${kept}`;
  if (name === 'Node') {
    const of = ['Case', 'Party', 'FeedRecord'].map((one) => `... on ${one} { ${kept} }`);
    return `__typename id ${of.join(' ')} ... on FeedRecord { version }`;
  }
  return isRecord(name, schema) ? `__typename id version ${kept}` : '';
}

function selectionsOf(text: string) {
  const [definition] = parse(`{ ${text} }`).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
}
