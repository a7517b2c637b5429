import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type Command, InvalidArgumentError } from 'commander';
import type { Stage } from '../codes/stages.ts';
import { buildRegistry } from '../policy/buildRegistry.ts';
import { diffSnapshots, sayChange } from '../policy/diffSnapshots.ts';
import { regulation } from '../policy/regulation.ts';
import { outcomeAt, type Snapshot, stageNames, takeSnapshot } from '../policy/snapshot.ts';

/** `xianjie policy`: asks the regulation who sees what, and what a change of it changes. */
export function addPolicy(program: Command): void {
  const policy = program.command('policy').description('ask the regulation who may see what');
  policy
    .command('who-can-see')
    .argument('<field>', 'a field such as facts, or of one type: AdministrativePenalty.facts')
    .option('--stage <stage>', 'S0 to S15', stageNamed)
    .description('agency and post × outcome of every type that has the field')
    .action((field: string, { stage }: { stage?: Stage }) => {
      const lines = whoCanSee(field, takeSnapshot(buildRegistry(regulation)), stage);
      if (lines.length === 0) throw new Error(`No type has a field "${field}". See the schema.`);
      process.stdout.write(`${lines.join('\n')}\n`);
    });
  policy
    .command('diff')
    .argument('<old>', 'docs/permissions.json, as a file or a git ref such as main')
    .argument('<new>', 'the same of the change')
    .description('readers × fields × stages gained and lost between two regulations')
    .action(async (old: string, next: string) => {
      const changes = diffSnapshots(await snapshotAt(old), await snapshotAt(next));
      const lines = changes.map((change) => `${sayChange(change)}\n`);
      process.stdout.write(lines.length === 0 ? 'no difference\n' : lines.join(''));
    });
}

function whoCanSee(name: string, { types }: Snapshot, stage: Stage | undefined): string[] {
  const [type, field] = name.includes('.') ? name.split('.') : [undefined, name];
  return Object.entries(types)
    .filter(([of]) => type === undefined || type === of)
    .flatMap(([of, groups]) =>
      groups
        .filter(({ fields }) => field !== undefined && fields.includes(field))
        .flatMap(({ readers, markable }) => [
          `${of}.${field}${markable ? ' (a marking may narrow this 标注可进一步限制)' : ''}`,
          ...Object.entries(readers).map(([reader, course]) => {
            const said = course.map(([from, outcome]) => `${from} ${outcome}`).join('; ');
            return `  ${reader.padEnd(24)} ${stage ? outcomeAt(course, stage) : said}`;
          }),
        ]),
    );
}

function stageNamed(text: string): Stage {
  const found = stageNames.find((name) => name === text.toUpperCase());
  if (found !== undefined) return found;
  throw new InvalidArgumentError(`Write one of ${stageNames.join(', ')}.`);
}

/** A snapshot from a file, or from the file of that name at a git ref. */
async function snapshotAt(place: string): Promise<Snapshot> {
  const text = await readFile(place, 'utf8').catch(async () => {
    const show = ['show', `${place}:docs/permissions.json`];
    const { stdout } = await promisify(execFile)('git', show, { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  });
  return JSON.parse(text);
}
