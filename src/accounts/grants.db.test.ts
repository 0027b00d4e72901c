import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  accountFor,
  actorOf,
  asOperator,
  type Bare,
  bareWorld,
  foundTop,
  NOW,
  refusalOf,
} from '../../checks/world/world.ts';
import { may, sees } from '../platform/access.ts';
import { today } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { grantsOf, operator } from './grants.ts';

const FACTS = {
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2025-10-31',
};
let world: Bare;
let commune: string;
let cell: string;
let other: string;

beforeAll(async () => {
  world = await bareWorld();
  commune = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const found = async (name: string) =>
    (
      await asOperator(world.chibo, 'unit.found', {
        parentId: commune,
        kind: 'grassroots_cell',
        name,
        setting: 'residential',
      })
    ).id;
  [cell, other] = [await found('Chi bộ thôn 1'), await found('Chi bộ thôn 2')];
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(NOW));

let made = 0;
/** A member of this cell with an account; answers the ids of the person and the membership, and the login. */
async function member(unit: string): Promise<{ person: string; membership: string; login: string }> {
  const { id, membershipId } = await asOperator<{ id: string; membershipId: string }>(world.chibo, 'member.register', {
    unit,
    fullName: `Nguyễn Văn ${++made}`,
    ...FACTS,
  });
  const login = `nguyen.${made}`;
  await accountFor(world.chibo, login, { personId: id });
  return { person: id, membership: membershipId, login };
}
const grantsFor = async (login: string) => {
  const account = await world.chibo.app.db
    .selectFrom('account')
    .selectAll()
    .where('login', '=', login)
    .executeTakeFirstOrThrow();
  return await grantsOf(world.chibo.app.db, world.chibo.rulebook, account, today(world.clock));
};
const postsOf = async (login: string) => (await grantsFor(login)).map((grant) => grant.post);
const begin = (unitId: string, post: string, personId: string, from = '2026-01-01') =>
  asOperator(world.chibo, 'post.begin', { unitId, post, personId, from });
const pathOf = async (id: string) =>
  (await world.chibo.owner.db.selectFrom('unit').select('path').where('id', '=', id).executeTakeFirstOrThrow()).path;

describe('rights follow from what one holds', () => {
  it('a member reads his cell; a secretary leads it; each is a grant of its own, the post first', async () => {
    const { person, login } = await member(cell);
    expect(await postsOf(login)).toEqual(['member']);
    const post = await begin(cell, 'secretary', person);
    expect(await postsOf(login)).toEqual(['secretary', 'member']);
    const [secretary, plain] = await grantsFor(login);
    const [here, there, above] = [await pathOf(cell), await pathOf(other), await pathOf(commune)];
    expect(
      secretary && [
        may(secretary, 'meeting.call', here),
        may(secretary, 'meeting.call', there),
        sees(secretary, above),
      ],
    ).toEqual([true, false, false]);
    expect(plain && [may(plain, 'meeting.read', here), may(plain, 'meeting.call', here)]).toEqual([true, false]);
    await asOperator(world.chibo, 'post.end', { id: post.id, on: '2026-11-10', reason: 'thôi', version: 1 });
  });

  it('a civil post gives none', async () => {
    const { person, login } = await member(cell);
    await begin(cell, 'village_head', person);
    expect(await postsOf(login)).toEqual(['member']);
  });

  it('they begin on their day and end with the post, without anybody’s doing', async () => {
    const { person, login } = await member(other);
    const { id } = await begin(other, 'secretary', person, '2026-11-01');
    world.clock.set('2026-10-31T16:00:00Z');
    expect(await postsOf(login)).toEqual(['member']);
    world.clock.set('2026-10-31T17:00:00Z');
    expect(await postsOf(login)).toEqual(['secretary', 'member']);
    world.clock.set(NOW);
    await asOperator(world.chibo, 'post.end', { id, on: '2026-11-10', reason: 'thôi giữ chức', version: 1 });
    expect(await postsOf(login)).toEqual(['member']);
  });

  it('end with the membership, and while it is suspended', async () => {
    const [left, suspended] = [await member(cell), await member(cell)];
    await asOperator(world.chibo, 'membership.end', {
      id: left.membership,
      on: '2026-11-10',
      reason: 'struck_off',
      version: 1,
    });
    expect(await postsOf(left.login)).toEqual([]);
    await world.chibo.owner.db
      .updateTable('membership')
      .set({ suspended: true })
      .where('id', '=', suspended.membership)
      .execute();
    expect(await postsOf(suspended.login)).toEqual([]);
  });

  it('an overseer sees the cells in his charge, and not the one beside', async () => {
    const { person, login } = await member(other);
    const { id } = await asOperator(world.chibo, 'overseer.assign', {
      unitId: cell,
      fromUnitId: commune,
      personId: person,
      from: '2026-01-01',
    });
    const duty = await actorOf(world.chibo, login, 'overseer');
    const [here, there] = [await pathOf(cell), await pathOf(other)];
    expect([
      may(duty.grant, 'meeting.read', here),
      may(duty.grant, 'meeting.call', here),
      sees(duty.grant, there),
    ]).toEqual([true, false, false]);
    await asOperator(world.chibo, 'overseer.end', { id, on: '2026-11-10', version: 1 });
    expect(await postsOf(login)).toEqual(['member']);
  });

  it('an account nobody gave a post can do nothing', async () => {
    await asOperator(world.chibo, 'account.make', {
      login: 'khong.chuc',
      name: 'Không Chức',
      password: 'ngọn đèn trước gió',
    });
    expect(await grantsFor('khong.chuc')).toEqual([]);
  });

  it('the operator of the machine may everything, under an account of his own', () => {
    expect(may(operator().grant, 'meeting.sign', '0001')).toBe(true);
    expect(operator().person).toBeNull();
  });
});

describe('an account', () => {
  const make = (more: object) =>
    refusalOf(
      asOperator(world.chibo, 'account.make', { login: 'moi', name: 'Mới', password: 'ngọn đèn trước gió', ...more }),
    );

  it('is refused with a login that is taken, or cannot be typed on a phone, or a weak password', async () => {
    await asOperator(world.chibo, 'account.make', { login: 'Da.Co', name: 'Đã Có', password: 'ngọn đèn trước gió' });
    expect(await make({ login: 'da.co' })).toEqual({ status: 422, codes: ['account.login_taken'], fields: ['login'] });
    for (const login of ['nguyễn.an', 'a b c', '-an', 'an@xa'])
      expect(await make({ login }), login).toMatchObject({ status: 422, codes: ['account.login_form'] });
    expect(await make({ password: 'ngắn' })).toMatchObject({ codes: ['password.short'], fields: ['password'] });
    expect(await make({ personId: newId() })).toMatchObject({ codes: ['person.unknown'], fields: ['personId'] });
  });

  it('is made, opened and closed by an administrator, and by nobody else', async () => {
    const { person, login } = await member(cell);
    await begin(cell, 'committee_member', person);
    const actor = await actorOf(world.chibo, login, 'committee_member');
    expect(
      await refusalOf(
        world.chibo.bus.run('account.make', { login: 'lau', name: 'Lậu', password: 'ngọn đèn trước gió' }, { actor }),
      ),
    ).toMatchObject({ status: 403, codes: ['right.missing'] });
    expect(await refusalOf(world.chibo.bus.ask('account.list', {}, { actor }))).toMatchObject({ status: 403 });
    const { id } = await asOperator(world.chibo, 'account.make', {
      login: 'mo.dong',
      name: 'Mở Đóng',
      password: 'ngọn đèn trước gió',
    });
    await asOperator(world.chibo, 'account.switch', { id, active: false, version: 1 });
    expect(await refusalOf(asOperator(world.chibo, 'account.switch', { id, active: true, version: 1 }))).toMatchObject({
      status: 409,
      codes: ['version.stale'],
    });
  });

  it('changes its own password after giving the present one', async () => {
    const { login } = await member(cell);
    const actor = await actorOf(world.chibo, login);
    const change = (present: string, password: string) =>
      world.chibo.bus.run('account.password', { present, password }, { actor });
    expect(await refusalOf(change('không phải', 'một câu rất dài'))).toMatchObject({
      status: 422,
      codes: ['password.wrong'],
    });
  });
});
