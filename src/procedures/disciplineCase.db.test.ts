import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { CaseRecord } from './case.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.close());

const codesOf = (reasons: { code: string }[] | undefined) => (reasons ?? []).map(({ code }) => code);

describe('discipline (DIS-01 to DIS-07)', () => {
  let id: string;
  const facts = { violated_on: '2026-06-01', what: 'Vi phạm quy định.', level: 'warning' };

  test('too long ago, or not for one like him: refused with the rule', async () => {
    const work = w.open('discipline', 'Võ Dung', { ...facts, violated_on: '2016-11-09' });
    await expect(work).rejects.toMatchObject({ reasons: [{ code: 'discipline.too_late', rule: 'DIS-07' }] });
    const probationer = w.open('discipline', 'Siu Mới', { ...facts, level: 'expulsion' });
    await expect(probationer).rejects.toMatchObject({
      reasons: [{ code: 'discipline.form_for_probationer', rule: 'DIS-01' }],
    });
    expect(await refusalOf(w.open('discipline', 'Võ Dung', { ...facts, level: 'dismissal' }))).toMatchObject({
      codes: ['discipline.no_post'],
    });
  });

  test('a clerk without the right finds nothing of it; the member reads his own', async () => {
    id = await w.open('discipline', 'Võ Dung', facts);
    await w.paper(id, 'discipline_self_review');
    expect(await refusalOf(w.get(id, w.people.clerk))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.get(id, w.people.member))).toMatchObject({ status: 404 });
    expect(
      await refusalOf(w.run('case.paper', { id, form: 'discipline_report', state: 'checked' }, w.people.clerk)),
    ).toMatchObject({
      status: 404,
    });
    const list = await w.ask<{ items: { id: string }[] }>('case.list', { unit: w.commune }, w.people.clerk);
    expect(list.items.map((each) => each.id)).not.toContain(id);
    const counts = await w.ask<{ counts: { procedure: string }[] }>('case.counts', { unit: w.commune }, w.people.clerk);
    expect(counts.counts.map((each) => each.procedure)).not.toContain('discipline');
    const own = await w.get(id, w.people.accused);
    expect(own).toMatchObject({ id, opinions: [], papers: [{ form: 'discipline_self_review' }] });
    expect(codesOf(own.may['case.paper'])).toEqual(['right.missing']);
    const mine = await w.ask<{ items: { id: string }[] }>('case.mine', {}, w.people.accused);
    expect(mine.items.map((each) => each.id)).toEqual([id]);
    expect(await refusalOf(w.take(id, 'reviewed', {}, w.people.accused))).toMatchObject({ status: 403 });
  });

  test('what is put into its file is opened only by whoever may know of the case', async () => {
    const { path } = await w.chibo.owner.db
      .selectFrom('unit')
      .select('path')
      .where('id', '=', w.cell)
      .executeTakeFirstOrThrow();
    const fileId = crypto.randomUUID();
    const sent = { name: 'ban-kiem-diem.pdf', media_type: 'application/pdf', bytes: 1, sha256: Buffer.from('x') };
    const owner = { division: '00', unit_id: w.cell, scope: path, uploaded_by: w.people.secretary.accountId };
    await w.chibo.owner.db
      .insertInto('file')
      .values({ ...owner, ...sent, id: fileId, uploaded_at: w.world.clock.now() })
      .execute();
    const form = { id, form: 'discipline_report', state: 'received' };
    await w.run('case.paper', { ...form, fileId });
    const file = await w.chibo.owner.db
      .selectFrom('file')
      .select(['owner_kind', 'owner_id'])
      .where('id', '=', fileId)
      .executeTakeFirst();
    expect(file).toEqual({ owner_kind: 'restricted_case', owner_id: id });
    expect(w.chibo.bus.modules.find((each) => each.name === 'procedures')?.files).toMatchObject({
      restricted_case: 'case.restricted',
    });
    // the same file belongs to one paper alone
    expect(await refusalOf(w.run('case.paper', { ...form, fileId }))).toMatchObject({ codes: ['file.unknown'] });
  });

  test('a secret ballot of more than half; it holds from the day it was announced, for a year', async () => {
    await w.paper(id, 'discipline_report');
    await w.take(id, 'reviewed');
    expect(await refusalOf(w.vote(id, 5, 'hands'))).toMatchObject({ codes: ['vote.form'] });
    await w.vote(id, 5);
    const form = { facts: { form: 'expulsion' } };
    expect(await refusalOf(w.take(id, 'decided', form))).toMatchObject({ codes: ['choice.unknown'], fields: ['form'] });
    await w.take(id, 'decided', { facts: { form: 'reprimand' } });
    const announced = await w.get(id);
    // 30 working days from 10 November: 1 January 2027 is jumped over
    expect(announced).toMatchObject({ step: { id: 'announced' }, due: '2026-12-22' });
    const clocks = async (who?: typeof w.people.clerk) =>
      await w.ask<{ items: { caseId: string }[]; total: number }>('case.clocks', { unit: w.cell, within: 60 }, who);
    expect((await clocks()).items.map((each) => each.caseId)).toContain(id);
    expect(await clocks(w.people.clerk)).toMatchObject({ items: [], total: 0 });
    await w.take(id, 'final');
    const holding = await w.get(id);
    expect(holding).toMatchObject({ step: { id: 'in_effect' }, due: '2027-11-10' });
    await expect(w.take(id, 'over')).rejects.toMatchObject({
      reasons: [{ code: 'case.too_early', field: 'on', rule: 'DIS-06', values: { earliest: '2027-11-10' } }],
    });
  });

  test('stands in the lists of whoever may know of it', async () => {
    const list = await w.ask<{ items: CaseRecord[]; total: number }>('case.list', {
      unit: w.cell,
      procedure: ['discipline'],
    });
    expect(list.items).toMatchObject([{ id, restricted: true, subject: { name: 'Võ Dung' } }]);
  });
});
