import { defineConfig } from 'vitest/config';

// Files that change what a process keeps: a class more in type-graphql's metadata.
const alone = ['test/newFeed/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/setup/globalSetup.ts'],
    maxWorkers: 2,
    projects: [
      project('shared', { include: ['test/**/*.test.ts'], exclude: alone, isolate: false }),
      project('alone', { include: alone }),
    ],
  },
});

function project(name: string, test: { include: string[]; exclude?: string[]; isolate?: boolean }) {
  return {
    // Without the alias vitest loads graphql twice, and its type checks fail.
    resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
    test: { name, pool: 'forks' as const, testTimeout: 60_000, hookTimeout: 120_000, ...test },
  };
}
