/** A commune with two village cells for the tests of summaries: a file comes in, a report is looked at. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actorOf, asOperator, type Bare } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import type { Actor } from '../../platform/access.ts';
import { upload } from '../../platform/files/files.ts';
import { importFile } from '../cli.ts';
import { smallRoster, workbookOf } from '../testing.ts';
import type { Counts, LineFilters, ReportRecord, SummaryLine } from './summary.ts';

export const HEAD = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số thẻ đảng',
  'Mã chi bộ',
  'Ngày vào Đảng',
  'Trình độ chuyên môn',
  'Chức vụ Đảng',
  'Loại đảng viên',
];

/** The commune clerk, the provincial board and the cell's secretary, by their logins. */
export const CLERK = 'van.phong';

export const SECRETARY = [
  'Rmah Djuân',
  '01/05/1965',
  'Nam',
  'Gia Rai',
  'CB1',
  '27/05/1990',
  '27/05/1991',
  '86769849',
  'Bí thư chi bộ',
  '',
  '',
  '',
];
export const LAN = ['Võ Thị Lan', '01/12/1980', 'Nữ', 'Kinh', 'CB2', '21/06/2006', '', '91993353', '', '', '', ''];
export const AN_1 = [
  'Nguyễn Văn An',
  '02/02/1970',
  'Nam',
  'Kinh',
  'CB1',
  '03/02/1999',
  '03/02/2000',
  '11112222',
  '',
  '',
  '',
  '',
];
export const AN_2 = [
  'Nguyễn Văn An',
  '02/02/1970',
  'Nam',
  'Kinh',
  'CB2',
  '03/02/1999',
  '03/02/2000',
  '',
  '',
  '',
  '',
  '',
];

/** The same people as the national side has them, when nothing differs. */
export const rmah = [
  'Rmah Djuân',
  '01/05/1965',
  'Nam',
  '86769849',
  'CB1',
  '27/05/1990',
  '',
  'Bí thư chi bộ',
  'Chính thức',
];
export const lan = ['Võ Thị Lan', '01/12/1980', 'Nữ', '91993353', 'CB2', '21/06/2006', '', '', 'Dự bị'];
export const with_ = (row: string[], change: Record<number, string>) => row.map((cell, i) => change[i] ?? cell);

/** Imports a roster of these rows at the top, as the commune keeps it. */
export async function loadRoster(world: Bare, rows: string[][]): Promise<void> {
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-summary-')), 'roster.xlsx');
  await writeFile(path, workbookOf(smallRoster(rows)));
  await importFile(world.chibo, operator(), path, { asOf: '2025-10-31' });
}

export function summaryScene(world: () => Bare) {
  const chibo = () => world().chibo;
  const db = () => chibo().owner.db;
  const at = async (code: string) =>
    await db().selectFrom('unit').select(['id', 'division', 'path']).where('code', '=', code).executeTakeFirstOrThrow();
  const fileAt = async (code: string, name: string, body: string | Buffer, actor: Actor = operator()) =>
    (
      await upload(
        chibo().app.db,
        chibo().keys,
        actor,
        await at(code),
        { name, body: Buffer.from(body as string) },
        world().clock.now(),
      )
    ).id;
  const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
    (await chibo().bus.ask(name, input, { actor })) as T;
  return {
    db,
    at,
    fileAt,
    ask,
    /** Sends a table with these rows (from the name on, as in HEAD) and compares it. */
    read: async (
      rows: string[][],
      { unit = 'ROOT', actor = operator(), head = HEAD }: { unit?: string; actor?: Actor; head?: string[] } = {},
    ) => {
      const body = [head, ...rows.map((row, i) => [String(i + 1), ...row])].map((row) => row.join(';')).join('\n');
      const fileId = await fileAt(unit, 'quoc-gia.csv', body, actor);
      return (await chibo().bus.run('summary.read', { unit: (await at(unit)).id, fileId }, { actor })) as {
        id: string;
        counts: Counts;
        state: string;
        steps: number;
      };
    },
    report: async (id: string, actor: Actor = operator()) => await ask<ReportRecord>('summary.get', { id }, actor),
    lines: async (id: string, filter: LineFilters = {}, actor: Actor = operator()) =>
      (await ask<{ items: SummaryLine[]; total: number }>('summary.lines', { id, limit: 200, ...filter }, actor)).items,
    /** An account with a post at a unit. */
    holder: async (login: string, post: string, code: string) => {
      const made = { login, name: login, password: 'ngọn đèn trước gió' };
      const { id } = await asOperator(chibo(), 'account.make', made);
      await asOperator(chibo(), 'post.begin', { unitId: (await at(code)).id, post, accountId: id, from: '2026-01-01' });
    },
    /** As the one who has this login, else as the operator. */
    run: async <T = { decided: number; written: number; asked: number }>(
      name: string,
      input: unknown,
      login?: string,
    ) => (await chibo().bus.run(name, input, { actor: login ? await actorOf(chibo(), login) : operator() })) as T,
  };
}
