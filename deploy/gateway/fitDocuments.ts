import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { createGraphQLError, isAsyncIterable } from '@graphql-tools/utils';
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import { HubError } from '../../src/errors.ts';
import { badInput, withoutValue } from '../../src/server/graphql/badInput.ts';
import { mostTokens } from '../../src/server/graphql/mostTokens.ts';
import { fieldsIn } from './fieldsIn.ts';
import { isHeard } from './Hearing.ts';
import { shown } from './unavailable.ts';

/**
 * Refuses what is not fit to be asked of any hub, within a hub's bounds and in its words: no error
 * repeats a value that was entered.
 */
export function fitDocuments(): GatewayPlugin {
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens: mostTokens }));
    },
    onValidate() {
      return ({ result, setResult }) => {
        const errors = result.filter((error) => error instanceof GraphQLError);
        if (errors.length > 0) setResult(errors.map(unquoted));
      };
    },
    onExecute({ args: { document, operationName }, setResultAndStopExecution }) {
      const operation = getOperationAST(document, operationName);
      if (!operation || !isHalfIntrospection(operation, document)) return;
      const what = 'the schema is asked in an operation of its own';
      setResultAndStopExecution({ errors: [shown(new HubError('BAD_REQUEST', { what }))] });
    },
    onExecutionResult({ result, context, setResult }) {
      if (result === undefined || isAsyncIterable(result) || isHeard(context)) return;
      if (result.errors) setResult({ ...result, errors: result.errors.map(unfit) });
    },
  };
}

/** The runtime would answer what is of the schema, and leave all else null without a word. */
function isHalfIntrospection(
  { selectionSet }: OperationDefinitionNode,
  document: DocumentNode,
): boolean {
  const ofSchema = fieldsIn(selectionSet, document).map(({ name }) => name.startsWith('__'));
  return ofSchema.includes(true) && ofSchema.includes(false);
}

/** graphql-js quotes the value that does not fit. */
function unquoted({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return createGraphQLError(withoutValue(message), { nodes: nodes ?? [], extensions });
}

/** What has no code failed while its variables were read. */
function unfit(error: GraphQLError): GraphQLError {
  if (error.extensions?.code !== undefined) return error;
  const { message, nodes } = badInput(error);
  return createGraphQLError(message, {
    nodes: nodes ?? [],
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
