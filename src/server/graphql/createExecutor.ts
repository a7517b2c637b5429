import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { type Receipt, signReceipt } from '../../db/evidence/Receipt.ts';
import { HubError } from '../../errors.ts';
import { type AnswerMarking, answerMarking } from '../../policy/answerMarking.ts';
import type { Context } from '../../resolvers/Context.ts';
import { checkCeiling } from '../../resolvers/checkCeiling.ts';
import type { OperationName } from '../../resolvers/Disclosed.ts';
import { disclose } from '../../resolvers/disclose.ts';
import { enterPublication } from '../../resolvers/enterPublication.ts';
import { JsonText, type PlannedInfo } from '../../resolvers/read.ts';
import { openRoots } from '../../resolvers/rootsOf.ts';
import { rootFields } from '../../resolvers/selectionOf.ts';
import { type ShapeOf, variableShape } from '../../resolvers/variableShape.ts';
import { badInput } from './badInput.ts';
import { catalogued, type ReportError } from './catalogued.ts';
import { hasEndlessVariable } from './hasEndlessVariable.ts';
import { markingExtension } from './markingExtension.ts';
import { operationName } from './operationName.ts';
import { readUnplanned } from './readUnplanned.ts';
import { refuseSecretMutation } from './refuseSecretMutation.ts';
import { withheldExtension } from './withheldExtension.ts';

interface Operation {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly context: Context;
}

export type Executor = (operation: Operation) => Promise<ExecutionResult>;

/** How many root fields one operation may have: each is a statement. */
const mostRoots = 20;

/** What is known of an operation before its variables: settled once per document. */
interface Prepared {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly shapeOf: ShapeOf;
  readonly name: OperationName;
  /** Whether graphql-jit cannot compile it. */
  readonly isEndless: boolean;
  compiled?: CompiledQuery;
}

/**
 * Executes operations. What reads goes the planned way: a statement per root field, whose JSON text
 * is the answer. Everything else is executed by graphql-jit over the same resolvers.
 */
export function createExecutor(
  schema: GraphQLSchema,
  planned: ReadonlySet<string>,
  report: ReportError,
): Executor {
  const known = new WeakMap<DocumentNode, Map<string, Prepared>>();

  const prepared = (document: DocumentNode, name: string): Prepared => {
    const operations = known.get(document) ?? new Map<string, Prepared>();
    known.set(document, operations);
    const before = operations.get(name);
    if (before !== undefined) return before;
    const made = prepare(schema, document, name);
    operations.set(name, made);
    return made;
  };

  return async ({ document, operationName: asked, variables = {}, context }) => {
    const plan = prepared(document, asked ?? '');
    context.operation = plan.name;
    if (plan.operation.operation === 'mutation') {
      await refuseSecretMutation(plan.operation, variables, context);
    }
    const result =
      (plan.operation.operation === 'query' &&
        (await readPlanned(schema, plan, planned, variables, context))) ||
      (await executeCompiled(schema, document, asked, plan, variables, context));
    // It may have written changes, which then need not wait for the sequencer's next look.
    if (plan.operation.operation === 'mutation') context.services.changes?.log.wake();
    const marking = answerMarking(context.portions);
    let receipt: Receipt | undefined;
    if (plan.operation.operation === 'mutation' && context.errand.receipt) {
      const query = document.loc?.source.body ?? '';
      receipt = await enterPublication(context, { query, variables });
    }
    if (plan.operation.operation === 'query') {
      checkCeiling(marking, context);
      const told = answeredRoots(schema, plan, result, variables);
      receipt = await discloseAnswer(plan.name, told, marking, planned, context);
    }
    const withheld = withheldExtension(context.withheld);
    const errors = result.errors?.map((error) => catalogued(error, context, report));
    return {
      ...result,
      ...(errors && { errors }),
      ...(result.data && {
        extensions: {
          ...result.extensions,
          ...(withheld && { withheld }),
          marking: markingExtension(marking),
          ...(receipt && { receipt }),
        },
      }),
    };
  };
}

/** Root fields that tell of no case: who asks, and what is open to all. */
const open = new Set([
  ...['me', 'holidays', '_service', '__schema', '__type', '__typename'],
  ...openRoots(),
]);

/** The root fields that an answer has something of; those that failed show nothing. */
function answeredRoots(
  schema: GraphQLSchema,
  { operation, fragments, name }: Prepared,
  { data, errors }: ExecutionResult,
  variables: Readonly<Record<string, unknown>>,
): readonly string[] {
  const query = schema.getQueryType();
  if (!data || !query) return [];
  if (errors === undefined) return name.roots;
  const failed = new Set(errors.flatMap(({ path }) => (path?.length === 1 ? path : [])));
  const roots = rootFields(operation.selectionSet, query, { schema, fragments, variables });
  return [...roots].filter(([key]) => !failed.has(key)).map(([, [node]]) => node?.name.value ?? '');
}

/** Enters in the log what the answer of a query shows; an answer without data shows nothing. */
async function discloseAnswer(
  operation: OperationName,
  answered: readonly string[],
  marking: AnswerMarking,
  planned: ReadonlySet<string>,
  context: Context,
): Promise<Receipt | undefined> {
  const told = answered.filter((name) => !open.has(name));
  if (told.length === 0) return undefined;
  const apart = told.filter((name) => !planned.has(name));
  const placed = await disclose(context, { marking, shown: context.shown, operation, apart });
  const { disclosures, signer } = context.services;
  if (!context.errand.receipt || disclosures === undefined || signer === undefined) {
    return undefined;
  }
  const entry = placed.leaf().toString('base64');
  const { index } = placed;
  const time = new Date().toISOString();
  return signReceipt({ entry, index, origin: disclosures.origin, time }, signer);
}

function prepare(schema: GraphQLSchema, document: DocumentNode, name: string): Prepared {
  const operation = getOperationAST(document, name === '' ? undefined : name);
  if (!operation) {
    throw new HubError('BAD_REQUEST', { what: 'operationName names no operation of the document' });
  }
  if (operation.operation === 'subscription') {
    throw new HubError('BAD_REQUEST', { what: 'subscriptions run over WebSocket or SSE' });
  }
  if (!schema.getRootType(operation.operation)) {
    throw new HubError('BAD_REQUEST', { what: 'the schema has no operations of this kind' });
  }
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const shapeOf = variableShape(schema, document, operation);
  const isEndless = hasEndlessVariable(schema, operation);
  return { operation, fragments, shapeOf, isEndless, name: operationName(operation, fragments) };
}

/** The planned way, or undefined if no root field is planned. */
async function readPlanned(
  schema: GraphQLSchema,
  plan: Prepared,
  planned: ReadonlySet<string>,
  given: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<ExecutionResult | undefined> {
  const query = schema.getQueryType();
  if (!query) return undefined;
  const coerced = getVariableValues(schema, plan.operation.variableDefinitions ?? [], given);
  if (coerced.errors) return { errors: coerced.errors.map(badInput) };
  const variables = coerced.coerced;
  const part = { schema, fragments: plan.fragments, variables };
  const roots = rootFields(plan.operation.selectionSet, query, part);
  const isPlanned = ([node]: readonly FieldNode[]) => planned.has(node?.name.value ?? '');
  const others = [...roots.values()].filter((nodes) => !isPlanned(nodes));
  if (others.length === roots.size) return undefined;
  if (roots.size > mostRoots)
    throw new HubError('QUERY_TOO_LARGE', { what: 'root fields', limit: mostRoots });
  const shape = plan.shapeOf(variables);
  const errors: GraphQLError[] = [];
  const beside = await readUnplanned(schema, plan, others.flat(), given, context);
  errors.push(...(beside.errors ?? []));
  const parts = await Promise.all(
    [...roots].map(async ([key, nodes]) => {
      const text = isPlanned(nodes)
        ? await rootText(key, nodes, { ...part, shape }, context, errors)
        : JSON.stringify(beside.data?.[key] ?? null);
      return `${JSON.stringify(key)}:${text}`;
    }),
  );
  const failed = errors.map(({ path }) => roots.get(String(path?.[0]))?.[0]?.name.value ?? '');
  // GraphQL: what may not be null and failed takes all of the data with it.
  const empty = failed.some((name) => isNonNullType(query.getFields()[name]?.type));
  const data = empty ? null : new JsonText(`{${parts.join(',')}}`);
  return { data: data as never, ...(errors.length > 0 && { errors }) };
}

interface PlannedPart {
  readonly schema: GraphQLSchema;
  readonly fragments: Prepared['fragments'];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly shape: string;
}

async function rootText(
  key: string,
  nodes: readonly FieldNode[],
  { schema, fragments, variables, shape }: PlannedPart,
  context: Context,
  errors: GraphQLError[],
): Promise<string> {
  const [node] = nodes;
  const fieldName = node?.name.value ?? '';
  const field = schema.getQueryType()?.getFields()[fieldName];
  if (field?.resolve === undefined) throw new Error(`${fieldName} has no resolver`);
  const info: PlannedInfo = {
    fieldName,
    fieldNodes: [...nodes],
    returnType: field.type,
    schema,
    fragments,
    variableValues: variables,
    shape,
  };
  try {
    const answer: unknown = await field.resolve(undefined, {}, context, info as never);
    if (answer instanceof JsonText) return answer.text;
    // The belt hands an error on as a value.
    if (answer instanceof Error) throw answer;
    throw new Error(`${fieldName} did not answer with JSON text`);
  } catch (error) {
    const originalError = error instanceof Error ? error : new Error(String(error));
    errors.push(new GraphQLError(originalError.message, { nodes, path: [key], originalError }));
    return 'null';
  }
}

async function run(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  plan: Prepared,
  variableValues: Readonly<Record<string, unknown>>,
  contextValue: Context,
): Promise<ExecutionResult> {
  if (plan.isEndless) {
    const asked = { operationName: operationName ?? undefined, variableValues, contextValue };
    return execute({ schema, document, ...asked });
  }
  if (plan.compiled === undefined) {
    const compiled = compileQuery(schema, document, operationName ?? undefined);
    if (!isCompiledQuery(compiled)) return compiled;
    plan.compiled = compiled;
  }
  return plan.compiled.query(undefined, contextValue, variableValues);
}

async function executeCompiled(
  schema: GraphQLSchema,
  document: DocumentNode,
  name: string | null | undefined,
  plan: Prepared,
  variables: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<ExecutionResult> {
  const result = await run(schema, document, name, plan, variables, context);
  if (result.data !== undefined || !result.errors) return result;
  // Coercing failed; graphql-js says where, which graphql-jit does not.
  const { errors } = getVariableValues(schema, plan.operation.variableDefinitions ?? [], variables);
  return { errors: (errors ?? result.errors).map(badInput) };
}
