/** For tests: a commune with a grassroots committee and its cell, a cell directly below, and those who take the steps of a case. */
import { accountFor, actorOf, asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Chibo } from '../chibo.ts';
import type { Actor } from '../platform/access.ts';
import type { CaseRecord } from './case.ts';

const FACTS = {
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2025-10-31',
};

export type CaseWorld = Awaited<ReturnType<typeof caseWorld>>;

/** Eight members of Thôn 1 (one in his probation since 10 November 2025), two of Thôn 2, three of a cell under a grassroots committee. */
export async function caseWorld() {
  const world: Bare = await bareWorld();
  const { chibo } = world;
  const commune = await foundTop(chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const found = async (parentId: string, kind: string, name: string) =>
    (await asOperator(chibo, 'unit.found', { parentId, kind, name, setting: 'residential' })).id;
  const cell = await found(commune, 'grassroots_cell', 'Chi bộ thôn 1');
  const other = await found(commune, 'grassroots_cell', 'Chi bộ thôn 2');
  const base = await found(commune, 'grassroots_committee', 'Đảng bộ cơ sở trường học');
  const school = await found(base, 'subordinate_cell', 'Chi bộ khối 1');
  const ids: Record<string, string> = {};
  const register = async (name: string, unit: string, more: object = {}) => {
    ids[name] = (await asOperator(chibo, 'member.register', { unit, fullName: name, ...FACTS, ...more })).id;
  };
  for (const name of ['Nguyễn Thị Đào', 'Trần Văn Ân', 'Lê Thị An', 'Rmah Bình', 'Phạm Cúc', 'Võ Dung', 'Hồ Em'])
    await register(name, cell);
  await register('Siu Mới', cell, { admittedOn: '2025-10-20', ceremonyOn: '2025-11-10', officialOn: null });
  for (const name of ['Lý Khác', 'Hoàng Bí Thư']) await register(name, other);
  for (const name of ['Cô Hiệu', 'Thầy Phó', 'Cô Ba', 'Cô Tư', 'Cô Năm']) await register(name, school);
  const begin = async (unitId: string, post: string, name: string) =>
    await asOperator(chibo, 'post.begin', { unitId, post, personId: ids[name], from: '2025-10-31' });
  await begin(cell, 'secretary', 'Nguyễn Thị Đào');
  await begin(other, 'secretary', 'Lý Khác');
  await begin(school, 'secretary', 'Cô Hiệu');
  await begin(commune, 'committee_secretary', 'Hoàng Bí Thư');
  for (const [name, post] of [
    ['Nguyễn Thị Đào', null],
    ['Lê Thị An', null],
    ['Võ Dung', null],
    ['Lý Khác', null],
    ['Cô Hiệu', null],
    ['Hoàng Bí Thư', null],
    ['Văn Thư', 'clerk'],
  ] as const) {
    const personId = ids[name];
    const id = await accountFor(chibo, name, personId === undefined ? {} : { personId });
    if (post) await asOperator(chibo, 'post.begin', { unitId: commune, post, accountId: id, from: '2025-10-31' });
  }
  const people = {
    secretary: await actorOf(chibo, 'Nguyễn Thị Đào', 'secretary'),
    member: await actorOf(chibo, 'Lê Thị An', 'member'),
    accused: await actorOf(chibo, 'Võ Dung', 'member'),
    neighbour: await actorOf(chibo, 'Lý Khác', 'secretary'),
    head: await actorOf(chibo, 'Cô Hiệu', 'secretary'),
    commune: await actorOf(chibo, 'Hoàng Bí Thư', 'committee_secretary'),
    clerk: await actorOf(chibo, 'Văn Thư', 'clerk'),
    operator: operator(),
  };
  /** the same database served with another rulebook, once `use` was called */
  let served: Chibo = chibo;
  const run = async <T = { id: string }>(name: string, input: unknown, who: Actor = people.secretary) =>
    (await served.bus.run(name, input, { actor: who })) as T;
  const ask = async <T>(name: string, input: unknown, who: Actor = people.secretary) =>
    (await served.bus.ask(name, input, { actor: who })) as T;
  const get = async (id: string, who?: Actor) => await ask<CaseRecord>('case.get', { id }, who);
  const facts = (values: Record<string, string>) => Object.entries(values).map(([field, value]) => ({ field, value }));
  const open = async (procedure: string, name: string, values: Record<string, string> = {}, who?: Actor) =>
    (await run('case.open', { procedure, subject: ids[name], facts: facts(values) }, who)).id;
  const today = () => world.clock.now().toISOString().slice(0, 10);
  const take = async (
    id: string,
    outcome: string,
    more: { on?: string; note?: string; facts?: Record<string, string>; step?: string; version?: number } = {},
    who?: Actor,
  ) => {
    const { step, version } = await get(id, people.operator);
    return await run<{ step: string; state: string }>(
      'case.take',
      { id, version, step: step.id, outcome, on: today(), note: null, ...more, facts: facts(more.facts ?? {}) },
      who,
    );
  };
  const paper = async (id: string, form: string, state = 'checked', who?: Actor) =>
    (await run('case.paper', { id, form, state }, who)).id;
  const line = async (name: string) =>
    await chibo.owner.db
      .selectFrom('membership')
      .selectAll()
      .where('person_id', '=', ids[name] ?? '')
      .orderBy('valid_from', 'desc')
      .executeTakeFirstOrThrow();
  let meeting: string | null = null;
  /** An extraordinary meeting of Thôn 1 that is open, everybody present; made once. */
  const inMeeting = async () => {
    if (meeting !== null) return meeting;
    const call = { unit: cell, kind: 'extraordinary', date: today(), time: '19:30', place: 'Nhà văn hóa' };
    const agenda = [{ kind: 'vote', title: 'Biểu quyết' }];
    meeting = (await run('meeting.call', { ...call, mode: 'in_person', agenda })).id;
    const lead = { chairId: ids['Nguyễn Thị Đào'], clerkId: ids['Trần Văn Ân'] };
    await run('meeting.open', { id: meeting, version: 1, ...lead });
    const { roll } = await ask<{ roll: { id: string }[] }>('meeting.get', { id: meeting });
    await run('meeting.roll', {
      id: meeting,
      marks: roll.map((each) => ({ attendanceId: each.id, state: 'present' })),
    });
    return meeting;
  };
  const vote = async (caseId: string, votesFor: number, form = 'secret') =>
    await run<{ passed: boolean; base: number; threshold: number }>('meeting.vote_case', {
      id: await inMeeting(),
      caseId,
      votesFor,
      votesAgainst: 7 - votesFor,
      votesOther: 0,
      form,
    });
  return {
    world,
    chibo,
    commune,
    cell,
    other,
    base,
    school,
    ids,
    people,
    run,
    ask,
    get,
    open,
    take,
    paper,
    line,
    inMeeting,
    vote,
    use: (another: Chibo) => {
      served = another;
    },
    close: () => world.close(),
  };
}
