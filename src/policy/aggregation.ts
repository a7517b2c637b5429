import type { MarkingLevel } from '../codes/markingLevels.ts';

/** Cells that are harmless one by one and not in number: from `from` on the answer is raised. */
export interface AggregationPattern {
  readonly type: string;
  readonly cell: string;
  /** How many such cells in one answer raise it. */
  readonly from: number;
  readonly level: MarkingLevel;
  readonly reason: string;
  readonly reasonZh: string;
  readonly article: string;
}

const article = '保守国家秘密法 Art. 36, 64; 网络数据安全管理条例 Art. 29';

/** What a secrecy office finds sensitive in number (保守国家秘密法 Art. 36); each site sets its own. */
export const aggregation: readonly AggregationPattern[] = [
  {
    type: 'Party',
    cell: 'name',
    from: 500,
    level: 'WORK_SECRET',
    reason: 'The answer names 500 natural persons or more.',
    reasonZh: '一次查询汇集500名以上自然人姓名。',
    article,
  },
  {
    type: 'Party',
    cell: 'idNo',
    from: 100,
    level: 'WORK_SECRET',
    reason: 'The answer holds 100 identity numbers or more.',
    reasonZh: '一次查询汇集100个以上公民身份号码。',
    article,
  },
  {
    type: 'EnvironmentalViolation',
    cell: 'geo',
    from: 1000,
    level: 'WORK_SECRET',
    reason: 'The answer maps 1,000 places of violation or more.',
    reasonZh: '一次查询汇集1000个以上违法点位。',
    article,
  },
];
