/** The figures of source 004 from records: 650 admitted since the start of the term, 19 of them in non-state enterprises (M86, M88); votes never exceed their base. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { memberCodes } from '../members/codes.ts';
import { memberStat } from '../members/stat.ts';
import { insertMembers, type NewMember } from '../members/store/insert.ts';
import { addTo } from '../platform/clock.ts';
import { setScope } from '../platform/db/scope.ts';
import { admissionStat } from './stat.ts';
import { type AdmissionWorld, admissionWorld, DOSSIER } from './testing.ts';

type Overview = {
  members: number;
  admitted: number;
  nonState: number;
  term: boolean;
  from: string;
  groups: { code: string; n: number | null }[];
  settings: { code: string | null; n: number }[];
  ownerships: { code: string | null; n: number }[];
  months: { month: string; n: number }[];
  idleCells: number;
  cells: number;
  notRecognized: number;
};
type List = { items: { unit: { name: string }; admittedOn: string }[]; total: number };

/** Quảng Yên: 5,818 members of whom 650 were admitted since the congress, 19 of them in eight enterprises. */
const MEMBERS = 5818;
const ADMITTED = 650;
const IN_ENTERPRISES = 19;
const SINCE = '2025-07-15';

let w: AdmissionWorld;
let town: string;
const cells: string[] = [];
const enterprises: string[] = [];

beforeAll(async () => {
  w = await admissionWorld();
  const found = async (parentId: string, kind: string, name: string, more: object) =>
    (await asOperator(w.chibo, 'unit.found', { parentId, kind, name, ...more })).id;
  town = await found(w.commune, 'grassroots_committee', 'Đảng bộ Quảng Yên', { setting: 'residential' });
  await asOperator(w.chibo, 'term.begin', {
    unitId: town,
    name: 'Nhiệm kỳ 2025-2030',
    startsOn: SINCE,
    endsOn: '2030-07-15',
    seats: [],
  });
  for (let i = 0; i < 12; i++)
    cells.push(await found(town, 'subordinate_cell', `Chi bộ khu ${i + 1}`, { setting: 'residential' }));
  for (let i = 0; i < 8; i++)
    enterprises.push(
      await found(town, 'subordinate_cell', `Chi bộ Công ty ${i + 1}`, { setting: 'enterprise', ownership: 'private' }),
    );
  await fill();
}, 180_000);
afterAll(() => w.close());

/** Old members, and those admitted since: one a day through the months of the term so far. */
async function fill(): Promise<void> {
  const { db } = w.chibo.app;
  const units = await db.selectFrom('unit').select(['id', 'division', 'path']).execute();
  const at = (id: string) => units.find((unit) => unit.id === id) ?? units[0];
  const people: NewMember[] = [];
  for (let i = 0; i < MEMBERS; i++) {
    const fresh = i < ADMITTED;
    const home = fresh && i < IN_ENTERPRISES ? enterprises[i % enterprises.length] : cells[i % cells.length];
    const admittedOn = fresh ? addTo(SINCE, { days: 1 + (i % 450) }) : '2008-03-04';
    people.push({
      unit: at(home ?? '') as NewMember['unit'],
      facts: {
        fullName: `Đảng viên ${i}`,
        sortName: null,
        sex: i % 3 === 0 ? 'female' : 'male',
        ethnicity: i % 10 === 0 ? '10' : '01',
        birthDate: fresh && i % 2 === 0 ? '2000-05-05' : '1975-05-05',
        birthYearOnly: false,
        admittedOn,
        ceremonyOn: admittedOn,
        officialOn: fresh ? null : '2009-03-04',
        education: null,
        theory: null,
        note: null,
        cardNo: null,
        phone: null,
      },
      status: fresh ? 'probationary' : 'official',
      from: fresh ? admittedOn : '2020-01-01',
      beginReason: fresh ? 'admitted' : 'roster',
    });
  }
  await db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    await insertMembers(tx, w.chibo.keys, people);
    const ids = [...cells, ...enterprises];
    for (const stat of [admissionStat(w.chibo.rulebook), memberStat(memberCodes(w.chibo.rulebook))])
      await stat.recount('00', ids, '2026-11-10').execute(tx);
  });
}

const overview = async (more: object = {}) => await w.ask<Overview>('admission.overview', { unit: town, ...more });
const list = async (more: object = {}) => await w.ask<List>('admission.list', { unit: town, ...more });

test('650 were admitted since the start of the term: 11.2 % of 5,818 members (M88)', async () => {
  const shown = await overview();
  expect(shown).toMatchObject({ term: true, from: SINCE, admitted: ADMITTED, members: MEMBERS });
  expect(Math.round((shown.admitted / shown.members) * 1000) / 10).toBe(11.2);
  expect(shown.months.reduce((sum, { n }) => sum + n, 0)).toBe(ADMITTED);
  expect((await list()).total).toBe(ADMITTED);
});

test('19 of 650, 2.9 %, in non-state enterprises, by whose enterprise the cell is (M86)', async () => {
  const shown = await overview();
  expect(shown.nonState).toBe(IN_ENTERPRISES);
  expect(Math.round((shown.nonState / shown.admitted) * 1000) / 10).toBe(2.9);
  expect(shown.ownerships).toEqual(expect.arrayContaining([{ code: 'private', n: IN_ENTERPRISES }]));
  expect(shown.settings).toEqual([
    { code: 'residential', n: ADMITTED - IN_ENTERPRISES },
    { code: 'enterprise', n: IN_ENTERPRISES },
  ]);
  expect((await list({ nonState: true })).total).toBe(IN_ENTERPRISES);
  expect((await list({ ownership: 'private' })).total).toBe(IN_ENTERPRISES);
  expect((await list({ setting: 'enterprise' })).total).toBe(IN_ENTERPRISES);
});

test('each count by target group is the length of its list', async () => {
  const { groups } = await overview();
  expect(groups.find(({ code }) => code === 'young')?.n).toBe(ADMITTED / 2);
  for (const { code, n } of groups) expect((await list({ group: code })).total, code).toBe(n);
});

test('a month of the list is a month of the counts, at its first and last day', async () => {
  const { months } = await overview();
  for (const { month, n } of months.slice(0, 3))
    expect((await list({ from: `${month}-15`, to: `${month}-15` })).total, month).toBe(n);
});

test('a probation that failed stands beside the counts (M80), and who admitted nobody for years is listed', async () => {
  const { id, version } = await w.chibo.owner.db
    .selectFrom('membership')
    .select(['id', 'version'])
    .where('unit_id', '=', cells[0] ?? '')
    .where('status', '=', 'probationary')
    .orderBy('valid_from')
    .executeTakeFirstOrThrow();
  await w.run('membership.end', { id, version, on: '2026-11-01', reason: 'not_recognized' });
  const shown = await overview();
  expect(shown.notRecognized).toBe(1);
  // the number opens exactly those it counts, by the day the membership ended
  const failed = await w.ask<{ items: { on: string }[]; total: number }>('admission.list', {
    unit: w.commune,
    probation: 'not_recognized',
  });
  expect(failed).toMatchObject({ total: 1, items: [{ on: '2026-11-01' }] });
  // he was admitted, and stays counted as admitted
  expect(shown.admitted).toBe(ADMITTED);
  const idle = await w.ask<{ items: { name: string; last: string | null }[]; total: number }>('admission.idle', {
    unit: w.commune,
  });
  const all = await w.ask<Overview>('admission.overview', { unit: w.commune });
  expect(idle.total).toBe(all.idleCells);
  // thôn 1 admitted somebody this year; thôn 2 and the school nobody since the records begin
  expect(idle.items.map(({ name }) => name)).toEqual(expect.arrayContaining(['Chi bộ thôn 2', 'Chi bộ Tổ Toán']));
  expect(idle.items.map(({ name }) => name)).not.toContain('Chi bộ thôn 1');
  expect(idle.items.map(({ name }) => name)).not.toContain('Chi bộ khu 2');
});

test('a vote on an admission never exceeds its base: it is refused, or it is within', async () => {
  const { id } = await w.nominate();
  for (const name of ['Trần Văn Ân', 'Lê Thị An']) await w.help(id, name);
  await w.certify(id);
  const caseId = (await w.openCase(id)).id;
  await w.case.papers(caseId, DOSSIER);
  await w.case.take(caseId, { step: 'dossier', outcome: 'complete', on: '2026-04-05' });
  for (const kind of ['mass_organizations', 'residence']) await w.case.opinion(caseId, kind);
  await w.case.papers(caseId, ['curriculum', 'opinions_summary']);
  await w.case.take(caseId, { step: 'verification', outcome: 'verified', on: '2026-04-25' });
  const tried = fc.record({
    eligible: fc.integer({ min: 1, max: 30 }),
    present: fc.integer({ min: 0, max: 40 }),
    votesFor: fc.integer({ min: 0, max: 45 }),
  });
  await fc.assert(
    fc.asyncProperty(tried, async (vote) => {
      const taken = w.case.poll(caseId, vote);
      if (vote.votesFor > Math.min(vote.present, vote.eligible)) {
        expect((await refusalOf(taken)).status).toBe(422);
        return;
      }
      const poll = await taken.catch(() => null);
      if (!poll) return;
      expect(vote.votesFor).toBeLessThanOrEqual(poll.base);
      expect(poll.base).toBe(vote.eligible);
      expect(poll.passed).toBe(vote.votesFor * 3 >= poll.base * 2 && vote.votesFor > 0);
    }),
    { numRuns: 40 },
  );
  const polls = await w.chibo.owner.db.selectFrom('poll').selectAll().execute();
  expect(polls.length).toBeGreaterThan(0);
  for (const poll of polls)
    expect(poll.votes_for + poll.votes_against + poll.votes_other).toBeLessThanOrEqual(poll.base);
});
