import { shoot } from './load.ts';
import { serveBare } from './serveBare.ts';

/**
 * What a gateway before hubs that run apart is measured against: bare node:http that asks the
 * coordinating body for the case, then the agencies side by side, and joins what they say. It knows
 * one question; nothing is planned, judged or said beside the data.
 */
const { coordination, ...agencies } = JSON.parse(process.env.LIMIT_PORTS ?? '{}');

serveBare(async (_, body) => {
  const found: unknown = JSON.parse(await shoot(coordination, { path: '/q1-coordination', body }));
  const parts = await Promise.all(
    Object.entries(agencies).map(async ([agency, port]): Promise<unknown> => {
      return JSON.parse(await shoot(Number(port), { path: `/q1-${agency}`, body }));
    }),
  );
  return JSON.stringify(Object.assign({}, found, ...parts));
});
