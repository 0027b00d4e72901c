import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asOperator, type Bare, bareWorld } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { openToken } from '../accounts/sessions.ts';
import { importFile } from '../exchange/cli.ts';
import { smallRoster, workbookOf } from '../exchange/testing.ts';
import { makeServer } from './server.ts';

const CARD = '91993353';
const LAN = ['Võ Thị Lan', '01/12/1980', 'Nữ', 'Kinh', 'CB2', '21/06/2006', '', CARD, '', '', '', ''];

let world: Bare;
let server: Hono;
let unit: string;
let tokens: Record<'clerk' | 'board' | 'inspector', string>;

beforeAll(async () => {
  world = await bareWorld();
  server = makeServer(world.chibo, { log: false });
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-summaries-')), 'roster.xlsx');
  await writeFile(path, workbookOf(smallRoster([LAN])));
  await importFile(world.chibo, operator(), path, { asOf: '2025-10-31' });
  const { db } = world.chibo.owner;
  unit = (await db.selectFrom('unit').select('id').where('code', '=', 'ROOT').executeTakeFirstOrThrow()).id;
  tokens = {
    clerk: await tokenFor('van.phong', 'clerk'),
    board: await tokenFor('bi.thu', 'deputy_secretary'),
    inspector: await tokenFor('kiem.tra', 'inspector'),
  };
});
afterAll(() => world.close());

async function tokenFor(login: string, post: string): Promise<string> {
  const { id } = await asOperator(world.chibo, 'account.make', { login, name: login, password: 'ngọn đèn trước gió' });
  if (post !== 'deputy_secretary')
    await asOperator(world.chibo, 'post.begin', { unitId: unit, post, accountId: id, from: '2026-01-01' });
  return await openToken(world.chibo.app.db, world.clock, id, 10);
}

const take = async (file: string, token?: string) =>
  await server.request(`/api/v1/summary-files/${file}`, {
    headers: { Host: 'chibo.test', ...(token && { Authorization: `Bearer ${token}` }) },
  });

it('hands out the summary as the form that is asked for, under a name', async () => {
  const json = await take(`${unit}.json`, tokens.clerk);
  expect(json.status).toBe(200);
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(json.headers.get('content-disposition')).toMatch(/^attachment; filename="chibo .*\.json"/);
  const told = (await json.json()) as { format: string; version: number; members: object[] };
  expect(told).toMatchObject({
    format: 'chibo-member-summary',
    version: 1,
    members: [
      {
        name: 'Võ Thị Lan',
        birthDate: '1980-12-01',
        cardNumber: CARD,
        cell: { code: 'CB2' },
        status: 'probationary',
        exempt: false,
      },
    ],
  });
  const csv = await take(`${unit}.csv`, tokens.clerk);
  const text = await csv.text();
  expect(text.split('\r\n')[0]).toContain('Họ và tên,Ngày sinh,Giới tính');
  expect(text.split('\r\n')[1]).toContain(`Võ Thị Lan,01/12/1980,nữ,Kinh,${CARD},CB2`);
  const xlsx = await take(`${unit}.xlsx`, tokens.clerk);
  expect(
    Buffer.from(await xlsx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

it('to nobody without a sign-in, without the right, or for what is no unit or no form', async () => {
  expect((await take(`${unit}.json`)).status).toBe(401);
  expect((await take(`${unit}.json`, tokens.inspector)).status).toBe(403);
  expect((await take(`${unit}.json`, tokens.board)).status).toBe(403);
  expect((await take(`${unit}.pdf`, tokens.clerk)).status).toBe(404);
  expect((await take(`x.json`, tokens.clerk)).status).toBe(404);
  expect((await take(`${crypto.randomUUID()}.json`, tokens.clerk)).status).toBe(404);
});
