/** What a decision means for units that stay: posts and groups of who leaves them, another kind, posts begun by hand, days of a closed period. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { recountAll } from '../indicators/recount.ts';
import { type Commune, communeWorld } from '../resolutions/testing.ts';
import { applyDue } from './due.ts';
import type { PlannedPost, PlannedWork, PlanRecord, ReorganizationRecord } from './reorganization.ts';
import { differences, dumpOf } from './testing.ts';

let w: Commune;
beforeAll(async () => {
  w = await communeWorld(6);
  w.world.clock.set('2026-11-20T03:00:00Z');
  await recountAll(w.chibo);
});
afterAll(() => w.close());

const TODAY = '2026-11-20';
const paper = {
  title: 'Quyết định sắp xếp',
  number: '15-QĐ/ĐU',
  decidedOn: '2026-11-10',
  signerName: 'Bí Thư',
  effectiveOn: TODAY,
};

const draft = async (acts: object[], more: object = {}) =>
  (await w.run('reorganization.draft', { unit: w.commune, ...paper, ...more, acts }, w.people.commune)).id;
const get = (id: string) => w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
const version = async (id: string) => (await get(id)).version;
const plan = (id: string) => w.ask<PlanRecord>('reorganization.plan', { id }, w.people.commune);
const posts = async (id: string, what: 'ends' | 'begins') =>
  (await w.ask<{ items: PlannedPost[] }>('reorganization.posts', { id, what }, w.people.commune)).items;
const approve = async (id: string, input: object) =>
  await w.run<{ waiting: number }>(
    'reorganization.approve',
    { id, version: await version(id), ...input },
    w.people.commune,
  );
const decide = async (id: string) =>
  await w.run<{ id: string; state: string }>(
    'reorganization.decide',
    { id, version: await version(id) },
    w.people.commune,
  );
const annul = async (id: string) =>
  await w.run('reorganization.annul', { id, version: await version(id), reason: 'Nhầm' }, w.people.commune);
const codes = (plan: PlanRecord) => plan.refusals.map(({ code }) => code);
const drop = async (id: string) =>
  await w.run('reorganization.drop', { id, version: await version(id) }, w.people.commune);

describe('a cell that stays and gives up people', () => {
  it('is asked whether the posts of those who go end, and only approved ends end', async () => {
    const [, , third = ''] = w.cellIds;
    await asOperator(w.chibo, 'post.begin', {
      unitId: w.cell,
      post: 'deputy_secretary',
      personId: w.ids.An,
      from: '2025-11-01',
    });
    const before = await dumpOf(w.chibo);
    const id = await draft([{ act: 'split', source: w.cell, parts: [{ unit: third }], core: w.cell, stays: true }]);
    expect(await posts(id, 'ends')).toEqual([]);
    const people = [
      { personId: w.ids.An, to: third },
      { personId: w.ids.Đào, to: third },
    ];
    await w.run('reorganization.assign', { id, version: await version(id), people }, w.people.commune);
    const proposed = await posts(id, 'ends');
    expect(proposed.map(({ name, post, proposed, approved }) => [name, post, proposed, approved])).toEqual([
      ['An', 'deputy_secretary', true, null],
      ['Đào', 'secretary', true, null],
    ]);
    expect((await plan(id)).posts).toEqual({ ends: 2, begins: 0, waiting: 2 });
    expect((await refusalOf(decide(id))).codes).toEqual(['posts.not_judged']);
    const keyOf = (name: string) => proposed.find((each) => each.name === name)?.key ?? '';
    expect((await refusalOf(approve(id, { posts: [{ key: `x${keyOf('An')}`, approved: true }] }))).codes).toEqual([
      'post.not_proposed',
    ]);
    await approve(id, {
      posts: [
        { key: keyOf('An'), approved: true },
        { key: keyOf('Đào'), approved: false },
      ],
    });
    await decide(id);
    const held = await w.chibo.owner.db
      .selectFrom('post')
      .select(['holder_name', 'end_reason'])
      .select((eb) => eb('valid_to', '=', 'infinity').as('holds'))
      .where('unit_id', '=', w.cell)
      .orderBy('holder_name')
      .execute();
    expect(held).toEqual([
      { holder_name: 'An', end_reason: '15-QĐ/ĐU', holds: false },
      { holder_name: 'Đào', end_reason: null, holds: true },
    ]);
    expect(await recountAll(w.chibo)).toEqual([]);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo))).toEqual([]);
  });

  it('sends a group with its people to the part that the decision names', async () => {
    const [, , third = ''] = w.cellIds;
    const found = async (name: string, ...members: string[]) =>
      (
        await asOperator(w.chibo, 'party_group.found', {
          unit: w.cell,
          name,
          on: '2026-01-05',
          members: members.map((each) => w.ids[each]),
          officers: [{ office: 'head', personId: w.ids[members[0] ?? ''] }],
        })
      ).id;
    const [first, second] = [await found('Tổ 1', 'An', 'Bình'), await found('Tổ 2', 'Đào')];
    const before = await dumpOf(w.chibo);
    const act = { act: 'split', source: w.cell, core: w.cell, stays: true };
    const wrong = await draft([{ ...act, parts: [{ unit: third, groups: [third] }] }]);
    expect(codes(await plan(wrong))).toContain('act.group_unknown');
    await drop(wrong);
    const twice = await draft([
      {
        ...act,
        parts: [
          { unit: third, groups: [first] },
          { unit: w.cellIds[3], groups: [first] },
        ],
      },
    ]);
    expect(codes(await plan(twice))).toEqual(['act.group_twice']);
    await drop(twice);

    const id = await draft([{ ...act, parts: [{ unit: third, groups: [first] }] }]);
    expect((await get(id)).names[first]).toBe('Tổ 1');
    expect(await plan(id)).toMatchObject({ refusals: [], people: [{ fromId: w.cell, toId: third, n: 2 }] });
    const { items } = await w.ask<{ items: PlannedWork[] }>(
      'reorganization.work',
      { id, kind: 'party_group' },
      w.people.commune,
    );
    expect(items).toMatchObject([{ id: first, title: 'Tổ 1', toId: third }]);
    await approve(id, { all: true });
    await decide(id);
    const lines = await w.chibo.owner.db
      .selectFrom('party_group_line')
      .select(['group_id', 'unit_id'])
      .where('valid_to', '=', 'infinity')
      .orderBy('unit_id')
      .execute();
    expect(lines.filter(({ group_id }) => group_id === first).map(({ unit_id }) => unit_id)).toEqual([third, third]);
    expect(lines.filter(({ group_id }) => group_id === second).map(({ unit_id }) => unit_id)).toEqual([w.cell]);
    expect(await recountAll(w.chibo)).toEqual([]);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo))).toEqual([]);
  });
});

describe('posts begun by the decision', () => {
  it('may be added by hand where a rule allows them, and are begun with it', async () => {
    const [, , third = '', fourth = ''] = w.cellIds;
    const id = await draft([
      { act: 'found', key: 'n', name: 'Đảng bộ bộ phận', kind: 'grassroots_committee', parent: w.commune },
      { act: 'rename', unit: fourth, name: 'Chi bộ thôn Bốn' },
    ]);
    const founded = (await get(id)).acts[0]?.id ?? '';
    const add = (unitId: string, post: string, personId = w.ids.Khác) =>
      approve(id, { add: [{ unitId, post, personId }] });
    expect(await refusalOf(add(third, 'committee_secretary'))).toMatchObject({
      codes: ['choice.no_successor'],
      fields: ['add.0.unitId'],
    });
    expect((await refusalOf(add(founded, 'nothing'))).codes).toEqual(['post.unknown']);
    expect(await refusalOf(add(founded, 'secretary'))).toMatchObject({ status: 422, fields: ['add.0.post'] });
    expect((await refusalOf(add(founded, 'committee_secretary', third))).codes).toEqual(['person.unknown']);
    expect(
      (await refusalOf(w.run('reorganization.approve', { id, version: 1, add: [] }, w.people.secretary))).status,
    ).toBe(404);
    await add(founded, 'committee_secretary');
    // what each place may have, under the name it will have
    const places = await w.ask<{ items: { id: string; name: string; posts: string[] }[] }>(
      'reorganization.post_places',
      { id },
      w.people.commune,
    );
    expect(places.items.map(({ name }) => name)).toEqual(['Đảng bộ bộ phận', 'Chi bộ thôn Bốn']);
    expect(places.items[0]?.posts).toContain('committee_secretary');
    expect(places.items[1]?.posts).toContain('secretary');
    expect(places.items[1]?.posts).not.toContain('committee_secretary');
    const all = places.items.flatMap((each) => each.posts);
    for (const post of ['official_member', 'clerk', 'admin']) expect(all).not.toContain(post);
    expect(await posts(id, 'begins')).toMatchObject([
      { name: 'Khác', post: 'committee_secretary', unitId: founded, proposed: true, approved: true, against: [] },
    ]);
    await decide(id);
    const begun = w.chibo.owner.db
      .selectFrom('post')
      .select(['holder_name', 'valid_from'])
      .where('unit_id', '=', founded);
    expect(await begun.execute()).toEqual([{ holder_name: 'Khác', valid_from: TODAY }]);
    // afterwards the list says what was done
    expect(await posts(id, 'begins')).toMatchObject([
      { name: 'Khác', unitId: founded, proposed: true, approved: true },
    ]);
    await annul(id);
    expect(await posts(id, 'begins')).toEqual([]);
    expect(await begun.execute()).toEqual([]);
  });
});

describe('a post of a unit that stays', () => {
  it('that somebody holds is not given a second time, unless he leaves it by the decision', async () => {
    const [, , third = ''] = w.cellIds;
    const renamed = await draft([{ act: 'rename', unit: w.cell, name: 'Chi bộ thôn Một' }]);
    const add = (id: string) => approve(id, { add: [{ unitId: w.cell, post: 'secretary', personId: w.ids.Bình }] });
    expect(await refusalOf(add(renamed))).toMatchObject({ codes: ['post.taken'], fields: ['add.0.post'] });
    await drop(renamed);
    const divided = await draft([
      { act: 'split', source: w.cell, parts: [{ unit: third }], core: w.cell, stays: true },
      { act: 'rename', unit: w.cell, name: 'Chi bộ thôn Một' },
    ]);
    const people = [{ personId: w.ids.Đào, to: third }];
    await w.run('reorganization.assign', { id: divided, version: await version(divided), people }, w.people.commune);
    const [leaving] = await posts(divided, 'ends');
    expect(leaving).toMatchObject({ name: 'Đào', post: 'secretary', approved: null });
    await add(divided);
    // once it is said that he keeps it, there would be two
    await approve(divided, { posts: [{ key: leaving?.key, approved: false }] });
    expect(await posts(divided, 'begins')).toMatchObject([{ name: 'Bình', against: [{ code: 'post.taken' }] }]);
    expect((await refusalOf(decide(divided))).codes).toContain('post.taken');
    const before = await dumpOf(w.chibo);
    await approve(divided, { posts: [{ key: leaving?.key, approved: true }] });
    await decide(divided);
    const list = async (input: object) =>
      (
        await w.ask<{ items: PlannedPost[]; total: number }>(
          'reorganization.posts',
          { id: divided, ...input },
          w.people.commune,
        )
      ).items.map(({ what, name, post }) => [what, name, post]);
    expect(await list({})).toEqual([
      ['ends', 'Đào', 'secretary'],
      ['begins', 'Bình', 'secretary'],
    ]);
    expect(await list({ search: 'binh' })).toEqual([['begins', 'Bình', 'secretary']]);
    expect(await list({ waiting: true })).toEqual([]);
    await annul(divided);
    expect(differences(before, await dumpOf(w.chibo))).toEqual([]);
  });
});

describe('what changes, by kind', () => {
  it('each number of the dry run is the length of its list, found without tones by either name', async () => {
    const [, , third = '', fourth = '', fifth = ''] = w.cellIds;
    const id = await draft([
      { act: 'found', key: 'n', name: 'Đảng bộ bộ phận', kind: 'grassroots_committee', parent: w.commune },
      { act: 'move', unit: fifth, parent: '#n' },
      { act: 'change_kind', unit: fifth, kind: 'subordinate_cell' },
      { act: 'rename', unit: fourth, name: 'Chi bộ thôn Suối Đá' },
      { act: 'merge', sources: [w.other], into: third },
    ]);
    const { totals } = await plan(id);
    const list = async (input: object) =>
      (
        await w.ask<{ items: { oldName: string | null; newName: string }[] }>(
          'reorganization.units',
          { id, ...input },
          w.people.commune,
        )
      ).items.map(({ oldName, newName }) => oldName ?? newName);
    expect(await list({ what: 'closed' })).toEqual(['Chi bộ thôn 2']);
    expect(await list({ what: 'founded' })).toEqual(['Đảng bộ bộ phận']);
    expect(await list({ what: 'moved' })).toEqual(['Chi bộ thôn 5']);
    expect(await list({ what: 'renamed' })).toEqual(['Chi bộ thôn 4']);
    expect(await list({ what: 'changed_kind' })).toEqual(['Chi bộ thôn 5']);
    expect(totals).toMatchObject({ closed: 1, founded: 1, moved: 1, renamed: 1, changedKind: 1 });
    expect(await list({ search: 'thon suoi' })).toEqual(['Chi bộ thôn 4']);
    expect(await list({ search: 'dang bo' })).toEqual(['Đảng bộ bộ phận']);
    await drop(id);
  });
});

describe('a change of kind', () => {
  it('is refused where the rulebook knows no such kind there, and while people belong to what becomes a committee', async () => {
    const [, , , fourth = ''] = w.cellIds;
    const tried = async (unit: string, kind: string) => {
      const id = await draft([{ act: 'change_kind', unit, kind }]);
      const refused = codes(await plan(id));
      expect((await refusalOf(decide(id))).codes).toEqual(refused);
      await drop(id);
      return refused;
    };
    expect(await tried(fourth, 'nothing')).toContain('unit.kind_unknown');
    expect(await tried(fourth, 'subordinate_cell')).toEqual(['unit.wrong_parent']);
    expect(await tried(fourth, 'province_committee')).toEqual(['unit.wrong_parent']);
    expect(await tried(w.cell, 'grassroots_committee')).toEqual(['act.members_in_committee']);
  });

  it('gives the posts, periods and counts of the new kind, and is annulled', async () => {
    const [, , , fourth = '', fifth = ''] = w.cellIds;
    const before = await dumpOf(w.chibo);
    const id = await draft([
      { act: 'change_kind', unit: fourth, kind: 'grassroots_committee', setting: null },
      { act: 'move', unit: fifth, parent: fourth },
      { act: 'change_kind', unit: fifth, kind: 'subordinate_cell' },
    ]);
    expect(await plan(id)).toMatchObject({ refusals: [], totals: { changedKind: 2, moved: 1 } });
    await decide(id);
    const { db } = w.chibo.owner;
    const kinds = await db
      .selectFrom('unit')
      .select(['kind', 'setting'])
      .where('id', 'in', [fourth, fifth])
      .orderBy('path')
      .execute();
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['grassroots_committee', 'subordinate_cell']);
    const periods = await db
      .selectFrom('unit_period')
      .select(['kind', 'valid_from', 'decision'])
      .where('unit_id', '=', fourth)
      .where('valid_to', '=', 'infinity')
      .execute();
    expect(periods).toEqual([{ kind: 'grassroots_committee', valid_from: TODAY, decision: '15-QĐ/ĐU' }]);
    const begin = (unitId: string, post: string) =>
      w.run('post.begin', { unitId, post, personId: w.ids.Khác, from: TODAY }, w.people.operator);
    // what a cell has a committee has not
    expect((await refusalOf(begin(fourth, 'secretary'))).codes).toContain('post.wrong_unit');
    expect(await recountAll(w.chibo)).toEqual([]);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo))).toEqual([]);
    expect(await recountAll(w.chibo)).toEqual([]);
  });
});

describe('a day in a closed period', () => {
  it('is refused, naming who closed it; a later day is queued and carried out', async () => {
    const [, , , , fifth = '', sixth = ''] = w.cellIds;
    w.world.clock.set('2026-12-02T03:00:00Z');
    const close = await asOperator(w.chibo, 'period.close', { unit: w.commune, kind: 'month', startsOn: '2026-11-01' });
    expect(close.id).toBeTruthy();
    const acts = [{ act: 'merge', sources: [fifth], into: sixth }];
    const id = await draft(acts, { effectiveOn: '2026-11-25' });
    const locked = async () => {
      try {
        await decide(id);
      } catch (error) {
        return (error as { reasons: { code: string; values: object }[] }).reasons;
      }
      return [];
    };
    expect(await locked()).toMatchObject([
      { code: 'period.locked', values: { day: '2026-11-25', unit: 'Đảng bộ xã Biển Hồ', name: 'operator' } },
    ]);
    expect((await plan(id)).refusals.map(({ code }) => code)).toContain('period.locked');
    await drop(id);
    const later = await draft(acts, { effectiveOn: '2026-12-05' });
    expect(await decide(later)).toMatchObject({ state: 'decided' });
    w.world.clock.set('2026-12-05T03:00:00Z');
    expect(await applyDue(w.chibo, w.chibo.owner.db)).toBe(1);
    expect((await get(later)).state).toBe('applied');
  });
});
