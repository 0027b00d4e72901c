import { execFile } from 'node:child_process';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Bare, bareWorld } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { importFile } from './cli.ts';
import { MEMBER_HEAD, type Rows, UNIT_HEAD, workbookOf, workbookParts, zipOf } from './testing.ts';

const MEMBERS = 100_000;
const A_CELL = 20;
const GIVEN = ['An', 'Bình', 'Cường', 'Dũng', 'Đào', 'Hạnh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Thảo', 'Tuấn'];
const FAMILY = ['Nguyễn Văn', 'Trần Thị', 'Lê', 'Phạm Thị', 'Rmah', 'Siu', 'Đặng Văn', 'Bùi Thị'];

function nation(): Record<string, Rows> {
  const cells = Array.from({ length: MEMBERS / A_CELL }, (_, i) => [
    `CB${i}`,
    `Chi bộ thôn ${i}`,
    'chi bộ',
    'ROOT',
    'thôn/làng',
    '01/02/2003',
    '80',
  ]);
  const members = Array.from({ length: MEMBERS }, (_, i) => [
    String(i + 1),
    `${FAMILY[i % 8]} ${GIVEN[(i * 7) % 12]} ${GIVEN[Math.floor(i / 97) % 12]} ${GIVEN[i % 12]}`,
    `${(i % 28) + 1}/${((i * 5) % 11) + 1}/${1950 + ((i * 13) % 43)}`,
    i % 2 ? 'Nam' : 'Nữ',
    i % 3 ? 'Kinh' : 'Gia Rai',
    `CB${Math.floor(i / A_CELL)}`,
    `03/02/${2014 + (i % 8)}`,
    `03/02/${2015 + (i % 8)}`,
    String(10_000_000 + i),
    i % A_CELL === 0 ? 'Bí thư chi bộ' : '',
    '',
    `09${String(i).padStart(8, '0')}`,
    '',
  ]);
  return {
    'Tổ chức': [UNIT_HEAD, ['ROOT', 'Đảng bộ xã Biển Hồ', 'đảng bộ', '', '', '', ''], ...cells],
    'Đảng viên': [MEMBER_HEAD, ...members],
  };
}

test('100,000 members are imported in one transaction, again without change, and at a twentieth of COPY at least', async () => {
  const world = await bareWorld();
  try {
    const path = join(await mkdtemp(join(tmpdir(), 'chibo-nation-')), 'nation.xlsx');
    await writeFile(path, workbookOf(nation()));
    const times: Record<string, number> = {};
    const run = world.chibo.bus.run;
    world.chibo.bus.run = async (name, ...rest) => {
      const start = performance.now();
      const answer = await run(name, ...rest);
      times[name] = Math.round(performance.now() - start);
      return answer;
    };
    const start = performance.now();
    expect(await importFile(world.chibo, operator(), path, { asOf: '2025-10-31' })).toMatchObject({
      units: { new: 5001 },
      members: { new: MEMBERS },
      rejected: [],
    });
    const seconds = (performance.now() - start) / 1000;
    const again = performance.now();
    expect(await importFile(world.chibo, operator(), path, { asOf: '2025-10-31' })).toMatchObject({
      members: { new: 0, changed: 0, same: MEMBERS },
    });
    console.log(
      `${MEMBERS} members: ${seconds.toFixed(1)} s (${Math.round(MEMBERS / seconds)} rows/s); again ${((performance.now() - again) / 1000).toFixed(1)} s; ${JSON.stringify(times)}; peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    );
    const copied = await secondsToCopy(world);
    console.log(`COPY of the same rows: ${copied.toFixed(1)} s, ${(seconds / copied).toFixed(1)} times faster`);
    // both on this machine, in this run
    expect(seconds / copied).toBeLessThan(20);
  } finally {
    await world.close();
  }
});

/** COPY of everything that the import wrote, into the same tables with their indexes and keys, emptied before. */
async function secondsToCopy({ chibo }: Bare): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'chibo-copy-'));
  // the server may run as another user
  await chmod(folder, 0o777);
  const { pool } = chibo.owner;
  const tables = [
    'unit',
    'unit_period',
    'unit_word',
    'unit_stat',
    'person',
    'membership',
    'person_token',
    'person_key',
    'post',
    'member_code_stat',
  ];
  for (const table of tables) await pool.query(`copy ${table} to '${join(folder, table)}'`);
  await pool.query('truncate unit, person_key, person_token cascade');
  const start = performance.now();
  for (const table of tables) await pool.query(`copy ${table} from '${join(folder, table)}'`);
  return (performance.now() - start) / 1000;
}

test('two million rows and a bomb are refused within 400 MB more than a short workbook', async () => {
  const row = '<row><c t="inlineStr"><is><t>Nguyễn Văn An</t></is></c><c><v>1</v></c></row>';
  const noise = (i: number) => `<row><c><v>${(i * 2_654_435_761) % 4_294_967_291}</v></c></row>`;
  const short = await readApart(sheetOf(row));
  expect(short.refused).toBe('');
  const huge = await readApart(sheetOf(row.repeat(2_000_000)));
  expect(huge.refused).toMatch(/^file\.(too_many_rows|bomb|too_large)$/);
  const noisy = await readApart(sheetOf(Array.from({ length: 2_000_000 }, (_, i) => noise(i)).join('')));
  expect(noisy.refused).toBe('file.too_many_rows');
  console.log(`peak of a short workbook ${short.peak} MB, of a bomb ${huge.peak}, of two million rows ${noisy.peak}`);
  expect(Math.max(huge.peak, noisy.peak) - short.peak).toBeLessThan(400);
});

function sheetOf(rows: string): Buffer {
  return zipOf(workbookParts({ A: `<worksheet><sheetData>${rows}</sheetData></worksheet>` }));
}

/** Reads a workbook in a process of its own, so that nothing else is measured. Out: the refusal's code ('' for none), the most memory it held, in MB. */
async function readApart(body: Buffer): Promise<{ refused: string; peak: number }> {
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-apart-')), 'roster.xlsx');
  await writeFile(path, body);
  const script = `
    import { readFile } from 'node:fs/promises';
    import { readWorkbook } from ${JSON.stringify(new URL('./workbook.ts', import.meta.url).href)};
    const refused = await readWorkbook(await readFile(process.argv[1])).then(() => '', (error) => error.reasons[0].code);
    console.log(JSON.stringify({ refused, peak: Math.round(process.resourceUsage().maxRSS / 1024) }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, path]);
  return JSON.parse(stdout) as { refused: string; peak: number };
}
