/** A province, two communes, a grassroots committee and cells, with a secretary at each level, for the tests of the cascade. */
import { expect } from 'vitest';
import { accountFor, actorOf, asOperator, bareWorld, foundApart, foundTop } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { ResolutionLine, ResolutionRecord } from './resolution.ts';

const FACTS = {
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2025-10-31',
};

export type Levels = Awaited<ReturnType<typeof fourLevels>>;

/**
 * Four levels, made by commands: province, commune (and one beside it), grassroots committee, two cells under it. `division`: the commune and all below it
 * lie in that one, and the province's secretary is a member of a cell of its own.
 */
export async function fourLevels(division = '00') {
  const world = await bareWorld();
  const { chibo } = world;
  const found = async (parentId: string, kind: string, name: string, setting?: string) =>
    (await asOperator(chibo, 'unit.found', { parentId, kind, name, ...(setting && { setting }) })).id;
  const province = await foundTop(chibo, 'province_committee', 'Tỉnh ủy Gia Lai');
  const isApart = division !== '00';
  const commune = isApart
    ? await foundApart(chibo, province, { division, kind: 'commune_committee', name: 'Đảng bộ xã Biển Hồ' })
    : await found(province, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const beside = await found(province, 'commune_committee', 'Đảng bộ xã Ia Mơ');
  const base = await found(commune, 'grassroots_committee', 'Đảng bộ Trường học', 'school');
  const cell = await found(base, 'subordinate_cell', 'Chi bộ Tổ 1', 'school');
  const other = await found(base, 'subordinate_cell', 'Chi bộ Tổ 2', 'school');
  const office = isApart
    ? await foundApart(chibo, province, { division: '00', kind: 'grassroots_cell', name: 'Chi bộ Văn phòng' })
    : cell;
  const ids: Record<string, string> = {};
  const holder = async (name: string, at: string, post: string): Promise<Actor> => {
    const home = at === province ? { unit: office, division: '00' } : { unit: cell, division };
    ids[name] = (await asOperator(chibo, 'member.register', { unit: home.unit, fullName: name, ...FACTS })).id;
    await accountFor(chibo, name, { personId: ids[name] ?? '', division: home.division });
    if (post !== 'member')
      await asOperator(chibo, 'post.begin', { unitId: at, post, personId: ids[name], from: '2025-10-31' });
    return await actorOf(chibo, name, post);
  };
  const people = {
    province: await holder('Tỉnh', province, 'committee_secretary'),
    commune: await holder('Xã', commune, 'committee_secretary'),
    base: await holder('Cơ Sở', base, 'committee_secretary'),
    cell: await holder('Tổ Một', cell, 'secretary'),
    member: await holder('Viên', cell, 'member'),
  };
  return {
    world,
    chibo,
    units: { province, commune, beside, base, cell, other },
    ids,
    people,
    run: async <T = { id: string }>(name: string, input: unknown, actor: Actor) =>
      (await chibo.bus.run(name, input, { actor })) as T,
    ask: async <T>(name: string, input: unknown, actor: Actor) => (await chibo.bus.ask(name, input, { actor })) as T,
    close: () => world.close(),
  };
}

/** One target, in the words of its level; `carries` names the one above. */
export function oneTarget(goal: string, carries?: string) {
  return {
    indicator: `Hộ thoát nghèo (${goal})`,
    measure: 'households',
    baseValue: '0',
    goalMin: goal,
    goalMax: goal,
    deadline: '2027-12-31',
    ...(carries && { carries }),
  };
}

/** Drafts, issues to those directly below, and gives the ids. */
export async function issue(
  w: Levels,
  level: string,
  unit: string,
  actor: Actor,
  goal: string,
  upper?: { id: string; target: string },
) {
  const { id } = await w.run(
    'resolution.draft',
    {
      unit,
      title: `Nghị quyết ${level}`,
      body: 'Toàn văn',
      carries: upper?.id ?? null,
      targets: [oneTarget(goal, upper?.target)],
    },
    actor,
  );
  await w.run('resolution.issue', { id, version: 1, on: '2026-11-02', recipients: 'direct' }, actor);
  const seen = await w.ask<ResolutionRecord>('resolution.get', { id }, actor);
  return { id, target: seen.targets[0]?.id ?? '' };
}

/** The unit has received it, and says so. */
export async function acknowledgeAt(w: Levels, unit: string, id: string, actor: Actor) {
  const {
    items: [line],
  } = await w.ask<{ items: ResolutionLine[] }>('resolution.list', { unit, box: 'received' }, actor);
  expect(line?.id).toBe(id);
  await w.run('resolution.acknowledge', { unit, id: line?.recipientId, version: 1 }, actor);
}
