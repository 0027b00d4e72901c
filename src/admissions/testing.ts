/** A commune with a village cell, and a school's committee with a cell below it, for the tests of this module: people, accounts, and the way of a case. */
import {
  accountFor,
  actorOf,
  asOperator,
  type Bare,
  bareWorld,
  foundApart,
  foundTop,
} from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { addressOf } from '../organization/tree.ts';
import type { Actor } from '../platform/access.ts';
import { makeBus } from '../platform/bus/bus.ts';
import { command, type Module } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { noteVote } from '../procedures/engine.ts';
import { caseRow, procedureOf } from '../procedures/reading.ts';
import { recordPoll } from '../votes/poll.ts';
import { votingRuleOf } from '../votes/voting.ts';
import type { CandidateRecord } from './candidate.ts';
import { caseSteps } from './scene.ts';

const MEMBER = {
  sex: 'male',
  ethnicity: '01',
  birthDate: '1975-03-04',
  admittedOn: '2000-01-02',
  ceremonyOn: '2000-02-01',
  officialOn: '2001-02-01',
  from: '2020-01-01',
};

export const CANDIDATE = {
  fullName: 'Rơ Châm Hạnh',
  sex: 'female',
  ethnicity: '10',
  birthDate: '2000-05-20',
  education: 'upper_secondary',
  occupation: 'farmer',
  unionBody: 'youth_union',
  phone: '0912345678',
};

const COMMUNE = 'Đảng bộ xã Biển Hồ';

export const NOMINATION = {
  body: 'youth_union',
  bodyName: 'Chi đoàn thôn 1',
  number: '04-NQ/CĐ',
  on: '2026-01-15',
  votesFor: 18,
  votesOf: 20,
};

/** A vote of the cell taken on a case, as its meeting records one. */
const pollOnCase = command({
  name: 'test.poll',
  method: 'POST',
  path: '/test/cases/{id}/poll',
  capability: 'case.handle',
  summary: 'A vote of the cell on a case',
  input: s.object({ id: s.id(), present: s.whole(0, 500), eligible: s.whole(1, 500), votesFor: s.whole(0, 500) }),
  result: s.object({ passed: s.flag(), base: s.anyNumber(), threshold: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [addressOf(await caseRow(ctx, input.id))] }),
  run: async (ctx, { id, present, eligible, votesFor }) => {
    const row = await caseRow(ctx, id);
    const { procedure, rules } = await procedureOf(ctx, row);
    const need = procedure.steps
      .find((step) => step.id === row.step)
      ?.needs?.flatMap((each) => ('vote' in each ? [each.vote] : []))[0];
    const poll = await recordPoll(ctx, {
      unit: addressOf(row),
      subject: { kind: 'case', id },
      question: 'Biểu quyết',
      rule: votingRuleOf(rules, need ?? ''),
      voters: Array.from({ length: eligible }, (_, i) => ({
        votes: true,
        exempt: false,
        away: false,
        state: i < present ? ('present' as const) : ('absent' as const),
      })),
      count: { votesFor, votesAgainst: present - votesFor, votesOther: 0 },
      form: 'card',
      reservedOpinions: null,
    });
    await noteVote(ctx, row, poll.id);
    return { passed: poll.passed, base: poll.base, threshold: poll.threshold };
  },
});

export type AdmissionWorld = Awaited<ReturnType<typeof admissionWorld>>;

/** `division`: the commune lies in that one, under a province (`top`) in the first; else it is itself the top. */
export async function admissionWorld(division = '00') {
  const world: Bare = await bareWorld();
  const { chibo } = world;
  const test: Module = { name: 'test', commands: [pollOnCase], queries: [], ownedTables: [] };
  const bus = makeBus(chibo.app.db, [...chibo.bus.modules, test], chibo.bus.services, world.clock);
  const isApart = division !== '00';
  const top = isApart
    ? await foundTop(chibo, 'province_committee', 'Tỉnh ủy Gia Lai')
    : await foundTop(chibo, 'commune_committee', COMMUNE);
  const commune = isApart ? await foundApart(chibo, top, { division, kind: 'commune_committee', name: COMMUNE }) : top;
  const found = async (parentId: string, kind: string, name: string, setting: string) =>
    (await asOperator(chibo, 'unit.found', { parentId, kind, name, setting })).id;
  const cell = await found(commune, 'grassroots_cell', 'Chi bộ thôn 1', 'residential');
  const other = await found(commune, 'grassroots_cell', 'Chi bộ thôn 2', 'residential');
  const school = await found(commune, 'grassroots_committee', 'Đảng bộ Trường THPT', 'school');
  const schoolCell = await found(school, 'subordinate_cell', 'Chi bộ Tổ Toán', 'school');
  const ids: Record<string, string> = {};
  const register = async (unit: string, fullName: string, more: object = {}) => {
    ids[fullName] = (await asOperator(chibo, 'member.register', { unit, fullName, ...MEMBER, ...more })).id;
    return ids[fullName];
  };
  for (const name of ['Nguyễn Thị Đào', 'Trần Văn Ân', 'Lê Thị An', 'Phạm Văn Cúc', 'Võ Văn Dung', 'Hồ Văn Em'])
    await register(cell, name);
  await register(cell, 'Siu Mới', {
    admittedOn: '2026-05-05',
    ceremonyOn: '2026-05-20',
    officialOn: null,
    from: '2026-05-20',
  });
  for (const name of ['Lý Khác', 'Hoàng Bí Thư']) await register(other, name);
  for (const name of ['Đỗ Hiệu', 'Bùi Giáo', 'Ngô Viên']) await register(schoolCell, name);
  const begin = async (unitId: string, post: string, holder: object) =>
    await asOperator(chibo, 'post.begin', { unitId, post, from: '2025-01-01', ...holder });
  await begin(cell, 'secretary', { personId: ids['Nguyễn Thị Đào'] });
  await begin(cell, 'youth_union_secretary', { personId: ids['Hồ Văn Em'] });
  await begin(other, 'secretary', { personId: ids['Lý Khác'] });
  await begin(schoolCell, 'secretary', { personId: ids['Đỗ Hiệu'] });
  await begin(school, 'committee_secretary', { personId: ids['Bùi Giáo'] });
  await begin(commune, 'committee_secretary', { personId: ids['Hoàng Bí Thư'] });
  const actor = async (name: string, post: string) => {
    const there = await chibo.owner.db.selectFrom('account').select('id').where('login', '=', name).executeTakeFirst();
    if (!there) await accountFor(chibo, name, { personId: ids[name] ?? '', division });
    return await actorOf(chibo, name, post);
  };
  const people = {
    operator: operator(),
    secretary: await actor('Nguyễn Thị Đào', 'secretary'),
    member: await actor('Lê Thị An', 'member'),
    helper: await actor('Trần Văn Ân', 'member'),
    probationer: await actor('Siu Mới', 'probationary_member'),
    union: await actor('Hồ Văn Em', 'youth_union_secretary'),
    stranger: await actor('Lý Khác', 'secretary'),
    schoolSecretary: await actor('Đỗ Hiệu', 'secretary'),
    schoolCommittee: await actor('Bùi Giáo', 'committee_secretary'),
    commune: await actor('Hoàng Bí Thư', 'committee_secretary'),
  };
  const run = async <T = { id: string }>(name: string, input: unknown, who: Actor = people.operator) =>
    (await bus.run(name, input, { actor: who })) as T;
  const ask = async <T>(name: string, input: unknown, who: Actor = people.operator) =>
    (await bus.ask(name, input, { actor: who })) as T;
  const candidate = async (id: string, who?: Actor) => await ask<CandidateRecord>('candidate.get', { id }, who);
  const nominate = async (more: object = {}, unit = cell, who?: Actor) =>
    await run<{ id: string; warnings: { code: string }[] }>(
      'candidate.nominate',
      { unit, ...CANDIDATE, nomination: NOMINATION, listedOn: '2026-02-05', ...more },
      who,
    );
  const help = async (id: string, name: string, togetherSince = '2024-01-01', from = '2026-02-05') =>
    await run('helper.assign', { id, person: ids[name], togetherSince, from });
  const certify = async (id: string, certifiedOn = '2026-03-10') =>
    await run<{ id: string; validUntil: string }>('place.certify', {
      of: 'candidate',
      attendee: id,
      course: 'awareness',
      number: 'CN-17',
      certifiedOn,
      issuer: 'Trung tâm chính trị',
    });
  const openCase = async (id: string, on = '2026-04-01', who?: Actor) =>
    await run('case.open', { procedure: 'admission', subject: id, facts: [], on }, who);
  return {
    world,
    chibo,
    bus,
    top,
    commune,
    cell,
    other,
    school,
    schoolCell,
    ids,
    people,
    register,
    run,
    ask,
    candidate,
    nominate,
    help,
    certify,
    openCase,
    case: await caseSteps({ run, ask }),
    close: () => world.close(),
  };
}

export const DOSSIER = ['certificate', 'application', 'introducer_letter', 'union_resolution'];
