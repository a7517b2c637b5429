import type { MarkingLevel } from '../codes/markingLevels.ts';
import type { Post, Reader } from './Reader.ts';

/** For what a reader may ask to be shown something (知悉目的), and how far that goes. */
interface Purpose {
  readonly en: string;
  readonly zh: string;
  /** An answer for this purpose may be marked so high; it lowers what rights admit, never raises it. */
  readonly ceiling: MarkingLevel;
  /** Whether the owner of a record, or whom it is about, is not told that it was looked at for this. */
  readonly covert?: boolean;
  /** Who may state it. */
  readonly posts: readonly Post[];
}

const officers = ['handler', 'supervisor', 'reviewer', 'liaison', 'clueDesk'] as const;

/** The catalogue of the header `Xianjie-Purpose`. */
export const purposes = {
  CASE_HANDLING: { en: 'case handling', zh: '办理案件', ceiling: 'INVESTIGATION', posts: officers },
  SUPERVISION: {
    en: 'supervision',
    zh: '法律监督与执法监督',
    ceiling: 'INVESTIGATION',
    covert: true,
    posts: ['handler', 'supervisor', 'reviewer'],
  },
  ADJUDICATION: {
    en: 'adjudication',
    zh: '审判执行',
    ceiling: 'INVESTIGATION',
    posts: ['handler', 'reviewer'],
  },
  JOINT_ENFORCEMENT: {
    en: 'joint enforcement',
    zh: '联合执法',
    ceiling: 'WORK_SECRET',
    posts: officers,
  },
  STATISTICS: {
    en: 'statistics',
    zh: '统计分析',
    ceiling: 'INTERNAL',
    posts: [...officers, 'analyst'],
  },
  AUDIT: {
    en: 'audit',
    zh: '审计',
    ceiling: 'INTERNAL',
    covert: true,
    posts: ['auditor', 'administrator'],
  },
  PUBLIC_SERVICE: { en: 'public service', zh: '公共服务', ceiling: 'PUBLIC', posts: ['partner'] },
} as const satisfies Record<string, Purpose>;

export type PurposeName = keyof typeof purposes;

export function isPurpose(name: string): name is PurposeName {
  return Object.hasOwn(purposes, name);
}

/** Purposes of which only auditors are told. */
export function isCovert(purpose: string | null): boolean {
  if (purpose === null || !isPurpose(purpose)) return false;
  const stated: Purpose = purposes[purpose];
  return stated.covert === true;
}

/** Whether one of the reader's posts may state the purpose. */
export function mayPursue({ posts }: Pick<Reader, 'posts'>, purpose: PurposeName): boolean {
  const allowed: readonly Post[] = purposes[purpose].posts;
  return posts.some((post) => allowed.includes(post));
}

/** The first of the catalogue that the reader may state: what a hub on trial takes to be meant. */
export function usualPurpose(reader: Pick<Reader, 'posts' | 'agency'>): PurposeName | undefined {
  if (reader.agency === 'court' && mayPursue(reader, 'ADJUDICATION')) return 'ADJUDICATION';
  return Object.keys(purposes)
    .filter(isPurpose)
    .find((name) => mayPursue(reader, name));
}
