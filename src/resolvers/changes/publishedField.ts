import { lowerFirst } from '../../entities/lowerFirst.ts';

/** The name of the stream of one feed. */
export function publishedField(feed: string): string {
  return `${lowerFirst(feed)}Published`;
}
