/** `chibo check-report` as a process of its own, with no database to be had. */
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFile, inDetail, inJson, inWords, ownRulebook } from './checkReport.ts';

/** A process that loads the whole house takes its time on a busy machine. */
const STARTING = { timeout: 300_000 };
const folder = await mkdtemp(join(tmpdir(), 'chibo-report-'));

function chibo(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', LANG: 'en_GB.UTF-8' };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

test('a report prints one line of JSON, with the quote as it stands in the text', STARTING, async () => {
  const path = join(folder, 'report.txt');
  await writeFile(path, 'Toàn tỉnh có 1.731 thôn. Trong đó, 1.125 thôn đã thực hiện, đạt tỷ lệ 69,99%.');
  const told = await chibo('check-report', path, '--json');
  expect(told).toMatchObject({ code: 0, err: '' });
  expect(told.out.trim().split('\n')).toHaveLength(1);
  const { findings } = JSON.parse(told.out) as { findings: Record<string, unknown>[] };
  expect(findings).toEqual([
    {
      quote: '1.731 thôn. Trong đó, 1.125 thôn đã thực hiện, đạt tỷ lệ 69,99%',
      kind: 'wrong_share',
      given: 69.99,
      computed: 64.99,
    },
  ]);
});

test('without --json it is a text to read, in the language asked for', async () => {
  const path = join(folder, 'households.txt');
  const rulebook = await ownRulebook();
  await writeFile(path, 'Poor households fell to 12 households, at a rate of 19.04%.');
  const checked = await checkFile(path, rulebook);
  expect(inWords(checked, rulebook, 'en')).toContain('12 of 63 rounds to 19.05 %');
  expect(inWords(checked, rulebook, 'vi')).toContain('1. Cắt bớt chữ số, không làm tròn');
  expect(inWords(checked, rulebook, 'ar')).toContain('1. مقطوع لا مقرَّب');
  await writeFile(path, 'There are 12 households.');
  expect(inJson(await checkFile(path, rulebook))).toBe('{"findings":[]}');
  expect(JSON.parse(inDetail(checked, rulebook, 'en')).findings[0].nearest[0]).toEqual({
    what: 'whole',
    value: 63,
    gives: 19.05,
  });
});

test('what is no report exits with 1 and says why, no file with 2', STARTING, async () => {
  const path = join(folder, 'report.pdf');
  await writeFile(path, '%PDF-1.4\0');
  expect(await chibo('check-report', path, '--json')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('[report.not_readable]'),
  });
  expect(await chibo('check-report', join(folder, 'nothing.txt'))).toMatchObject({ code: 2, out: '' });
});
