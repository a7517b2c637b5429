import { expect, test } from 'vitest';
import { Lane } from '../../src/resolvers/publish/Lane.ts';

interface Job {
  readonly key: string;
}

/** A lane whose rounds end when they are told to. */
function laneOf() {
  const rounds: { keys: readonly string[]; end: (results: (string | Error)[]) => void }[] = [];
  const lane = new Lane<Job, string>((jobs) => {
    const { promise, resolve } = Promise.withResolvers<(string | Error)[]>();
    rounds.push({ keys: jobs.map(({ key }) => key), end: resolve });
    return promise;
  });
  return { lane, rounds };
}

test('the first job is begun at once, and those that come meanwhile go together', async () => {
  const { lane, rounds } = laneOf();
  const [a, b, c] = ['a', 'b', 'c'].map((key) => lane.enter({ key }));
  rounds[0]?.end(['A']);
  await expect(a).resolves.toBe('A');
  rounds[1]?.end(['B', 'C']);
  await expect(Promise.all([b, c])).resolves.toEqual(['B', 'C']);
  expect(rounds.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c']]);
  expect(lane.idle).toBe(true);
});

test('of two jobs with one key the second waits for the round after', async () => {
  const { lane, rounds } = laneOf();
  const first = lane.enter({ key: 'first' });
  const all = [lane.enter({ key: 'same' }), lane.enter({ key: 'same' }), lane.enter({ key: 'b' })];
  rounds[0]?.end(['first']);
  await first;
  rounds[1]?.end(['made', 'b']);
  await all[0];
  rounds[2]?.end(['repeated']);
  await expect(Promise.all(all)).resolves.toEqual(['made', 'repeated', 'b']);
  expect(rounds.map(({ keys }) => keys)).toEqual([['first'], ['same', 'b'], ['same']]);
});

test('a job fails by its own error alone', async () => {
  const { lane, rounds } = laneOf();
  const first = lane.enter({ key: 'first' });
  const [bad, good] = [lane.enter({ key: 'bad' }), lane.enter({ key: 'good' })];
  rounds[0]?.end(['first']);
  await first;
  rounds[1]?.end([new Error('refused'), 'stored']);
  await expect(bad).rejects.toThrow('refused');
  await expect(good).resolves.toBe('stored');
});
