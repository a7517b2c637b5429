import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { isAsyncIterable, mapAsyncIterator } from '@graphql-tools/utils';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  getOperationAST,
} from 'graphql';
import { HubError } from '../../src/errors.ts';
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
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const events: unknown = await subscribeFn(args);
        if (!isAsyncIterable<ExecutionResult>(events)) return events;
        const hearing = hearingOf(args.contextValue ?? {});
        const each = (event: ExecutionResult) => wholeEvent(event, hearing);
        return mapAsyncIterator(events[Symbol.asyncIterator](), each);
      });
    },
    onExecutionResult({ result, context, setResult }) {
      if (result === undefined || isAsyncIterable(result)) return;
      if (isHeard(context)) setResult(whole(result, hearingOf(context)));
    },
  };
}

/** An event as an answer of its own. The runtime goes on with one list of errors for all of them. */
function wholeEvent(event: ExecutionResult, hearing: Hearing): ExecutionResult {
  const { errors, ...rest } = whole(event, hearing);
  return { ...rest, ...(errors && { errors: (errors as GraphQLError[]).splice(0) }) };
}

function whole(result: ExecutionResult, { answers }: Hearing): ExecutionResult {
  const extensions = { ...result.extensions, ...answers.extensions() };
  return { ...result, data: result.data ?? null, extensions };
}

function isSocket(context: unknown): boolean {
  return typeof context === 'object' && context !== null && 'connectionParams' in context;
}
