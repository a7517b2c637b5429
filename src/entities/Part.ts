import { Field } from 'type-graphql';
import type { CellKind } from './CellKind.ts';

export interface PartDefinition {
  readonly name: string;
  readonly kind: CellKind;
  readonly required: boolean;
}

const parts = new WeakMap<object, PartDefinition[]>();

/** A part of a structured cell: GraphQL field and field rule at once. */
export function Part(
  kind: CellKind,
  description: string,
  options: { required?: boolean } = {},
): PropertyDecorator {
  return (prototype, property) => {
    const name = String(property);
    Field(() => kind.graphql() as never, { nullable: true, description })(prototype, property);
    const list = parts.get(prototype.constructor) ?? [];
    list.push({ name, kind, required: options.required ?? false });
    parts.set(prototype.constructor, list);
  };
}

/** The parts of a structured class, in the order of the regulation. */
export function partsOf(structClass: object): readonly PartDefinition[] {
  return parts.get(structClass) ?? [];
}
