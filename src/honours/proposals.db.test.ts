/** A commendation from its proposal to the register: the cell proposes and votes, it is passed up, the level that gives it decides (M56). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type CaseWorld, caseWorld } from '../procedures/testing.ts';
import type { CommendationFull, CommendationRecord } from './honour.ts';

let w: CaseWorld;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.close());

const NOW = '2026-11-10';
const merit = { form: 'commune_certificate', year: 2026, reason: 'Hoàn thành xuất sắc nhiệm vụ' };
const propose = async (input: object, who = w.people.secretary) =>
  (await w.run<{ ids: string[] }>('commendation.propose', { unitId: w.cell, ...merit, ...input }, who)).ids;
const registered = async () =>
  (await w.ask<{ items: CommendationRecord[] }>('commendation.list', { unit: w.commune }, w.people.commune)).items;
const decision = { decision_number: '45-QĐ/ĐU', decided_on: NOW };

describe('a member', () => {
  let id: string;

  test('is proposed, once for the same form, reason and year, by whoever records honours in the cell', async () => {
    const an = w.ids['Lê Thị An'];
    expect(await refusalOf(propose({ people: [an] }, w.people.member))).toMatchObject({ status: 403 });
    expect(await refusalOf(propose({ people: [an] }, w.people.neighbour))).toMatchObject({ status: 404 });
    expect(await refusalOf(propose({ people: [] }))).toMatchObject({ codes: ['commendation.nobody'] });
    expect(await refusalOf(propose({ people: [an], year: 2027 }))).toMatchObject({
      codes: ['commendation.year_ahead'],
    });
    expect(await refusalOf(propose({ people: [an], form: 'province_flag' }))).toMatchObject({
      codes: ['commendation.not_to_member'],
    });
    expect(await refusalOf(propose({ people: [w.ids['Cô Ba']] }))).toMatchObject({ status: 404 });
    [id = ''] = await propose({ people: [an] });
    expect(await w.get(id)).toMatchObject({
      subject: { name: 'Lê Thị An' },
      step: { id: 'cell_vote' },
      other: { name: 'Đảng bộ xã Biển Hồ' },
      decidedAbove: true,
    });
    const twice = propose({ people: [w.ids['Phạm Cúc'], an], reason: ' hoàn thành  XUẤT SẮC nhiệm vụ. ' });
    await expect(twice).rejects.toMatchObject({
      reasons: [{ code: 'commendation.proposed_already', field: 'people.1', rule: 'HON-02' }],
    });
    // all or none: nobody of the list was proposed
    expect(
      (await w.ask<{ items: unknown[] }>('case.list', { unit: w.cell, subject: w.ids['Phạm Cúc'] })).items,
    ).toEqual([]);
    const other = await propose({ people: [an], reason: 'Cứu người trong lũ' });
    expect(other).toHaveLength(1);
  });

  test('is not recorded beside the open proposal either', async () => {
    const record = { unitId: w.cell, personId: w.ids['Lê Thị An'], form: merit.form, reason: merit.reason };
    const given = { ...record, byUnitId: w.commune, decidedOn: NOW };
    expect(await refusalOf(w.run('commendation.record', given))).toMatchObject({
      codes: ['commendation.proposed_already'],
    });
  });

  test('needs the cell’s vote, and only the level that gives it decides', async () => {
    expect(await refusalOf(w.take(id, 'proposed'))).toMatchObject({ codes: ['case.vote_missing'] });
    await w.vote(id, 6, 'hands');
    expect(await refusalOf(w.take(id, 'refused', { note: 'x' }))).toMatchObject({ codes: ['case.vote_passed'] });
    // the commune committee stands directly above, and gives it itself: nobody has to pass it up
    expect(await w.take(id, 'proposed')).toMatchObject({ step: 'decision' });
    // the level that decides lies outside the secretary's sight
    expect(await refusalOf(w.take(id, 'given', { facts: decision }))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.take(id, 'given', { facts: { decided_on: NOW } }, w.people.commune))).toMatchObject({
      codes: ['field.required'],
    });
  });

  test('stands in the register by the decision, with its number and the case it came by', async () => {
    expect(await w.take(id, 'given', { facts: decision }, w.people.commune)).toMatchObject({ state: 'ended' });
    const [line] = await registered();
    expect(line).toMatchObject({
      name: 'Lê Thị An',
      form: 'commune_certificate',
      byUnitId: w.commune,
      number: '45-QĐ/ĐU',
      decidedOn: NOW,
      forYear: 2026,
      reason: merit.reason,
    });
    const full = await w.ask<CommendationFull>('commendation.get', { id: line?.id }, w.people.commune);
    expect(full.caseId).toBe(id);
    const counts = await w.ask<{ lines: unknown[] }>('honour.count', { unit: w.commune }, w.people.commune);
    expect(counts.lines).toEqual([{ kind: 'member', year: 2026, form: 'commune_certificate', n: 1 }]);
  });

  test('is not given the same again: neither proposed nor recorded; another year, or after it was annulled, it may be', async () => {
    const an = w.ids['Lê Thị An'];
    await expect(propose({ people: [an] })).rejects.toMatchObject({
      reasons: [{ code: 'commendation.given_already', field: 'people.0', values: { on: NOW }, rule: 'HON-02' }],
    });
    const again = { unitId: w.cell, personId: an, form: merit.form, reason: merit.reason, byUnitId: w.commune };
    const record = async (more: object) => await w.run('commendation.record', { ...again, decidedOn: NOW, ...more });
    expect(await refusalOf(record({}))).toMatchObject({ codes: ['commendation.given_already'] });
    await record({ forYear: 2025 });
    const line = (await registered()).find((each) => each.forYear === 2026);
    await w.run('commendation.annul', { id: line?.id, version: 1, on: NOW, reason: 'Ghi nhầm' });
    await record({});
  });
});

describe('a unit', () => {
  test('cells are proposed together with people: a case for each', async () => {
    const list = { unitId: w.commune, people: [w.ids['Lý Khác']], units: [w.cell, w.other] };
    const ids = await propose({ ...list, year: 2025 }, w.people.commune).catch((error) => error);
    // the commune committee has case.open and honour.record in all its cells
    expect(ids).toHaveLength(3);
    const subjects = await Promise.all(
      (ids as string[]).map(async (id) => (await w.get(id, w.people.commune)).subject),
    );
    expect(subjects.map((each) => [each.kind, each.name])).toEqual([
      ['member', 'Lý Khác'],
      ['unit', 'Chi bộ thôn 1'],
      ['unit', 'Chi bộ thôn 2'],
    ]);
    const [, cell = ''] = ids as string[];
    await w.vote(cell, 7, 'hands');
    await w.take(cell, 'proposed');
    await w.take(cell, 'given', { facts: decision }, w.people.commune);
    expect((await registered()).find((each) => each.personId === null)).toMatchObject({
      name: 'Chi bộ thôn 1',
      forYear: 2025,
    });
    await expect(propose({ units: [w.cell], year: 2025 })).rejects.toMatchObject({
      reasons: [{ code: 'commendation.given_already', field: 'units.0' }],
    });
  });

  test('a form of a higher level is passed up by the committee between; one that is not in the register gives it', async () => {
    const [id = ''] = await propose({ units: [w.cell], form: 'province_flag' });
    await w.vote(id, 7, 'hands');
    // the topmost unit of the register passes it on: it stands directly above the cell
    expect(await w.take(id, 'proposed')).toMatchObject({ step: 'decision' });
    await w.take(id, 'given', { facts: decision }, w.people.commune);
    expect((await registered()).find((each) => each.form === 'province_flag')).toMatchObject({
      byUnitId: null,
      byKind: 'province_committee',
      byName: 'Đảng bộ tỉnh',
    });
  });

  test('a committee votes itself, by its own count', async () => {
    const [id = ''] = await propose({ unitId: w.base, units: [w.base], year: 2024 }, w.people.commune);
    expect((await w.get(id, w.people.commune)).step.id).toBe('own_vote');
    const count = { id, step: 'own_vote', eligible: 9, present: 9, votesFor: 8, votesAgainst: 1, votesOther: 0 };
    await w.run('case.vote', { ...count, form: 'hands' }, w.people.commune);
    expect(await w.take(id, 'proposed', {}, w.people.commune)).toMatchObject({ step: 'decision' });
    expect(await w.take(id, 'refused', { note: 'Chưa đủ thành tích' }, w.people.commune)).toMatchObject({
      state: 'ended',
    });
    expect((await registered()).some((each) => each.name === 'Đảng bộ cơ sở trường học')).toBe(false);
    // refused once, it may be proposed again
    expect(await propose({ unitId: w.base, units: [w.base], year: 2024 }, w.people.commune)).toHaveLength(1);
  });

  test('of a cell under a grassroots committee, that committee votes in between', async () => {
    const [id = ''] = await propose({ unitId: w.school, people: [w.ids['Cô Tư']] }, w.people.head);
    const row = await w.get(id, w.people.head);
    expect(row.steps.filter((step) => step.state !== 'left').map((step) => step.id)).toEqual([
      'cell_vote',
      'committee_vote',
      'decision',
    ]);
  });
});
