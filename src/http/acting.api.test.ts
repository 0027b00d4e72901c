import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, problemIn } from '../../checks/world/client.ts';
import { asOperator, type Bare, bareWorld, foundTop, NOW } from '../../checks/world/world.ts';
import { openToken } from '../accounts/sessions.ts';
import { newId } from '../platform/ids.ts';

let world: Bare;
let ask: Client;
let commune: string;
let clerk: string;

beforeAll(async () => {
  world = await bareWorld();
  ask = clientOf(world.chibo);
  commune = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  clerk = await account('van.phong');
  await asOperator(world.chibo, 'post.begin', { unitId: commune, post: 'clerk', accountId: clerk, from: '2026-01-01' });
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(NOW));

async function account(login: string): Promise<string> {
  return (await asOperator(world.chibo, 'account.make', { login, name: 'Văn phòng', password: 'ngọn đèn trước gió' }))
    .id;
}
const found = (name: string) => ({ parentId: commune, kind: 'grassroots_cell', name });

describe('a bearer token', () => {
  it('acts exactly as its account, and needs no header against other sites', async () => {
    const token = await openToken(world.chibo.app.db, world.clock, clerk, 2);
    const made = await ask('POST', '/units', { body: found('Chi bộ do chương trình'), token });
    expect(made.status).toBe(200);
    const [line] = await world.chibo.owner.db
      .selectFrom('ledger')
      .select(['account_id', 'grant_id'])
      .where('subject_id', '=', String(made.json().id))
      .execute();
    expect(line?.account_id).toBe(clerk);
    expect(problemIn(await ask('GET', '/accounts', { token }))).toMatchObject({ status: 403, code: 'right.missing' });
  });

  it('ends at its hour', async () => {
    const token = await openToken(world.chibo.app.db, world.clock, clerk, 2);
    world.clock.set('2026-11-10T04:59:59Z');
    expect((await ask('GET', `/units/${commune}`, { token })).status).toBe(200);
    world.clock.set('2026-11-10T05:00:00Z');
    expect(problemIn(await ask('GET', `/units/${commune}`, { token }))).toMatchObject({
      status: 401,
      code: 'sign_in.needed',
    });
  });

  it('that was made up opens nothing', async () => {
    for (const token of ['chibo_x', `chibo_${'a'.repeat(43)}`, 'x'])
      expect((await ask('GET', `/units/${commune}`, { token })).status, token).toBe(401);
  });
});

describe('acting as', () => {
  it('takes a grant one holds, and refuses one that is somebody else’s or made up', async () => {
    const token = await openToken(world.chibo.app.db, world.clock, clerk, 2);
    const other = await account('thanh.tra');
    const { id: othersGrant } = await asOperator(world.chibo, 'post.begin', {
      unitId: commune,
      post: 'inspector',
      accountId: other,
      from: '2026-01-01',
    });
    const as = (grant: string) => ask('GET', `/units/${commune}`, { token, headers: { 'Chibo-Acting-As': grant } });
    const session = (await ask('GET', '/session', { token })).json();
    expect((await as(String(session.actingAs))).status).toBe(200);
    for (const grant of [othersGrant, newId(), 'operator', 'self'])
      expect(problemIn(await as(grant)), grant).toMatchObject({ status: 403, code: 'grant.unknown' });
    expect((await ask('GET', `/units/${commune}?acting=${othersGrant}`, { token })).status).toBe(403);
  });

  it('ends on the day the post ends', async () => {
    const id = await account('het.nhiem.ky');
    const token = await openToken(world.chibo.app.db, world.clock, id, 1000);
    const post = await asOperator(world.chibo, 'post.begin', {
      unitId: commune,
      post: 'clerk',
      accountId: id,
      from: '2026-01-01',
    });
    expect((await ask('GET', `/units/${commune}`, { token })).status).toBe(200);
    await asOperator(world.chibo, 'post.end', { id: post.id, on: '2026-11-10', reason: 'hết nhiệm kỳ', version: 1 });
    expect(problemIn(await ask('GET', `/units/${commune}`, { token }))).toMatchObject({
      status: 403,
      code: 'grant.none',
    });
  });

  it('without any post can do nothing but look after the account itself', async () => {
    const token = await openToken(world.chibo.app.db, world.clock, await account('khong.chuc'), 2);
    expect((await ask('GET', '/session', { token })).json()).toMatchObject({
      signedIn: true,
      grants: [],
      capabilities: [],
    });
    expect(problemIn(await ask('GET', '/units', { token }))).toMatchObject({ status: 403, code: 'grant.none' });
    expect((await ask('PUT', '/session/language', { token, body: { language: 'ar' } })).status).toBe(200);
    expect(problemIn(await ask('PUT', '/session/language', { token, body: { language: 'fr' } }))).toMatchObject({
      status: 422,
    });
  });
});
