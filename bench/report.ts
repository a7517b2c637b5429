import type { Shot } from './load.ts';

export interface Work {
  readonly name: string;
  readonly title: string;
  readonly hub: () => Shot;
  readonly limit: () => Shot;
  readonly check?: () => Promise<void>;
}

interface Round {
  readonly cpu: number;
  readonly server: number;
  readonly postgres: number;
}

export interface Measured {
  readonly work: Work;
  readonly rows: { readonly hub: readonly Round[]; readonly limit: readonly Round[] };
  readonly latencies: { readonly hub: readonly number[]; readonly limit: readonly number[] };
  readonly seconds: number;
}

/** The goals of design.md 10: CPU milliseconds, and their ratio to the limit in the same run. */
const goals: Readonly<Record<string, readonly [ms: number, ratio: number]>> = {
  q1: [1, 2.1],
  q2: [3, 1.3],
  q4: [6, 1.35],
  w1: [1, 2.6],
  w2: [80, 2],
};

/** The result as a Markdown table: medians over the rounds, both sides of the same run. */
export function report(results: readonly Measured[], cases: number): string {
  const lines = results.map(({ work, rows, latencies, seconds }) => {
    const hub = middle(rows.hub);
    const limit = middle(rows.limit);
    const goal = goals[work.name];
    const ratio = (hub.cpu / limit.cpu).toFixed(2);
    return `| ${work.name.toUpperCase()} ${work.title} | ${side(hub, latencies.hub, seconds)} | ${side(limit, latencies.limit, seconds)} | **${ratio}** | ≤ ${goal?.[0]} ms, ≤ ${goal?.[1]} × |`;
  });
  return [
    `${cases.toLocaleString('en')} cases; CPU ms per request = server + PostgreSQL; median of the rounds, hub and limit alternating.`,
    '',
    '| work | hub: CPU ms (server + PostgreSQL) · req/s · p50/p99 ms | limit: the same | ratio | goal |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

function side(round: Round, latencies: readonly number[], seconds: number): string {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  const rate = (latencies.length / seconds).toFixed(0);
  return `${round.cpu.toFixed(2)} (${round.server.toFixed(2)} + ${round.postgres.toFixed(2)}) · ${rate} · ${at(0.5)}/${at(0.99)}`;
}

function middle(rounds: readonly Round[]): Round {
  const sorted = rounds.toSorted((a, b) => a.cpu - b.cpu);
  return sorted[Math.floor(sorted.length / 2)] ?? { cpu: 0, server: 0, postgres: 0 };
}
