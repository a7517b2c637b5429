import { agencies } from '../codes/agencies.ts';
import { type Condition, never } from '../db/projection/Condition.ts';
import type { FeedDefinition } from '../entities/Feed.ts';
import type { Capacity, Clause } from './Clause.ts';
import type { Registry } from './Registry.ts';
import { sayCondition } from './sayCondition.ts';
import {
  caseContent,
  caseEntry,
  caseRows,
  partyEntry,
  partyIdentity,
  partyParticulars,
} from './spine.ts';

const capacities: readonly (readonly [Capacity, string])[] = [
  ['environment', 'Environment 生态环境'],
  ['police', 'Police 公安'],
  ['procuratorate', 'Procuratorate 检察院'],
  ['court', 'Court 法院'],
  ['statistics', 'Statistics 统计'],
  ['public', 'Public 公众'],
];

/** The regulation as a document for lawyers (`docs/permissions.md`), printed from its rows. */
export function printPermissions(registry: Registry): string {
  const head = [
    '# Who may see what 知悉权限',
    '',
    'Printed from `src/policy/regulation.ts` by `npx xianjie schema`; do not edit. 由程序生成，请勿修改。',
    '',
    'Every organ reads within its own division and below (a district its own cases, a city its districts). What is not written here is refused. A provider’s marking narrows these rights further, never widens them. 未列明者不予显示；录入单位的保密标注只能缩小知悉范围。',
    '',
    table('Case 案件', [
      ['The case exists 案件存在', (of) => caseRows[of]],
      ['Its name 案件名称', (of) => caseContent[of]],
      ['Records may be entered into it 可录入', (of) => (mayEnter(of) ? caseEntry(of) : never)],
    ]),
    table('Party 当事人', [
      ['Identity (name, role, code) 身份', (of) => partyIdentity[of]],
      ['Particulars (ID number, address …) 个人信息', (of) => partyParticulars[of]],
      [
        'Recognised beyond that in an entered record 录入时另可识别',
        (of) => partyEntry[of] ?? never,
      ],
    ]),
  ];
  const feeds = registry.feeds.map((feed) => printClause(feed, registry.clause(feed.name)));
  return `${[...head, ...feeds].join('\n').trimEnd()}\n`;
}

function printClause(feed: FeedDefinition, clause: Clause): string {
  const { readers, narrower, publisher, entryDays, article } = clause;
  const owner = agencies[publisher];
  const rows: Row[] = [
    ['The record exists 记录存在', (of) => readers[of]?.rows ?? never],
    ['Its fields 其余字段', (of) => (readers[of] ? readers[of].cells : never)],
    ...narrower.map(
      ({ fields, readers: narrow, article: basis }): Row => [
        `${fields.map((field) => `\`${field}\``).join(' ')} (${basis})`,
        (of) => (readers[of] ? (narrow[of] ?? never) : never),
      ],
    ),
  ];
  return table(
    `${feed.name} — ${feed.description}`,
    rows,
    `Entered by the ${owner.en} (${owner.zh}) within ${entryDays} natural days. Basis: ${article}.`,
  );
}

function mayEnter(capacity: Capacity): boolean {
  return capacity !== 'statistics' && capacity !== 'public';
}

type Row = readonly [label: string, of: (capacity: Capacity) => Condition];

function table(title: string, rows: readonly Row[], note?: string): string {
  const lines = rows.map(
    ([label, of]) =>
      `| ${label} | ${capacities.map(([capacity]) => sayCondition(of(capacity))).join(' | ')} |`,
  );
  return [
    `## ${title}`,
    '',
    ...(note === undefined ? [] : [note, '']),
    `| | ${capacities.map(([, name]) => name).join(' | ')} |`,
    `|---|${capacities.map(() => '---|').join('')}`,
    ...lines,
    '',
  ].join('\n');
}
