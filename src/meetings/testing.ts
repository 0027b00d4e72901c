/** A commune with two cells for the tests of this module: one with members of every kind, a secretary, a guest and somebody in charge from above. */
import { accountFor, actorOf, asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { hashPassword } from '../accounts/password.ts';
import type { Actor } from '../platform/access.ts';
import { makeBus } from '../platform/bus/bus.ts';
import { votes } from '../votes/module.ts';
import type { MeetingRecord } from './meeting.ts';
import { meetings } from './module.ts';

export const PASSWORD = 'mot cau that dai';
const FACTS = {
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2025-10-31',
};
/** 12 own members: 11 official (one exempt, one away), one probationary. */
const MEMBERS = [
  'Nguyễn Thị Đào',
  'Trần Văn Ân',
  'Lê Thị An',
  'Rmah Bình',
  'Phạm Cúc',
  'Võ Dung',
  'Hồ Em',
  'Đỗ Giang',
  'Bùi Hạnh',
  'Ngô Miễn',
  'Mai Xa',
  'Siu Mới',
];

export type MeetingWorld = Awaited<ReturnType<typeof meetingWorld>>;

export async function meetingWorld() {
  const world: Bare = await bareWorld();
  const { chibo } = world;
  const here = new Set(chibo.bus.modules.map((m) => m.name));
  const bus = makeBus(
    chibo.app.db,
    [...chibo.bus.modules, ...[votes, meetings(chibo.rulebook)].filter((m) => !here.has(m.name))],
    chibo.bus.services,
    world.clock,
  );
  const commune = await foundTop(chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const found = async (name: string) =>
    (
      await asOperator(chibo, 'unit.found', {
        parentId: commune,
        kind: 'grassroots_cell',
        name,
        setting: 'residential',
      })
    ).id;
  const cell = await found('Chi bộ thôn Phú Danh');
  const other = await found('Chi bộ thôn 2');
  await asOperator(chibo, 'unit.letterhead', {
    id: cell,
    letterhead: {
      documentCode: 'CB',
      upperName: 'ĐẢNG ỦY XÃ BIỂN HỒ',
      issuerName: 'CHI BỘ THÔN PHÚ DANH',
      place: 'Biển Hồ',
      hasSeal: true,
    },
  });
  const ids: Record<string, string> = {};
  const register = async (name: string, unit: string) => {
    const probationary = name === 'Siu Mới';
    ids[name] = (
      await asOperator(chibo, 'member.register', {
        unit,
        fullName: name,
        ...FACTS,
        ...(probationary && { admittedOn: '2026-05-05', officialOn: null, from: '2026-05-05' }),
      })
    ).id;
  };
  for (const name of MEMBERS) await register(name, cell);
  for (const name of ['Lý Khác', 'Kpă Phụ Trách', 'Hoàng Bí Thư', 'Rơ Châm Khách']) await register(name, other);
  const owner = chibo.owner.db;
  await owner
    .updateTable('membership')
    .set({ exempt: true })
    .where('person_id', '=', ids['Ngô Miễn'] ?? '')
    .execute();
  await owner
    .updateTable('membership')
    .set({ away: true })
    .where('person_id', '=', ids['Mai Xa'] ?? '')
    .execute();
  const guest = await owner
    .selectFrom('membership')
    .selectAll()
    .where('person_id', '=', ids['Rơ Châm Khách'] ?? '')
    .executeTakeFirstOrThrow();
  const place = await owner.selectFrom('unit').select('path').where('id', '=', cell).executeTakeFirstOrThrow();
  await owner
    .insertInto('membership')
    .values({
      ...guest,
      id: crypto.randomUUID(),
      unit_id: cell,
      scope: place.path,
      seat: 'guest',
      begin_reason: 'temporary',
    })
    .execute();
  const begin = async (unitId: string, post: string, name: string) =>
    await asOperator(chibo, 'post.begin', { unitId, post, personId: ids[name], from: '2025-10-31' });
  await begin(cell, 'secretary', 'Nguyễn Thị Đào');
  await begin(cell, 'committee_member', 'Trần Văn Ân');
  await begin(other, 'secretary', 'Lý Khác');
  await begin(commune, 'committee_secretary', 'Hoàng Bí Thư');
  await begin(commune, 'committee_executive_member', 'Kpă Phụ Trách');
  await asOperator(chibo, 'overseer.assign', {
    unitId: cell,
    fromUnitId: commune,
    personId: ids['Kpă Phụ Trách'],
    from: '2025-10-31',
  });
  const hash = await hashPassword(PASSWORD);
  const actor = async (name: string, post: string) => {
    if (!(await owner.selectFrom('account').select('id').where('login', '=', name).executeTakeFirst())) {
      await accountFor(chibo, name, { personId: ids[name] ?? '', passwordHash: hash });
    }
    return await actorOf(chibo, name, post);
  };
  const people = {
    operator: operator(),
    secretary: await actor('Nguyễn Thị Đào', 'secretary'),
    member: await actor('Lê Thị An', 'member'),
    probationer: await actor('Siu Mới', 'probationary_member'),
    stranger: await actor('Lý Khác', 'member'),
    strangeSecretary: await actor('Lý Khác', 'secretary'),
    overseer: await actor('Kpă Phụ Trách', 'overseer'),
    commune: await actor('Hoàng Bí Thư', 'committee_secretary'),
  };
  const run = async <T = { id: string }>(
    name: string,
    input: unknown,
    who: Actor = people.secretary,
    commandId?: string,
  ) => (await bus.run(name, input, { actor: who, ...(commandId && { commandId }) })) as T;
  const ask = async <T>(name: string, input: unknown, who: Actor = people.secretary) =>
    (await bus.ask(name, input, { actor: who })) as T;
  const get = async (id: string, who?: Actor) => await ask<MeetingRecord>('meeting.get', { id }, who);
  const call = async (more: object = {}, who?: Actor) =>
    (
      await run(
        'meeting.call',
        {
          unit: cell,
          kind: 'regular',
          date: '2026-11-10',
          time: '19:30',
          place: 'Nhà văn hóa thôn',
          mode: 'in_person',
          ...more,
        },
        who,
      )
    ).id;
  const open = async (id: string, more: object = {}) =>
    await run('meeting.open', {
      id,
      version: (await get(id)).version,
      chairId: ids['Nguyễn Thị Đào'],
      clerkId: ids['Trần Văn Ân'],
      ...more,
    });
  /** Marks those named, everybody else present. */
  const roll = async (id: string, absent: Record<string, { state: string; reason?: string }> = {}) => {
    const meeting = await get(id);
    const marks = meeting.roll
      .filter((l) => l.role !== 'overseer')
      .map((l) => ({ attendanceId: l.id, ...(absent[l.name] ?? { state: 'present' }) }));
    return await run<{ left: number }>('meeting.roll', { id, marks });
  };
  const version = async (id: string) => (await get(id)).version;
  return {
    world,
    chibo,
    bus,
    commune,
    cell,
    other,
    ids,
    people,
    run,
    ask,
    get,
    call,
    open,
    roll,
    version,
    close: () => world.close(),
  };
}
