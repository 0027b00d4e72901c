/** Opens a document in LibreOffice, where it is installed: another reader than ours must find the same text in it. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { loadRulebook } from '../rulebook/load.ts';
import { VIETNAM } from '../rulebook/testRulebook.ts';
import { renderDocx } from './docx.ts';

const run = promisify(execFile);
const office = await run('soffice', ['--version']).then(
  () => true,
  () => false,
);

test.runIf(office)('LibreOffice reads the text in order', async () => {
  const rulebook = await loadRulebook(VIETNAM);
  const dir = await mkdtemp(join(tmpdir(), 'docx-'));
  try {
    await writeFile(
      join(dir, 'a.docx'),
      await renderDocx(
        {
          language: 'vi',
          direction: 'ltr',
          title: 'BIÊN BẢN',
          subject: 'tháng 11',
          rule: '-----',
          mark: null,
          recipients: null,
          signatures: [{ lines: ['CHỦ TRÌ'], note: null, name: 'Đào' }],
          letterhead: {
            left: { upper: 'ĐẢNG ỦY', issuer: 'CHI BỘ', separator: '*', number: null },
            right: { banner: 'ĐẢNG', placeAndDate: 'Biển Hồ' },
          },
          blocks: [
            { kind: 'paragraph', text: 'Nội dung' },
            { kind: 'table', head: ['Người'], rows: [['An']] },
          ],
        },
        rulebook,
      ),
    );
    await run('soffice', [
      '--headless',
      `-env:UserInstallation=file://${dir}/profile`,
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      dir,
      join(dir, 'a.docx'),
    ]);
    const text = await readFile(join(dir, 'a.txt'), 'utf8');
    const places = ['ĐẢNG ỦY', 'CHI BỘ', 'BIÊN BẢN', 'Nội dung', 'An', 'CHỦ TRÌ', 'Đào'].map((word) =>
      text.indexOf(word),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  } finally {
    await rm(dir, { recursive: true });
  }
});
