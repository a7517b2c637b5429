import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { createGraphQLError, isAsyncIterable, mapAsyncIterator } from '@graphql-tools/utils';
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  getOperationAST,
} from 'graphql';
import { HubError } from '../../src/errors.ts';
import { badInput } from '../../src/server/graphql/badInput.ts';
import { type Hearing, hearingOf, isHeard } from './Hearing.ts';
import { shown } from './unavailable.ts';

/** Puts what the agencies say of their parts under `extensions` of the answer, and of each event. */
export function wholeAnswers(): GatewayPlugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const operation = getOperationAST(args.document, args.operationName);
      // A token is judged when a socket is opened; what is done over it must not outlast that.
      if (isSocket(args.contextValue) && operation?.operation !== 'subscription') {
        setResultAndStopExecution({ errors: [shown(new HubError('ONLY_SUBSCRIPTIONS'))] });
      }
    },
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(subscribe);
    },
    onExecutionResult({ result, context, setResult }) {
      if (result === undefined || isAsyncIterable(result)) return;
      if (isHeard(context)) setResult(whole(result, hearingOf(context)));
      else if (result.errors) setResult({ ...result, errors: result.errors.map(unfit) });
    },
  };
}

/** Each event is an answer of its own, with what is heard for it and nothing of those before. */
async function subscribe(args: ExecutionArgs) {
  const streamed: object = args.contextValue ?? {};
  const source = await createSourceEventStream(args);
  if (!isAsyncIterable(source)) return source;
  return mapAsyncIterator(source[Symbol.asyncIterator](), async (rootValue) => {
    const contextValue = { ...streamed };
    const hearing = hearingOf(contextValue);
    hearing.answers.take(hearingOf(streamed).answers);
    return whole(await execute({ ...args, rootValue, contextValue }), hearing);
  });
}

function whole(result: ExecutionResult, { answers }: Hearing): ExecutionResult {
  return { ...result, extensions: { ...result.extensions, ...answers.extensions() } };
}

/** What was not fit to be asked of any hub, in the words of a hub: without the value that was entered. */
function unfit(error: GraphQLError): GraphQLError {
  return error.extensions?.code === undefined ? shownInput(error) : error;
}

function shownInput(error: GraphQLError): GraphQLError {
  const { message, nodes } = badInput(error);
  return createGraphQLError(message, {
    nodes: nodes ?? [],
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function isSocket(context: unknown): boolean {
  return typeof context === 'object' && context !== null && 'connectionParams' in context;
}
