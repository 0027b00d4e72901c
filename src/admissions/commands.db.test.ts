/** Each command of candidates: what it does, once refused by a rule, once by a right. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { CandidateLine } from './candidate.ts';
import { type AdmissionWorld, admissionWorld, CANDIDATE, NOMINATION } from './testing.ts';

let w: AdmissionWorld;
beforeAll(async () => {
  w = await admissionWorld();
});
afterAll(() => w.close());

const list = async (more: object = {}) =>
  await w.ask<{ items: CandidateLine[]; total: number }>('candidate.list', { unit: w.cell, ...more });
const forbidden = { status: 403, codes: ['right.missing'] };

describe('putting forward', () => {
  test('a union does it without seeing the list; what becomes of it, it reads among its own', async () => {
    const input = { unit: w.cell, ...CANDIDATE, fullName: 'Đinh Thị Đoàn', nomination: NOMINATION };
    const { id, warnings } = await w.run<{ id: string; warnings: [] }>('candidate.nominate', input, w.people.union);
    expect(warnings).toEqual([]);
    expect(await w.candidate(id)).toMatchObject({ state: 'proposed', phoneTail: '678' });
    const mine = await w.ask<{ items: object[] }>('nomination.mine', {}, w.people.union);
    expect(mine.items).toMatchObject([{ name: 'Đinh Thị Đoàn', state: 'proposed', body: 'youth_union' }]);
    expect(await refusalOf(w.candidate(id, w.people.union))).toMatchObject(forbidden);
    expect(await refusalOf(w.ask('candidate.list', { unit: w.cell }, w.people.union))).toMatchObject(forbidden);
    // onto the list at once only the cell takes somebody
    const atOnce = { ...input, listedOn: '2026-02-01' };
    expect(await refusalOf(w.run('candidate.nominate', atOnce, w.people.union))).toMatchObject(forbidden);
  });

  test('is refused by the facts, the place and the right; a namesake is told', async () => {
    const input = { unit: w.cell, ...CANDIDATE, nomination: NOMINATION };
    const wrong = { ...input, occupation: 'pirate', nomination: { ...NOMINATION, votesFor: 21 } };
    expect(await refusalOf(w.run('candidate.nominate', wrong))).toMatchObject({
      codes: ['choice.unknown', 'nomination.votes'],
      fields: ['occupation', 'nomination.votesFor'],
    });
    expect(await refusalOf(w.run('candidate.nominate', { ...input, unit: w.commune }))).toMatchObject({
      codes: ['unit.not_cell'],
    });
    expect(await refusalOf(w.run('candidate.nominate', input, w.people.member))).toMatchObject(forbidden);
    expect(await refusalOf(w.run('candidate.nominate', input, w.people.stranger))).toMatchObject({ status: 404 });
    const same = { fullName: 'Lê Thị An', birthDate: '1975-03-04', unionBody: null };
    expect((await w.nominate(same)).warnings).toMatchObject([{ code: 'candidate.namesake_member' }]);
  });

  test('another body adds its resolution', async () => {
    const { id } = await w.nominate({ fullName: 'Kpuih Thêm' });
    const second = { id, body: 'womens_union', bodyName: 'Chi hội Phụ nữ', on: '2026-03-08' };
    await w.run('candidate.second', second, w.people.secretary);
    expect((await w.candidate(id)).nominations.map(({ body }) => body)).toEqual(['youth_union', 'womens_union']);
    expect(await refusalOf(w.run('candidate.second', { ...second, on: '2027-01-01' }))).toMatchObject({
      codes: ['date.future'],
    });
    expect(await refusalOf(w.run('candidate.second', second, w.people.member))).toMatchObject(forbidden);
  });

  test('facts are corrected as they were seen, the phone is shown only to whoever asks for it', async () => {
    const { id } = await w.nominate({ fullName: 'Ksor Sửa', groups: ['village_core'] });
    await w.run('candidate.correct', { id, version: 1, occupation: 'fisher', phone: null }, w.people.secretary);
    expect(await w.candidate(id, w.people.secretary)).toMatchObject({
      occupation: 'fisher',
      phoneTail: null,
      groups: [
        { id: 'young' },
        { id: 'women' },
        { id: 'minorities' },
        { id: 'fishers' },
        { id: 'village_core', byHand: true },
      ],
    });
    const stale = w.run('candidate.correct', { id, version: 1, occupation: 'farmer' });
    expect(await refusalOf(stale)).toMatchObject({ status: 409, codes: ['version.stale'] });
    expect(await refusalOf(w.run('candidate.correct', { id, version: 2, groups: ['young'] }))).toMatchObject({
      codes: ['group.not_by_hand'],
    });
    expect(
      await refusalOf(w.run('candidate.correct', { id, version: 2, occupation: 'farmer' }, w.people.member)),
    ).toMatchObject(forbidden);
    const { id: other } = await w.nominate({ fullName: 'Ksor Số' });
    expect(await w.ask('candidate.reveal', { id: other }, w.people.secretary)).toMatchObject({ phone: '0912345678' });
    expect(await refusalOf(w.ask('candidate.reveal', { id: other }, w.people.member))).toMatchObject(forbidden);
    // at rest it is not to be read
    const row = await w.chibo.owner.db
      .selectFrom('candidate')
      .select('phone')
      .where('id', '=', other)
      .executeTakeFirst();
    expect(row?.phone?.toString('latin1')).not.toContain('0912345678');
  });

  test('the cell takes up whom it was told of, once', async () => {
    const { id } = await w.nominate({ fullName: 'Nay Nhận', listedOn: null });
    expect(await refusalOf(w.run('candidate.accept', { id, version: 1, on: '2026-01-01' }))).toMatchObject({
      codes: ['date.order'],
    });
    expect(
      await refusalOf(w.run('candidate.accept', { id, version: 1, on: '2026-02-01' }, w.people.union)),
    ).toMatchObject(forbidden);
    await w.run('candidate.accept', { id, version: 1, on: '2026-02-01' }, w.people.secretary);
    expect(await w.candidate(id)).toMatchObject({ state: 'listed', listedOn: '2026-02-01' });
  });
});

describe('helpers', () => {
  test('are official members of the cell; each says what he thinks, and nobody else in his name', async () => {
    const { id } = await w.nominate({ fullName: 'Rcom Kèm' });
    expect(await refusalOf(w.help(id, 'Siu Mới'))).toMatchObject({ codes: ['helper.not_official'] });
    expect(await refusalOf(w.help(id, 'Lý Khác'))).toMatchObject({ codes: ['helper.not_official'] });
    const helper = await w.help(id, 'Trần Văn Ân');
    expect(await refusalOf(w.help(id, 'Trần Văn Ân'))).toMatchObject({ codes: ['helper.already'] });
    const charge = { id, person: w.ids['Lê Thị An'], togetherSince: '2024-01-01', from: '2026-02-05' };
    expect(await refusalOf(w.run('helper.assign', charge, w.people.member))).toMatchObject(forbidden);
    // the helper reads her record and writes his remark; another member may do neither
    expect(await w.candidate(id, w.people.helper)).toMatchObject({ birthDate: null, helpers: [{ mayRemark: true }] });
    expect(await refusalOf(w.candidate(id, w.people.member))).toMatchObject(forbidden);
    const remark = { id: helper.id, on: '2026-05-01', body: 'Chấp hành tốt, gương mẫu ở thôn.' };
    await w.run('helper.remark', remark, w.people.helper);
    expect(await refusalOf(w.run('helper.remark', remark, w.people.member))).toMatchObject(forbidden);
    expect(await refusalOf(w.run('helper.remark', { ...remark, on: '2026-01-01' }, w.people.helper))).toMatchObject({
      codes: ['date.order'],
    });
    expect(await w.candidate(id)).toMatchObject({
      helpers: [{ remarkDue: '2026-08-01' }],
      remarks: [{ by: 'Trần Văn Ân' }],
    });
    const mine = await w.ask<{ items: object[] }>('helper.mine', {}, w.people.helper);
    expect(mine.items).toMatchObject([{ candidateId: id, lastRemark: '2026-05-01' }]);
    const end = { id: helper.id, version: 1, on: '2026-06-01' };
    expect(await refusalOf(w.run('helper.end', { ...end, on: '2026-02-05' }))).toMatchObject({ codes: ['date.order'] });
    expect(await refusalOf(w.run('helper.end', end, w.people.helper))).toMatchObject(forbidden);
    await w.run('helper.end', end, w.people.secretary);
    expect(await refusalOf(w.candidate(id, w.people.helper))).toMatchObject(forbidden);
  });
});

describe('tasks', () => {
  test('are given and judged by the cell', async () => {
    const { id } = await w.nominate({ fullName: 'Rah Lan Thử' });
    const given = { id, what: 'Vận động 5 hộ', givenOn: '2026-03-01', due: '2026-04-01' };
    expect(await refusalOf(w.run('trial.give', { ...given, due: '2026-02-01' }))).toMatchObject({
      codes: ['date.order'],
    });
    expect(await refusalOf(w.run('trial.give', given, w.people.member))).toMatchObject(forbidden);
    const trial = await w.run('trial.give', given, w.people.secretary);
    const judged = { id: trial.id, version: 1, on: '2026-04-02', verdict: 'done', result: 'Đủ 5 hộ' };
    expect(await refusalOf(w.run('trial.judge', { ...judged, verdict: 'x' }))).toMatchObject({
      codes: ['choice.unknown'],
    });
    expect(await refusalOf(w.run('trial.judge', judged, w.people.member))).toMatchObject(forbidden);
    await w.run('trial.judge', judged, w.people.secretary);
    expect(await refusalOf(w.run('trial.judge', { ...judged, version: 2 }))).toMatchObject({ codes: ['trial.judged'] });
  });
});

describe('leaving the list', () => {
  test('has a reason, which is counted; whoever is in a case leaves by the case', async () => {
    const { id } = await w.nominate({ fullName: 'Siu Rút' });
    const drop = { id, version: 1, on: '2026-06-30', reason: 'works_far' };
    expect(await refusalOf(w.run('candidate.drop', { ...drop, reason: 'x' }))).toMatchObject({
      codes: ['choice.unknown'],
    });
    expect(await refusalOf(w.run('candidate.drop', drop, w.people.member))).toMatchObject(forbidden);
    await w.run('candidate.drop', drop, w.people.secretary);
    expect(await refusalOf(w.run('candidate.drop', { ...drop, version: 2 }))).toMatchObject({
      codes: ['candidate.closed'],
    });
    const stat = await w.chibo.owner.db
      .selectFrom('admission_stat')
      .select(['month', 'mark', 'n'])
      .where('measure', '=', 'dropped')
      .execute();
    expect(stat).toEqual([{ month: '2026-06', mark: 'works_far', n: 1 }]);
    expect((await list({ state: 'dropped', reason: 'works_far' })).items).toMatchObject([
      { id, closedOn: '2026-06-30' },
    ]);
  });

  test('by the review of a month, of the whole list at once', async () => {
    const { items } = await list({});
    const lines = items.map(({ id }) => ({ candidate: id, verdict: 'kept' as string, reason: null as string | null }));
    const review = { unit: w.cell, month: '2026-11', on: '2026-11-05', lines };
    expect(await refusalOf(w.run('candidate.review', { ...review, lines: lines.slice(1) }))).toMatchObject({
      codes: ['review.missing'],
    });
    expect(await refusalOf(w.run('candidate.review', review, w.people.member))).toMatchObject(forbidden);
    const [first, second] = [
      items.find((each) => each.state === 'listed'),
      items.find((each) => each.state === 'proposed'),
    ];
    for (const line of lines) {
      if (line.candidate === first?.id) Object.assign(line, { verdict: 'dropped', reason: 'moved_away' });
      if (line.candidate === second?.id) line.verdict = 'taken_up';
    }
    expect(await w.run('candidate.review', review, w.people.secretary)).toMatchObject({ dropped: 1 });
    expect(await w.candidate(first?.id ?? '')).toMatchObject({ state: 'dropped', closeReason: 'moved_away' });
    expect(await w.candidate(second?.id ?? '')).toMatchObject({ state: 'listed', verdicts: [{ verdict: 'taken_up' }] });
    expect(await refusalOf(w.run('candidate.review', review))).toMatchObject({ codes: ['review.done'] });
    const read = await w.ask<{ done: boolean; lines: object[] }>('candidate.reviewed', {
      unit: w.cell,
      month: '2026-11',
    });
    expect(read).toMatchObject({ done: true });
    expect(read.lines).toHaveLength(lines.length);
    expect((await w.ask<{ total: number }>('candidate.reviews', { unit: w.commune })).total).toBe(1);
  });
});

describe('the list and its numbers', () => {
  test('each count by stage and group is the length of its list', async () => {
    const counts = await w.ask<{
      total: number;
      stages: { code: string; n: number }[];
      groups: { code: string; n: number }[];
    }>('candidate.counts', { unit: w.commune });
    for (const { code, n } of counts.stages)
      expect((await w.ask<{ total: number }>('candidate.list', { unit: w.commune, stage: code })).total, code).toBe(n);
    for (const { code, n } of counts.groups)
      expect((await w.ask<{ total: number }>('candidate.list', { unit: w.commune, group: code })).total, code).toBe(n);
    expect(counts.stages.reduce((sum, { n }) => sum + n, 0)).toBe(counts.total);
    expect(counts.total).toBe((await list({})).total);
  });

  test('is searched, sorted and paged in the database', async () => {
    expect((await list({ search: 'thi doan' })).items.map(({ name }) => name)).toEqual(['Đinh Thị Đoàn']);
    const all = (await list({ state: 'open' })).items.map(({ id }) => id);
    const first = await w.ask<{ items: CandidateLine[]; next: string }>('candidate.list', { unit: w.cell, limit: 2 });
    const rest = await w.ask<{ items: CandidateLine[] }>('candidate.list', { unit: w.cell, after: first.next });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
    expect((await list({ sort: '-name' })).items.map(({ id }) => id)).toEqual(all.toReversed());
  });
});
