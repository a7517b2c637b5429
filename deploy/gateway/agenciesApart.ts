import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import {
  createGraphQLError,
  type ExecutionRequest,
  type ExecutionResult,
} from '@graphql-tools/utils';
import { type Agency, agencies, isAgency } from '../../src/codes/agencies.ts';
import { HubError } from '../../src/errors.ts';
import { Answers } from './Answers.ts';

/** A publication that is given up may have been entered: it is waited for as long as can be. */
const mutationPatienceMs = 30_000;

/**
 * Answers for an agency that cannot, with AGENCY_UNAVAILABLE and no word of where it runs, and puts
 * together what the agencies say of their parts of the answer.
 */
export function agenciesApart(patienceMs: number): GatewayPlugin {
  const heard = new WeakMap<object, Answers>();
  return {
    onSubgraphExecute({ subgraphName, executor, setExecutor, executionRequest }) {
      const { operationType, context } = executionRequest;
      if (operationType === 'subscription' || !isAgency(subgraphName) || !context) return;
      const answers = heard.get(context) ?? new Answers();
      heard.set(context, answers);
      const patience = operationType === 'mutation' ? mutationPatienceMs : patienceMs;
      setExecutor(async (request) => {
        const result = await answerWithin(patience, request, executor);
        if (result === undefined) {
          answers.miss(subgraphName);
          return { data: null, errors: [unavailable(subgraphName)] };
        }
        answers.add(subgraphName, result.extensions);
        return result;
      });
    },
    onExecutionResult({ result, context, setResult }) {
      const answers = heard.get(context);
      if (answers === undefined || result === undefined || !('data' in result)) return;
      setResult({ ...result, extensions: { ...result.extensions, ...answers.extensions() } });
    },
  };
}

type Executor = (request: ExecutionRequest) => unknown;

/** What the hub of an agency answers in time; undefined if nothing, or nothing that a hub says. */
async function answerWithin(
  patienceMs: number,
  request: ExecutionRequest,
  executor: Executor,
): Promise<ExecutionResult | undefined> {
  const over = AbortSignal.timeout(patienceMs);
  const signal = request.signal ? AbortSignal.any([request.signal, over]) : over;
  const silence = new Promise<undefined>((resolve) => {
    over.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const answer = Promise.resolve(executor({ ...request, signal })).catch(() => undefined);
  const result = await Promise.race([answer, silence]);
  return isHubsAnswer(result) ? result : undefined;
}

/** Every error of a hub is of its catalogue, in both languages; a proxy's or a socket's is not. */
function isHubsAnswer(result: unknown): result is ExecutionResult {
  if (typeof result !== 'object' || result === null) return false;
  const { data, errors = [] }: ExecutionResult = result;
  return (
    errors.every(({ extensions }) => extensions?.messageZh !== undefined) &&
    (errors.length > 0 || data !== undefined)
  );
}

function unavailable(agency: Agency) {
  const { en, zh } = agencies[agency];
  const { message, extensions } = new HubError('AGENCY_UNAVAILABLE', {
    agency,
    name: en,
    nameZh: zh,
  });
  const { http: _, name: __, nameZh: ___, ...told } = extensions;
  return createGraphQLError(message, { extensions: told });
}
