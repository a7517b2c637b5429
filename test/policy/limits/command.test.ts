import { Command } from 'commander';
import { expect, test, vi } from 'vitest';
import { addDue } from '../../../src/cli/due.ts';
import { notKept } from '../../../src/policy/limits/notKept.ts';
import { timeLimits } from '../../../src/policy/timeLimits.ts';

/** What the command prints. */
async function run(...args: readonly string[]): Promise<string> {
  const program = new Command();
  addDue(program);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await program.parseAsync(['node', 'xianjie', 'due', ...args]);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

test('"xianjie due" prints due time, arithmetic and article, for people and for machines', async () => {
  const text = await run('TL-17', '--from', '2026-09-28T16:20');
  expect(text).toContain('环环监〔2017〕17号 Art. 9');
  expect(text).toContain('due 2026-10-08, end of day');
  expect(text).toContain('2026-10-08届满');
  const json = JSON.parse(await run('TL-17', '--from', '2026-09-28T16:20', '--json'));
  expect(json).toMatchObject({
    id: 'TL-17',
    dayKind: 'NATURAL',
    dueOn: '2026-10-08',
    dueAt: '2026-10-08T23:59:59.999+08:00',
    outside: false,
  });
});

test('"xianjie due --list" prints every rule, and what is left out with its reason', async () => {
  const lines = (await run('--list')).trim().split('\n');
  expect(lines.map((line) => line.slice(0, 5))).toEqual([
    ...timeLimits.map(({ id }) => id),
    ...Object.keys(notKept),
  ]);
});

test('a rule of a time before its text was in force says so', async () => {
  expect(await run('TL-60', '--from', '2023-01-03')).toContain('not in force on that day');
});

test.each([
  [['TL-00', '--from', '2026-01-01'], 'No such rule'],
  [['TL-17'], 'Say when it began'],
  [['TL-17', '--from', 'yesterday'], 'A time is written'],
])('%j is refused with a remedy', async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});
