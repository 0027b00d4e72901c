import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { smallRoster, workbookOf } from '../exchange/testing.ts';
import { testDatabase } from '../platform/db/testing.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;
beforeAll(async () => {
  database = await testDatabase(inject('postgres18'));
  folder = await mkdtemp(join(tmpdir(), 'chibo-cli-'));
});
afterAll(() => database.drop());

const GOOD = [
  'Rmah Djuân',
  '01/05/1965',
  'Nam',
  'Gia Rai',
  'Chi bộ thôn 1',
  '27/05/1990',
  '27/05/1991',
  '86769849',
  'Bí thư chi bộ',
  'Trưởng thôn',
  '0971739732',
  '',
];

type Told = { code: number; out: string; err: string };

/** Runs the command line as a process of its own. */
function chibo(...args: string[]): Promise<Told> {
  const env = { ...process.env, DATABASE_URL: database.url, CHIBO_DATA: folder, LANG: 'en_GB.UTF-8' };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

test('help is help, and wrong usage exits with 2 and says so on stderr only', async () => {
  expect(await chibo('help')).toMatchObject({ code: 0, out: expect.stringContaining('chibo import') });
  expect(await chibo('sing')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('sing') });
  expect(await chibo('run', 'unit.found', 'not json')).toMatchObject({ code: 2, out: '' });
});

test('an import prints one line of JSON, and a second run changes nothing', async () => {
  const path = join(folder, 'roster.xlsx');
  await writeFile(path, workbookOf(smallRoster([GOOD])));
  const first = await chibo('import', path, '--json', '--as-of', '2025-10-31');
  expect(first.code).toBe(0);
  const report = JSON.parse(first.out);
  expect(Object.keys(report)).toEqual(['units', 'members', 'rejected']);
  expect(report.members.new).toBeGreaterThan(0);
  const second = JSON.parse((await chibo('import', path, '--json', '--as-of', '2025-10-31')).out);
  expect(second.members).toEqual({ new: 0, changed: 0, same: report.members.new });
});

test('a refused command exits with 1 and names the field and the code', async () => {
  const told = await chibo('run', 'unit.found', '{"parentId":"x","kind":"grassroots_cell","name":"y"}');
  expect(told).toMatchObject({ code: 1, out: '' });
  expect(told.err).toContain('parentId');
  expect(told.err).toContain('[id.malformed]');
});

test('the ledger is whole, and a token is only for an account that exists', async () => {
  expect(await chibo('ledger', 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('"faults": []') });
  expect(await chibo('token', 'nobody')).toMatchObject({ code: 2 });
});

test('spreading the tables says where each would go, and is refused in the language asked for where there is no Citus', async () => {
  const dry = await chibo('distribute', '--dry-run');
  expect(dry.code).toBe(1);
  expect(dry.out).toMatch(/Spread by division.*\n(?: {2}\w+\n)* {2}task\n/);
  expect(dry.out).toMatch(/Stays on the coordinator \(3\):\n {2}meta\n {2}migration\n {2}sign_in_try\n/);
  expect(dry.err).toContain('[distribute.extension_missing]');
  for (const [language, word] of [
    ['vi', 'không có phần mở rộng Citus'],
    ['en', 'has no Citus extension'],
    ['ar', 'إضافة Citus'],
  ] as const) {
    const refused = await chibo('distribute', '--language', language);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain(word);
  }
});
