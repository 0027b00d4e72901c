import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountFor, actorOf, type Bare, bareWorld, refusalOf } from '../../../checks/world/world.ts';
import type { MemberPage, MemberRecord } from '../member.ts';
import type { MergePreview } from '../merge.ts';
import { mergingScene, ON } from './testing.ts';

let world: Bare;
let top: string;
let cell: string;
let other: string;
/** a cell of another organization, in a division of its own */
let far: string;

const { run, ask, register, cardNo, merge, unmerge, found } = mergingScene(() => world);

beforeAll(async () => {
  world = await bareWorld();
  ({ top, cell, other, far } = await found());
});
afterAll(() => world.close());

describe('merging two records', () => {
  test('moves what names the old one, takes the facts chosen, and is found under the old id', async () => {
    const winner = await register(cell, 'Nguyễn Thị Đào');
    const loser = await register(other, 'Nguyễn Thị Dao', { phone: '0971739732', cardNo: cardNo() });
    await run('post.begin', { unitId: other, post: 'secretary', personId: loser, from: ON });
    await run('post.begin', { unitId: other, post: 'village_head', personId: loser, from: ON });
    await run('member.work', { id: loser, on: '2026-01-01', employer: 'Công ty Cao su', ownership: 'private' });
    const preview = await ask<MergePreview>('merge.preview', { id: winner, loser });
    expect(preview.reasons).toEqual([]);
    expect(preview.lines.ends.map((line) => line.unitId)).toEqual([other]);
    expect(preview.parts).toContainEqual({ part: 'posts', moves: 2, stays: 0 });
    expect(preview.fields.find((field) => field.field === 'phone')?.loser).toBe('••••• 732');
    const done = await merge(winner, loser, ['phone', 'cardNo']);
    expect(done.moved).toBeGreaterThanOrEqual(3);
    const record = await ask<MemberRecord>('member.get', { id: loser });
    expect(record.id).toBe(winner);
    expect(record.phoneTail).toBe('732');
    expect(record.particulars.work[0]?.employer).toBe('Công ty Cao su');
    // the cell's secretary is one for members only, so it ended with the line; the village head's post goes on
    expect(record.posts.map((post) => [post.post, post.to === null])).toEqual([
      ['village_head', true],
      ['secretary', false],
    ]);
    const people = await ask<MemberPage>('member.list', { unit: other });
    expect(people.items.map((line) => line.personId)).not.toContain(loser);
    expect(await refusalOf(run('member.correct', { id: loser, version: 1, note: 'x' }))).toMatchObject({
      status: 422,
      codes: ['person.merged'],
    });
    await unmerge(done.id);
    expect((await ask<MemberRecord>('member.get', { id: loser })).id).toBe(loser);
    expect((await ask<MemberRecord>('member.get', { id: loser })).cardTail).not.toBeNull();
  });

  test('a row that both have stays with the old record', async () => {
    const winner = await register(cell, 'Hoàng Thị Sáu');
    const loser = await register(cell, 'Hoàng Thị Sau');
    for (const id of [winner, loser]) await run('member.work', { id, on: '2026-01-01', occupation: 'farmer' });
    const done = await merge(winner, loser);
    expect(done.stayed).toBe(1);
    await unmerge(done.id);
  });

  test('refuses itself, a merged record, a kept one who has left, and an open case', async () => {
    const winner = await register(cell, 'Lê Văn Tám');
    const loser = await register(other, 'Lê Văn Tam');
    expect((await refusalOf(merge(winner, winner))).codes).toEqual(['merge.same']);
    await run('membership.end', { id: await line(winner), on: '2026-11-01', reason: 'left', version: 1 });
    expect((await refusalOf(merge(winner, loser))).codes).toEqual(['merge.keep_member']);
    // the other way round it is one
    const done = await merge(loser, winner);
    expect((await refusalOf(merge(loser, winner))).codes).toEqual(['merge.already']);
    await unmerge(done.id);
    expect((await refusalOf(unmerge(done.id))).codes).toEqual(['version.stale']);
    expect((await refusalOf(run('member.unmerge', { id: done.id, version: 2 }))).codes).toEqual(['merge.undone']);
  });

  test('is not undone once something depends on it', async () => {
    const winner = await register(cell, 'Trần Văn Ân');
    const loser = await register(cell, 'Trần Văn An');
    const done = await merge(winner, loser);
    await run('member.work', { id: winner, on: '2026-02-01', occupation: 'farmer' });
    expect((await refusalOf(unmerge(done.id))).codes).toEqual(['merge.depended']);
  });

  test('needs the right at both homes: a secretary has it nowhere, a clerk only in his commune', async () => {
    const winner = await register(cell, 'Phạm Văn Chín');
    const loser = await register(far, 'Phạm Văn Chin');
    const secretary = await register(cell, 'Bí Thư Một');
    await run('post.begin', { unitId: cell, post: 'secretary', personId: secretary, from: ON });
    await accountFor(world.chibo, 'bithu', { personId: secretary });
    const clerk = await accountFor(world.chibo, 'vanphong');
    await run('post.begin', { unitId: top, post: 'clerk', accountId: clerk, from: ON });
    const same = await register(cell, 'Phạm Văn Chin');
    const input = { winner, loser: same, taken: [], reason: 'x' };
    const by = async (login: string, of: object) =>
      await world.chibo.bus.run('member.merge', of, { actor: await actorOf(world.chibo, login) });
    expect(await refusalOf(by('bithu', input))).toMatchObject({ status: 403, codes: ['right.missing'] });
    expect(await refusalOf(by('vanphong', { ...input, loser }))).toMatchObject({ status: 404 });
    await by('vanphong', input);
  });

  test('refuses when something names the record beyond the reach of who merges', async () => {
    const winner = await register(cell, 'Võ Thị Mười');
    const loser = await register(cell, 'Võ Thị Muoi');

    await world.chibo.owner.db
      .insertInto('work_division')
      .values({ division: '77', id: DIVISION, unit_id: far, scope: await pathOf(far), state: 'draft' })
      .execute();
    await world.chibo.owner.db
      .insertInto('work_line')
      .values({
        division: '77',
        id: crypto.randomUUID(),
        unit_id: far,
        scope: await pathOf(far),
        work_id: DIVISION,
        position: 0,
        field: 'security',
        own_field: false,
        person_id: loser,
        person_name: 'x',
        role: 'lead',
        answers_for: [],
      })
      .execute();
    const actor = await actorOf(world.chibo, 'vanphong');
    const work = world.chibo.bus.run('member.merge', { winner, loser, taken: [], reason: 'x' }, { actor });
    expect((await refusalOf(work)).codes).toEqual(['merge.out_of_reach']);
  });
});

async function line(personId: string): Promise<string> {
  const row = await world.chibo.owner.db
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', personId)
    .where('valid_to', '=', 'infinity')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function pathOf(unit: string): Promise<string> {
  const row = await world.chibo.owner.db
    .selectFrom('unit')
    .select('path')
    .where('id', '=', unit)
    .executeTakeFirstOrThrow();
  return row.path;
}

const DIVISION = '00000000-0000-7000-8000-00000000d001';
