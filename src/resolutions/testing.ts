/** A commune with cells and people, made by commands, for the tests of this module. */
import { accountFor, actorOf, asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { grantsOf, operator } from '../accounts/grants.ts';
import { unitRef } from '../organization/tree.ts';
import type { Actor } from '../platform/access.ts';
import { today } from '../platform/clock.ts';
import { upload } from '../platform/files/files.ts';

const FACTS = {
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2025-10-31',
};

export type Commune = Awaited<ReturnType<typeof communeWorld>>;

/** A commune with a secretary and a clerk, and `cells` cells; the first has a secretary, two members and an overseer, the second a secretary and a member. */
export async function communeWorld(cells = 3) {
  const world: Bare = await bareWorld();
  const { chibo } = world;
  const { bus } = chibo;
  const commune = await foundTop(chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const cellIds: string[] = [];
  for (let i = 1; i <= cells; i++)
    cellIds.push(
      (
        await asOperator(chibo, 'unit.found', {
          parentId: commune,
          kind: 'grassroots_cell',
          name: `Chi bộ thôn ${i}`,
          setting: 'residential',
        })
      ).id,
    );
  const [cell = '', other = ''] = cellIds;
  const ids: Record<string, string> = {};
  const member = async (name: string, unit: string) => {
    ids[name] = (await asOperator(chibo, 'member.register', { unit, fullName: name, ...FACTS })).id;
    await accountFor(chibo, name, { personId: ids[name] ?? '' });
  };
  for (const name of ['Đào', 'An', 'Bình', 'Phụ Trách', 'Bí Thư']) await member(name, cell);
  for (const name of ['Mai', 'Khác']) await member(name, other);
  const begin = (unitId: string, post: string, name: string) =>
    asOperator(chibo, 'post.begin', { unitId, post, personId: ids[name], from: '2025-10-31' });
  await begin(cell, 'secretary', 'Đào');
  await begin(other, 'secretary', 'Mai');
  await begin(commune, 'committee_secretary', 'Bí Thư');
  await begin(commune, 'committee_executive_member', 'Phụ Trách');
  await asOperator(chibo, 'overseer.assign', {
    unitId: other,
    fromUnitId: commune,
    personId: ids['Phụ Trách'],
    from: '2025-10-31',
  });
  const clerkId = await accountFor(chibo, 'clerk', { name: 'Văn Phòng' });
  await asOperator(chibo, 'post.begin', { unitId: commune, post: 'clerk', accountId: clerkId, from: '2025-10-31' });
  const people = {
    operator: operator(),
    commune: await actorOf(chibo, 'Bí Thư', 'committee_secretary'),
    clerk: await actorOf(chibo, 'clerk', 'clerk'),
    secretary: await actorOf(chibo, 'Đào', 'secretary'),
    an: await actorOf(chibo, 'An', 'member'),
    binh: await actorOf(chibo, 'Bình', 'member'),
    mai: await actorOf(chibo, 'Mai', 'secretary'),
    stranger: await actorOf(chibo, 'Khác', 'member'),
    overseer: await actorOf(chibo, 'Phụ Trách', 'overseer'),
  };
  return {
    world,
    chibo,
    bus,
    commune,
    cell,
    other,
    cellIds,
    ids,
    people,
    run: async <T = { id: string }>(name: string, input: unknown, actor: Actor, commandId?: string) =>
      (await bus.run(name, input, { actor, ...(commandId && { commandId }) })) as T,
    ask: async <T>(name: string, input: unknown, actor: Actor) => (await bus.ask(name, input, { actor })) as T,
    file: async (unitId: string, actor: Actor) =>
      (
        await upload(
          chibo.app.db,
          chibo.keys,
          actor,
          await unitRef(chibo.app.db, unitId),
          { name: 'anh.txt', body: Buffer.from('12 hộ đã ký') },
          world.clock.now(),
        )
      ).id,
    grants: async (login: string) =>
      await grantsOf(
        chibo.app.db,
        chibo.rulebook,
        await chibo.app.db.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirstOrThrow(),
        today(world.clock),
      ),
    close: () => world.close(),
  };
}

/** A resolution with three targets, as the walk of the issue has it. */
export function resolutionText(title = 'Nghị quyết giảm nghèo') {
  return {
    title,
    body: 'Toàn văn',
    theme: 'Năm 2026',
    targets: [
      { indicator: 'Hộ thoát nghèo', measure: 'households', goalMin: '10', goalMax: '12', deadline: '2026-12-31' },
      {
        indicator: 'Đường bê tông',
        measure: 'percent',
        baseText: 'tổng chiều dài đường thôn',
        baseValue: '12.5',
        goalMin: '80',
        goalMax: '80',
        deadline: '2026-12-31',
      },
      { indicator: 'Kết nạp đảng viên', measure: 'members', goalMin: '2', goalMax: '2', deadline: '2026-12-31' },
    ],
  };
}

/** A clear task between two people of the first cell. */
export function clearTask(w: Commune, more: object = {}) {
  return {
    unit: w.cell,
    assigneeId: w.ids.An,
    work: 'Vận động 12 hộ hiến đất làm đường',
    accountability: 'chịu trách nhiệm chính',
    due: '2026-11-30',
    result: 'Danh sách 12 hộ ký cam kết',
    checkerId: w.ids.Bình,
    ...more,
  };
}

/** Issues, acknowledges, plans and adopts: what most tests begin with. */
export async function plannedWorld(w: Commune) {
  const { id } = await w.run('resolution.draft', { unit: w.commune, ...resolutionText() }, w.people.commune);
  await w.run('resolution.issue', { id, version: 1, on: '2026-11-02', recipients: 'all' }, w.people.commune);
  const seen = await w.ask<{ targets: { id: string }[]; received: { id: string; version: number } }>(
    'resolution.get',
    { id },
    w.people.secretary,
  );
  await w.run('resolution.acknowledge', { unit: w.cell, id: seen.received.id, version: 1 }, w.people.secretary);
  const plan = await w.run(
    'plan.draft',
    {
      unit: w.cell,
      resolutionId: id,
      title: 'Kế hoạch',
      body: '',
      startsOn: '2026-11-01',
      endsOn: '2026-12-31',
      items: [
        {
          what: 'Giúp 3 hộ thoát nghèo',
          targetId: seen.targets[0]?.id,
          measure: 'households',
          goalMin: '3',
          goalMax: '3',
          deadline: '2026-12-15',
          weight: 3,
        },
        { what: 'Làm 200 m đường', targetId: seen.targets[1]?.id, weight: 1 },
      ],
    },
    w.people.secretary,
  );
  await w.run('plan.adopt', { id: plan.id, version: 1, on: '2026-11-05' }, w.people.secretary);
  const { items } = await w.ask<{ items: { id: string }[] }>('plan.get', { id: plan.id }, w.people.secretary);
  return {
    resolutionId: id,
    planId: plan.id,
    targetIds: seen.targets.map((t) => t.id),
    recipientId: seen.received.id,
    itemIds: items.map((i) => i.id),
  };
}
