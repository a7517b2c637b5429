import { hash } from 'node:crypto';
import { agencies } from '../codes/agencies.ts';
import { stages } from '../codes/stages.ts';
import type { Registry } from './Registry.ts';
import { type Course, type Group, type Snapshot, stageNames } from './snapshot.ts';

const columns: readonly (readonly [capacity: string, title: string])[] = [
  ['environment', 'Environment 生态环境'],
  ['police', 'Police 公安'],
  ['procuratorate', 'Procuratorate 检察院'],
  ['court', 'Court 法院'],
  ['statistics', 'Statistics 统计'],
  ['public', 'Public 公众'],
];
const posts: Readonly<Record<string, string>> = {
  handler: 'handler 办案',
  supervisor: 'supervisor, reviewer 监督、审核',
  liaison: 'liaison, clue desk 联络、举报受理',
};

/** The snapshot as a file that two people can compare line by line. */
export function printSnapshot(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, null, 1)}\n`;
}

/** What names a version of the regulation. */
export function snapshotVersion(snapshot: Snapshot): string {
  return hash('sha256', printSnapshot(snapshot)).slice(0, 16);
}

/** The regulation as a document for lawyers to sign (`docs/permissions.md`). */
export function printPermissions(registry: Registry, snapshot: Snapshot): string {
  const version = snapshotVersion(snapshot);
  const types = Object.entries(snapshot.types).map(([name, groups]) =>
    [...heading(name, registry), '', ...table(groups), ''].join('\n'),
  );
  return `${[...head(version), ...types].join('\n').trimEnd()}\n`;
}

function head(version: string): readonly string[] {
  return [
    '# Who may see what 知悉权限',
    '',
    'Printed from `src/policy/regulation.ts` by `npx xianjie schema`; do not edit. The same for machines: `permissions.json`. 由程序生成，请勿修改。',
    '',
    `Version 版本: \`${version}\``,
    '',
    '| Signed for 单位 | Name 姓名 | Date 日期 | Signature 签字 |',
    '|---|---|---|---|',
    ...columns.slice(0, 4).map(([, title]) => `| ${title} | | | |`),
    '',
    '## How to read it 说明',
    '',
    '- What is not written here is refused. Every organ reads within its own division and below. 未列明者不予显示；各单位仅可查阅本级及下级行政区划的信息。',
    '- A row is a group of fields that all readers see alike; a field that is not shown is null and named in `withheld`, where it exists for the reader at all. 同一行的字段权限相同。',
    '- A stage is that of the case, or of the suspect whom the record concerns; "from S4" includes all later stages. 阶段以案件或所涉嫌疑人为准。',
    '- S8 begins with the request for arrest and is decided later: what is told from that decision on stands here from S9. S8 自提请逮捕起算，自批准逮捕决定作出后知悉的，本表自 S9 列示。',
    '- Posts within an agency are told apart only where they differ; administrators and auditors read no content. 系统管理员、审计人员不得查阅内容。',
    '- **Marking 标注**: where it says yes, the provider’s marking (level, audience) or confidentiality note narrows the row further, and never widens it: INVESTIGATION for police, procuratorate, from S11 court; a note for the readers it names, until its day or event. Sealed records of minors are shown to nobody without approval. 标注只能缩小知悉范围。',
    '- Above all rights stands the clearance of the reader and of the channel (`ABOVE_CEILING`). 知悉级别为最终上限。',
    '',
    `Stages 阶段: ${stageNames.map((name) => `${name} ${stages[name].en} ${stages[name].zh}`).join(' · ')}.`,
    '',
  ];
}

function heading(name: string, registry: Registry): readonly string[] {
  const feed = registry.feeds.find((one) => one.name === name);
  if (feed === undefined) return [`## ${name === 'Case' ? 'Case 案件' : 'Party 当事人'}`];
  const { publisher, entryDays, article, narrower } = registry.clause(name);
  const { en, zh } = agencies[publisher];
  return [
    `## ${name} — ${feed.description}`,
    '',
    `Entered by the ${en} (${zh}) within ${entryDays} natural days. Basis: ${article}.`,
    ...narrower.map((one) => `${one.fields.map(code).join(' ')}: ${one.article}.`),
  ];
}

function table(groups: readonly Group[]): readonly string[] {
  return [
    `| Fields 字段 | ${columns.map(([, title]) => title).join(' | ')} | Marking 标注 |`,
    `|---|${columns.map(() => '---|').join('')}---|`,
    ...groups.map(({ fields, readers, markable }) => {
      const cells = columns.map(([capacity]) => cellOf(capacity, readers));
      return `| ${fields.map(code).join(' ')} | ${cells.join(' | ')} | ${markable ? 'yes 是' : '— 否'} |`;
    }),
  ];
}

/** What a capacity sees; each post for itself only where its posts differ. */
function cellOf(capacity: string, readers: Group['readers']): string {
  const own = Object.entries(readers)
    .filter(([name]) => name.startsWith(`${capacity}/`))
    .map(([name, course]) => [posts[name.split('/')[1] ?? ''] ?? '', sayCourse(course)] as const);
  const [first] = own;
  const alike = own.every(([, said]) => said === first?.[1]);
  if (alike) return first?.[1] ?? '';
  return own.map(([post, said]) => `*${post}*: ${said}`).join('<br>');
}

function sayCourse(course: Course): string {
  if (course.length === 1) return course[0]?.[1] ?? '';
  return course
    .map(([from, outcome], index) => {
      const next = course[index + 1]?.[0];
      if (next === undefined) return `from ${from} 起: ${outcome}`;
      const to = stageNames[stageNames.indexOf(next) - 1] ?? from;
      return `${from === to ? from : `${from}–${to}`}: ${outcome}`;
    })
    .join('<br>');
}

function code(field: string): string {
  return `\`${field}\``;
}
