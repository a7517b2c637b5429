import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Answered } from './askAll.ts';
import type { CountedClock } from './countClocks.ts';

interface Page {
  readonly about: Readonly<Record<string, unknown>>;
  readonly theCase: object;
  readonly seen: readonly Answered[];
  readonly clocks: readonly CountedClock[];
}

/** The package for people to read, in Chinese; it needs no network and runs no script. */
export function packagePage(schema: GraphQLSchema, { about, theCase, seen, clocks }: Page): string {
  const label = labelsOf(schema);
  const own = Object.entries(theCase).filter(([, value]) => !isList(value));
  const feeds = Object.entries(theCase).flatMap(([name, value]) => {
    const nodes: unknown = Object(value).nodes;
    if (name === 'clocks' || !Array.isArray(nodes) || nodes.length === 0) return [];
    return nodes.map((node: unknown) => section(node, name, label));
  });
  const told = seen.flatMap(({ data }) => {
    const nodes: unknown = Object(Object(data).disclosures).nodes;
    return Array.isArray(nodes) ? nodes : [];
  });
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>案件证据包 ${escaped(Reflect.get(theCase, 'hubCaseNo'))}</title>
<style>body{font:15px/1.6 serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%;margin:0 0 1em}
td,th{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top}th{width:14em;font-weight:normal;background:#f3f3f3}</style></head><body>
<h1>案件证据包</h1>
<p>截至 ${escaped(about.asOf)}，由 ${escaped(about.organName)}（${escaped(about.reader)}）于 ${escaped(about.madeAt)} 制作。仅载明制作人有权查看的内容；未显示的字段见各记录“不予显示”。本次制作已计入知悉日志。</p>
<p>核验：<code>xianjie package verify 本目录 --key 平台公钥.pem</code></p>
<h2>案件</h2>${table(own, 'Case', label)}
${feeds.join('\n')}
<h2>时限及计算</h2>${clocks.map(clockText).join('') || '<p>无</p>'}
<h2>本单位记录的知悉情况</h2>${told.length === 0 ? '<p>无</p>' : told.map(toldText).join('')}
</body></html>
`;
}

type Label = (type: string, field: string) => string;

/** The Chinese words at the end of the descriptions of types and fields. */
function labelsOf(schema: GraphQLSchema): Label {
  const chinese = (text: string | null | undefined) =>
    /([\u4e00-\u9fff][^.]*)$/.exec(text ?? '')?.[1];
  return (type, field) => {
    const found = schema.getType(type);
    if (!isObjectType(found)) return field;
    if (field === '') return chinese(found.description) ?? type;
    return chinese(found.getFields()[field]?.description) ?? field;
  };
}

function section(node: unknown, list: string, label: Label): string {
  const { history, ...record } = Object(node);
  const type = list.replace(/^./, (letter) => letter.toUpperCase()).replace(/s$/, '');
  const versions: readonly unknown[] = Array.isArray(history) ? history : [];
  const past = versions
    .slice(0, -1)
    .map(
      (one) =>
        `<h4>第 ${escaped(Object(one).version)} 版</h4>${table(Object.entries(Object(one)), type, label)}`,
    );
  return `<h2>${escaped(label(type, ''))}</h2>${table(Object.entries(record), type, label)}${past.join('')}`;
}

function table(rows: readonly (readonly [string, unknown])[], type: string, label: Label): string {
  const filled = rows.filter(([, value]) => value !== null && !isList(value));
  return `<table>${filled
    .map(
      ([name, value]) =>
        `<tr><th>${escaped(label(type, name))}</th><td>${escaped(textOf(value))}</td></tr>`,
    )
    .join('')}</table>`;
}

function isList(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'nodes' in value;
}

function clockText({ rule, name, article, arithmetic, state, dueAt }: CountedClock): string {
  return `<h4>${escaped(`${rule} ${name}（${article}）`)}</h4><p>${escaped(arithmetic.join('；'))}。期限届满：${escaped(dueAt)}；状态：${escaped(state)}</p>`;
}

function toldText(entry: unknown): string {
  const { time, to, shown } = Object(entry);
  return `<p>${escaped(time)} 知悉单位：${escaped(textOf(to))}；内容：${escaped(textOf(shown))}</p>`;
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function escaped(value: unknown): string {
  const marks: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return String(value ?? '').replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}
