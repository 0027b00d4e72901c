import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { CaseRecord } from './case.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.close());

const NOW = '2026-11-10';
const stepOf = (record: CaseRecord, id: string) => record.steps.find((step) => step.id === id);

describe('standing still (trap 7)', () => {
  test('clocks end as many working days later as they stood, over weekends', async () => {
    const id = await w.open('recognition', 'Siu Mới', { ceremony_on: '2025-11-10' });
    const pause = { id, version: (await w.get(id)).version, reason: 'discipline' };
    expect(await refusalOf(w.run('case.pause', { ...pause, reason: 'rain' }))).toMatchObject({
      codes: ['pause.unknown'],
    });
    expect(await refusalOf(w.run('case.pause', pause, w.people.member))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.run('case.resume', { id, version: pause.version }))).toMatchObject({
      codes: ['case.not_paused'],
    });
    await w.run('case.pause', pause);
    expect(await w.get(id)).toMatchObject({ state: 'paused', due: null });
    expect(await refusalOf(w.take(id, 'over'))).toMatchObject({ codes: ['case.paused'] });
    expect(await refusalOf(w.run('case.pause', { ...pause, version: pause.version + 1 }))).toMatchObject({
      codes: ['case.paused'],
    });
    w.world.clock.set('2026-11-20T03:00:00Z');
    await w.run('case.resume', { id, version: (await w.get(id)).version });
    // a clock in months stands still by days
    expect(await w.get(id)).toMatchObject({ state: 'open', due: '2026-11-20' });
    w.world.clock.set('2026-11-10T03:00:00Z');
    await w.run('case.drop', { id, version: (await w.get(id)).version, reason: 'died', on: NOW });

    const announced = await w.open('discipline', 'Lê Thị An', {
      violated_on: '2026-06-01',
      what: 'x',
      level: 'reprimand',
    });
    for (const form of ['discipline_self_review', 'discipline_report']) await w.paper(announced, form);
    await w.take(announced, 'reviewed');
    await w.vote(announced, 6);
    await w.take(announced, 'decided', { facts: { form: 'reprimand' } });
    await w.run('case.pause', { id: announced, version: (await w.get(announced)).version, reason: 'illness' });
    // Tuesday to Friday of the week after: eight working days
    w.world.clock.set('2026-11-20T03:00:00Z');
    await w.run('case.resume', { id: announced, version: (await w.get(announced)).version });
    const clock = stepOf(await w.get(announced), 'announced')?.clocks[0];
    expect(clock).toMatchObject({
      firstDue: '2026-12-22',
      due: '2027-01-04',
      pauses: [{ from: NOW, to: '2026-11-20', reason: 'illness' }],
      left: 30,
    });
    const fixed = { id: announced, clock: clock?.id, version: clock?.version, n: 5, reason: 'xin thêm' };
    await expect(w.run('case.extend', fixed, w.people.commune)).rejects.toMatchObject({
      reasons: [{ code: 'clock.fixed', rule: 'DIS-05' }],
    });
    w.world.clock.set('2026-11-10T03:00:00Z');
  });
});

describe('recognition (PRO-01, PRO-02)', () => {
  let id: string;

  test('is refused for one who is official already', async () => {
    await expect(w.open('recognition', 'Lê Thị An', { ceremony_on: '2025-11-10' })).rejects.toMatchObject({
      reasons: [{ code: 'member.not_probationary', rule: 'PRO-01' }],
    });
  });

  test('nothing is proposed before the twelve months are over', async () => {
    w.world.clock.set('2026-11-09T03:00:00Z');
    id = await w.open('recognition', 'Siu Mới', { ceremony_on: '2025-11-10' });
    expect(await w.get(id)).toMatchObject({ due: '2026-11-10', step: { id: 'probation' } });
    for (const form of ['new_member_certificate', 'self_review', 'helper_remarks', 'probation_opinions'])
      await w.paper(id, form);
    for (const [kind, from] of [
      ['mass_organizations', 'Đoàn Thanh niên'],
      ['residence', 'Chi ủy thôn 1'],
    ] as const) {
      const asked = await w.run('case.ask', { id, kind, from });
      const answer = { id: asked.id, version: 1, on: '2026-11-09', stance: 'for', body: 'Tốt.' };
      expect(await refusalOf(w.run('case.opine', answer))).toMatchObject({ codes: ['opinion.counts'] });
      await w.run('case.opine', { ...answer, votesFor: 10, votesAgainst: 0 });
    }
    await expect(w.take(id, 'over', { on: '2026-11-09' })).rejects.toMatchObject({
      reasons: [{ code: 'case.too_early', rule: 'PRO-01', values: { earliest: '2026-11-10' } }],
    });
  });

  test('handled late, the clock still counts from the end of the probation, and the official date does not move', async () => {
    w.world.clock.set('2027-01-20T03:00:00Z');
    await w.take(id, 'over');
    const record = await w.get(id);
    expect(stepOf(record, 'cell_vote')?.clocks).toMatchObject([{ rule: 'PRO-02', startedOn: NOW, due: '2026-12-22' }]);
    expect(record).toMatchObject({ due: '2026-12-22', overdue: true });
    await w.paper(id, 'recognition_resolution');
    const poll = await w.vote(id, 6, 'card');
    expect(poll).toMatchObject({ passed: true });
    await w.take(id, 'proposed');
    await w.paper(id, 'recognition_decision');
    await w.take(id, 'recognized', { facts: { decision_number: '5-QĐ' } }, w.people.commune);
    expect(await w.line('Siu Mới')).toMatchObject({ status: 'official', valid_from: NOW });
    const person = await w.chibo.owner.db
      .selectFrom('person')
      .select('official_on')
      .where('id', '=', w.ids['Siu Mới'] ?? '')
      .executeTakeFirst();
    expect(person?.official_on).toBe(NOW);
    w.world.clock.set('2026-11-10T03:00:00Z');
  });
});

describe('a suspension of ninety days (DIS-09)', () => {
  let id: string;
  const facts = { decision_number: '2-QĐ', suspended_on: '2026-11-01', grounds: 'Bị khởi tố.' };

  test('is opened by the body that decides, not by the cell', async () => {
    expect(await refusalOf(w.open('suspension', 'Rmah Bình', facts))).toMatchObject({ status: 403 });
    id = await w.open('suspension', 'Rmah Bình', facts, w.people.commune);
    await w.take(id, 'suspended', {}, w.people.commune);
    expect(await w.line('Rmah Bình')).toMatchObject({ suspended: true });
    const again = { ...facts, decision_number: '3-QĐ' };
    expect(await refusalOf(w.open('suspension', 'Rmah Bình', again, w.people.commune))).toMatchObject({
      codes: ['case.open_already'],
    });
  });

  test('its clock runs from the day of the decision', async () => {
    const record = await w.get(id, w.people.commune);
    expect(record.due).toBe('2027-01-30');
    expect(stepOf(record, 'suspended')?.clocks).toMatchObject([
      {
        rule: 'DIS-09',
        startedOn: '2026-11-01',
        n: 90,
        unit: 'days',
        due: '2027-01-30',
        state: 'running',
        left: null,
        uncertain: false,
      },
    ]);
  });

  test('is extended only with the consent that the procedure names', async () => {
    const [clock] = stepOf(await w.get(id, w.people.commune), 'suspended')?.clocks ?? [];
    const more = { id, clock: clock?.id, version: clock?.version, n: 30, reason: 'Chưa có kết luận' };
    expect(await refusalOf(w.run('case.extend', more))).toMatchObject({ status: 403, codes: ['right.missing'] });
    expect(await w.run('case.extend', more, w.people.commune)).toMatchObject({ due: '2027-03-01' });
    expect(await refusalOf(w.run('case.extend', more, w.people.commune))).toMatchObject({ codes: ['version.stale'] });
    const record = await w.get(id, w.people.commune);
    expect(record.due).toBe('2027-03-01');
    expect(stepOf(record, 'suspended')?.clocks[0]).toMatchObject({
      firstDue: '2027-01-30',
      extensions: [{ on: NOW, n: 30, reason: 'Chưa có kết luận', by: 'Hoàng Bí Thư' }],
    });
  });

  test('annulled, it is undone in the register', async () => {
    const { version } = await w.get(id, w.people.commune);
    const drop = { id, version, reason: 'annulled', on: NOW };
    expect(await refusalOf(w.run('case.drop', drop))).toMatchObject({ status: 403, codes: ['right.missing'] });
    await w.run('case.drop', drop, w.people.commune);
    expect(await w.line('Rmah Bình')).toMatchObject({ suspended: false });
    expect(stepOf(await w.get(id, w.people.commune), 'suspended')?.clocks).toMatchObject([{ state: 'fallen' }]);
  });
});
