import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf, problemIn } from '../../checks/world/client.ts';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { openToken } from '../accounts/sessions.ts';
import { readArchive } from '../exchange/archive/read.ts';
import { importFile } from '../exchange/cli.ts';
import { smallRoster, workbookOf } from '../exchange/testing.ts';
import type { MemberPage } from '../members/member.ts';
import { newId } from '../platform/ids.ts';
import { makeServer } from './server.ts';

const CARD = '91993353';
const PHONE = '0971739732';
const MEMBER = ['Võ Thị Lan', '01/12/1980', 'Nữ', 'Kinh', 'CB2', '21/06/2006', '', CARD, '', '', PHONE, ''];
const SECRETARY = [
  ...['Rmah Djuân', '01/05/1965', 'Nam', 'Gia Rai', 'CB1', '27/05/1990', '27/05/1991', '86769849'],
  ...['Bí thư chi bộ', '', '', ''],
];

let from: Bare;
let server: Hono;
let ask: Client;
let unit: string;
let cell: string;
let tokens: Record<'clerk' | 'board' | 'secretary', string>;

beforeAll(async () => {
  from = await bareWorld();
  server = makeServer(from.chibo, { log: false });
  ask = clientOf(from.chibo);
  const path = join(await folder(), 'roster.xlsx');
  await writeFile(path, workbookOf(smallRoster([MEMBER, SECRETARY])));
  await importFile(from.chibo, operator(), path, { asOf: '2025-10-31' });
  const { db } = from.chibo.owner;
  const coded = async (code: string) =>
    (await db.selectFrom('unit').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
  [unit, cell] = [await coded('ROOT'), await coded('CB1')];
  const people = await db.selectFrom('membership').select(['person_id', 'full_name']).execute();
  const person = (name: string) => people.find((each) => each.full_name === name)?.person_id;
  const clerk = await account('van.phong');
  await asOperator(from.chibo, 'post.begin', { unitId: unit, post: 'clerk', accountId: clerk, from: '2026-01-01' });
  const board = { unitId: unit, post: 'organization_board_head', personId: person('Võ Thị Lan'), from: '2026-01-01' };
  await asOperator(from.chibo, 'post.begin', board);
  tokens = {
    clerk: await tokenOf(clerk),
    board: await tokenOf(await account('to.chuc', person('Võ Thị Lan'))),
    secretary: await tokenOf(await account('bi.thu', person('Rmah Djuân'))),
  };
});
afterAll(() => from.close());

const folder = () => mkdtemp(join(tmpdir(), 'chibo-archives-'));

async function account(login: string, personId?: string): Promise<string> {
  const made = { login, name: login, password: 'ngọn đèn trước gió', ...(personId && { personId }) };
  return (await asOperator(from.chibo, 'account.make', made)).id;
}

const tokenOf = (accountId: string) => openToken(from.chibo.app.db, from.clock, accountId, 10);

/** The grant of the post, where an account has several. */
async function grantId(login: string, post: string): Promise<string> {
  return (await actorOf(from.chibo, login, post)).grant.id;
}

const take = (token: string, acting = '') =>
  server.request(`/api/v1/archives/${unit}.zip${acting && `?acting=${acting}`}`, {
    headers: { Host: 'chibo.test', Authorization: `Bearer ${token}` },
  });

async function saved(token: string, acting?: string): Promise<string> {
  const answer = await take(token, acting);
  expect(answer.status).toBe(200);
  const path = join(await folder(), 'saved.zip');
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
  return path;
}

const lines = async () =>
  await from.chibo.owner.db
    .selectFrom('ledger')
    .select(['unit_id', 'subject_kind', 'subject_id', 'body', 'account_id'])
    .where('command', '=', 'archive.download')
    .orderBy('id')
    .execute();

/** The archive read into an empty database, and what one finds there. */
async function readBack(path: string) {
  const to = await bareWorld();
  try {
    const manifest = await readArchive(to.chibo, path);
    const list = (await to.chibo.bus.ask('member.list', { unit, limit: 20 }, { actor: operator() })) as MemberPage;
    const lan = list.items.find((each) => each.name === MEMBER[0]);
    const secrets = await to.chibo.bus.ask('member.reveal', { id: lan?.personId }, { actor: operator() });
    const again = await refusalOf(readArchive(to.chibo, path));
    return { manifest, names: list.items.map((each) => each.name), secrets, again };
  } finally {
    await to.close();
  }
}

describe('an archive', () => {
  it('comes as one file that an empty database reads back, numbers and all, and leaves a line in the ledger', async () => {
    const before = (await lines()).length;
    const answer = await take(tokens.clerk);
    expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Cache-Control')]).toEqual([
      200,
      'application/zip',
      'no-store',
    ]);
    expect(answer.headers.get('Content-Disposition')).toContain('filename="chibo dang bo xa bien ho 2026-11-10.zip"');
    const path = join(await folder(), 'saved.zip');
    await writeFile(path, Buffer.from(await answer.arrayBuffer()));
    const { manifest, names, secrets, again } = await readBack(path);
    expect(manifest).toMatchObject({ format: 'chibo-archive', withheld: [], unit: { id: unit } });
    expect(names.toSorted()).toEqual([SECRETARY[0], MEMBER[0]]);
    expect(secrets).toMatchObject({ cardNo: CARD, phone: PHONE });
    expect(again.codes).toEqual(['archive.not_empty']);
    const after = await lines();
    expect(after.length).toBe(before + 1);
    expect(after.at(-1)).toMatchObject({
      unit_id: unit,
      subject_kind: 'archive',
      subject_id: unit,
      body: { numbers: true },
    });
  });

  it('holds as many rows as the page said, table by table', async () => {
    const told = (await ask('GET', `/units/${unit}/archive`, { token: tokens.clerk })).json() as {
      tables: { name: string; part: string; rows: number }[];
      reveals: boolean;
    };
    expect(told.reveals).toBe(true);
    const { manifest } = await readBack(await saved(tokens.clerk));
    const held = new Map(manifest.tables.map((table) => [table.name, table.rows]));
    // the ledger grew by this reading and by the download itself
    for (const { name, rows } of told.tables.filter((table) => table.name !== 'ledger'))
      expect([name, held.get(name)]).toEqual([name, rows]);
    expect(told.tables.find((table) => table.name === 'person')).toEqual({ name: 'person', part: 'members', rows: 2 });
    expect(told.tables.find((table) => table.name === 'unit')).toEqual({ name: 'unit', part: 'organization', rows: 3 });
  });

  it('keeps numbers back from who may export but not reveal', async () => {
    const { manifest, names, secrets } = await readBack(
      await saved(tokens.board, await grantId('to.chuc', 'organization_board_head')),
    );
    expect(manifest.withheld).toEqual(expect.arrayContaining(['person.card_no', 'person.phone']));
    expect(names.toSorted()).toEqual([SECRETARY[0], MEMBER[0]]);
    expect(JSON.stringify(secrets)).not.toMatch(new RegExp(`${CARD}|${PHONE}`));
    expect((await lines()).at(-1)).toMatchObject({ body: { numbers: false } });
  });

  it('that was cut short cannot be read', async () => {
    const path = await saved(tokens.clerk);
    await writeFile(path, (await readFile(path)).subarray(0, -100));
    const to = await bareWorld();
    try {
      expect(await refusalOf(readArchive(to.chibo, path))).toMatchObject({ codes: ['archive.not_archive'] });
    } finally {
      await to.close();
    }
  });

  it('is given to two at a time, and again when they have left', async () => {
    const [first, second] = await Promise.all([take(tokens.clerk), take(tokens.clerk)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    const third = await take(tokens.clerk);
    expect(third.status).toBe(503);
    expect(await third.json()).toMatchObject({ code: 'archive.busy' });
    await Promise.all([first.body?.cancel(), second.arrayBuffer()]);
    expect((await take(tokens.clerk)).status).toBe(200);
  });
});

describe('is refused', () => {
  it('to who is not signed in, has no right there, or names no unit; without a line', async () => {
    const before = (await lines()).length;
    expect(problemIn(await ask('GET', `/archives/${unit}.zip`))).toMatchObject({ status: 401 });
    for (const id of [newId(), 'x'])
      expect(problemIn(await ask('GET', `/archives/${id}.zip`, { token: tokens.clerk })), id).toMatchObject({
        status: 404,
      });
    const acting = await grantId('bi.thu', 'secretary');
    // the committee above is out of sight; one's own cell is in sight, without the right
    expect((await take(tokens.secretary, acting)).status).toBe(404);
    const own = await ask('GET', `/archives/${cell}.zip?acting=${acting}`, { token: tokens.secretary });
    expect(problemIn(own)).toMatchObject({ status: 403, code: 'right.missing' });
    expect((await lines()).length).toBe(before);
  });
});
