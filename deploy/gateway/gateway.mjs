// Hive Gateway (MIT) before the subgraphs of the agencies. Settings: SUPERGRAPH (file), AGENCIES
// (police=http://…/graphql,…, where not as in the supergraph), HOST, PORT.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { createGraphQLError } from '@graphql-tools/utils';

/** An agency that is silent for so long is answered without. */
const patienceMs = 1_200;
/** What a reader says of itself goes to every agency, which judges for itself. */
const handed = ['authorization', 'xianjie-purpose', 'xianjie-case', 'xianjie-receipt'];

const file =
  process.env.SUPERGRAPH ?? new URL('../../src/schema/sdl/supergraph.graphql', import.meta.url);
const addresses = new Map(
  (process.env.AGENCIES ?? '')
    .split(/[,\s]+/)
    .filter(Boolean)
    .map((one) => one.split(/=(.*)/s)),
);
const supergraph = [...addresses].reduce(
  (text, [agency, url]) =>
    text.replace(
      new RegExp(`(@join__graph\\(name: "${agency}", url: )"[^"]*"`),
      (_, head) => head + JSON.stringify(url),
    ),
  await readFile(file, 'utf8'),
);

const gateway = createGatewayRuntime({
  supergraph,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) =>
      Object.fromEntries(
        handed.flatMap((name) =>
          request.headers.get(name) ? [[name, request.headers.get(name)]] : [],
        ),
      ),
  },
  maskedErrors: { isDev: false },
  plugins: () => [agenciesApart()],
});

/** Answers for an agency that can't, and puts together what the agencies say of their answers. */
function agenciesApart() {
  const said = new WeakMap();
  return {
    onSubgraphExecute({ subgraphName, executor, setExecutor, executionRequest }) {
      if (executionRequest.operationType === 'subscription') return;
      setExecutor(async (request) => {
        const result = await Promise.race([
          Promise.resolve(executor(request)).catch(() => undefined),
          new Promise((resolve) => setTimeout(resolve, patienceMs).unref()),
        ]);
        const heard =
          result?.data !== undefined ||
          result?.errors?.some(({ extensions }) => extensions?.messageZh);
        const context = executionRequest.context ?? {};
        const all = said.get(context) ?? { withheld: [], markings: [], missing: new Set() };
        said.set(context, all);
        if (!heard) {
          all.missing.add(subgraphName);
          return { data: null, errors: [unavailable(subgraphName)] };
        }
        const { withheld = [], marking } = result.extensions ?? {};
        all.withheld.push(...withheld);
        if (marking) all.markings.push(marking);
        return result;
      });
    },
    onExecutionResult({ result, context, setResult }) {
      const all = said.get(context);
      if (all === undefined || result === undefined || Symbol.asyncIterator in result) return;
      setResult({ ...result, extensions: { ...result.extensions, ...extensionsOf(all) } });
    },
  };
}

function unavailable(agency) {
  return createGraphQLError(
    'The hub of this agency does not answer. What it holds is left out; ask again in a moment.',
    {
      extensions: {
        code: 'AGENCY_UNAVAILABLE',
        agency,
        messageZh: '该机关平台暂时无响应，其信息未予显示。请稍后重试。',
      },
    },
  );
}

const levels = ['PUBLIC', 'INTERNAL', 'WORK_SECRET', 'INVESTIGATION'];

/** The banner of the whole: the highest level, all restrictions, whom every part admits. */
function extensionsOf({ withheld, markings, missing }) {
  const once = new Map(withheld.map((one) => [JSON.stringify(one), one]));
  const audiences = markings.map(({ audience }) => audience).filter((one) => one !== null);
  return {
    ...(once.size > 0 && { withheld: [...once.values()] }),
    ...(markings.length > 0 && {
      marking: {
        level: levels[Math.max(...markings.map(({ level }) => levels.indexOf(level)))],
        restrictions: [...new Set(markings.flatMap(({ restrictions }) => restrictions))].sort(),
        audience:
          audiences.length === 0
            ? null
            : audiences.reduce((a, b) => a.filter((one) => b.includes(one))),
        portions: markings.flatMap(({ portions }) => portions),
      },
    }),
    ...(missing.size > 0 && { partial: [...missing].sort() }),
  };
}

await gateway.getSchema();
const server = createServer(gateway);
const { HOST: host = '127.0.0.1', PORT: port = '4000' } = process.env;
server.listen(Number(port), host, () =>
  process.stderr.write(`The agencies answer at http://${host}:${port}/graphql\n`),
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close(() => gateway[Symbol.asyncDispose]().then(() => process.exit(0)));
    server.closeIdleConnections();
  });
}
