import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
} from 'graphql';
import type { Variables } from '../../db/projection/Argument.ts';
import type { Selection } from '../../db/projection/Selection.ts';
import { rootFields, selectionOf } from '../selectionOf.ts';

export interface EventDocument {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
}

/** What a document selects of each event, from the nodes of the field that gives the events. */
export class EventSelection {
  /** Keys and fields of the event in the document's order. */
  readonly fields: readonly { readonly key: string; readonly field: string }[];
  readonly typeName: string;
  /** Identifies the place in the document, for keeping plans. */
  readonly node: FieldNode;
  readonly #groups: ReadonlyMap<string, readonly FieldNode[]>;
  readonly #type: GraphQLObjectType;
  readonly #part: EventDocument;

  constructor(nodes: readonly FieldNode[], type: GraphQLObjectType, part: EventDocument) {
    const [node] = nodes;
    if (node === undefined) throw new Error('A field has at least one node');
    const selections = nodes.flatMap((one) => one.selectionSet?.selections ?? []);
    this.#groups = rootFields({ kind: Kind.SELECTION_SET, selections }, type, part);
    this.fields = [...this.#groups].map(([key, [first]]) => ({
      key,
      field: first?.name.value ?? '',
    }));
    this.node = node;
    this.typeName = type.name;
    this.#type = type;
    this.#part = part;
  }

  /** What is selected below an object field of the event, for one concrete type. */
  below(key: string, concrete: string): readonly Selection[] {
    const nodes = this.#groups.get(key) ?? [];
    const field = this.#type.getFields()[nodes[0]?.name.value ?? ''];
    const type = field === undefined ? undefined : getNamedType(field.type);
    if (!isCompositeType(type)) throw new Error(`${key} is no object`);
    return selectionOf(nodes, type, this.#part, concrete).fields;
  }
}
