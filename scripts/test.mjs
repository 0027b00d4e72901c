/** `npm test`: everything a change has to pass, step by step, and one line with the count at the end. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { environment, root, run } from './child.mjs';
import { ensureChromium } from './chromium.mjs';
import { tool } from './tools.mjs';

/**
 * Out: 0 when all passed. A step that fails is the last one; within a step every test runs. With arguments (files or
 * options of vitest) only vitest runs, on the tests without a browser.
 */
export async function test(node, args) {
  const steps = args.length > 0 ? [['tests', () => vitest(node, plain, args)]] : allSteps(node);
  const sum = { passed: 0, failed: 0 };
  let green = true;
  for (const [title, step] of steps) {
    console.log(`\n=== ${title}`);
    const count = await step();
    sum.passed += count.passed;
    sum.failed += count.failed;
    green = count.failed === 0;
    if (!green) break;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return green ? 0 : 1;
}

const plain = ['unit', 'database', 'database15', 'api'];
const passed = { passed: 1, failed: 0 };
const failed = { passed: 0, failed: 1 };
const nothing = { passed: 0, failed: 0 };

function allSteps(node) {
  const tested = (args) => run(node, args, { env: environment(node) }).then((code) => (code === 0 ? passed : failed));
  const generator = join(root, 'scripts', 'gen.ts');
  return [
    ['types', () => tested([tool('tsc'), '--noEmit'])],
    ['lint', () => tested([tool('biome'), 'check'])],
    [
      'generated files are fresh',
      () => (existsSync(generator) ? tested([generator, '--check']) : skipped('scripts/gen.ts')),
    ],
    [plain.join(', '), () => vitest(node, plain, [])],
    ['build', async () => ((await buildIfStale(node)) === 0 ? nothing : failed)],
    ['browser', () => browser(node)],
  ];
}

function skipped(what) {
  console.log(`There is no ${what}: nothing to do.`);
  return nothing;
}

async function browser(node) {
  const folder = join(root, 'e2e');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  if (!files.some((name) => name.endsWith('.e2e.ts'))) return skipped('e2e/*.e2e.ts');
  const chromium = await ensureChromium();
  if (!chromium) return failed;
  return vitest(node, ['browser'], [], { CHROMIUM: chromium });
}

/** Runs projects of vitest and counts. What fails outside of a test (a file that does not load) counts as one, too. */
async function vitest(node, projects, args, more = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chibo-report-'));
  const report = join(folder, 'report.json');
  try {
    const chosen = projects.flatMap((name) => ['--project', name]);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const env = environment(node, more);
    const code = await run(node, [tool('vitest'), 'run', ...chosen, ...reporters, ...args], { env });
    return counted(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function counted(report, code) {
  const said = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  if (!said) return code === 0 ? nothing : failed;
  const brokenFiles = said.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const count = { passed: said.numPassedTests, failed: said.numFailedTests + brokenFiles.length };
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}
