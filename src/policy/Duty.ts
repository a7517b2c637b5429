import type { Post, Reader } from './Reader.ts';

/**
 * How near an officer of an agency is to the case: it handles it; it oversees or reviews the work; it
 * keeps contact. Each reads less of persons than the one before (个人信息保护法 Art. 34; domain 4.2).
 */
export type Duty = 'handler' | 'oversight' | 'contact';

const duties: Readonly<Partial<Record<Post, Duty>>> = {
  handler: 'handler',
  supervisor: 'oversight',
  reviewer: 'oversight',
  liaison: 'contact',
  clueDesk: 'contact',
};

/** The nearest duty of the reader's posts; none for posts that read no content. */
export function dutyOf({ posts }: Pick<Reader, 'posts'>): Duty | undefined {
  const held = new Set(posts.map((post) => duties[post]));
  return (['handler', 'oversight', 'contact'] as const).find((duty) => held.has(duty));
}
