/** For tests: one commune with two cells and their people in order, and a way to write rows past every command, each with what it must have. */
import type { PoolClient } from 'pg';
import type { Chibo } from '../../src/chibo.ts';
import { newId } from '../../src/platform/ids.ts';
import { asOperator, type Bare, bareWorld, foundTop } from '../world/world.ts';

export type Row = Record<string, unknown>;
type At = { division: string; unit_id: string; scope: string };

/** The clock of tests stands here. */
export const TODAY = '2026-11-10';
const SOME = '00000000-0000-7000-8000-000000000001';
const moment = (day: string) => `${day}T03:00:00Z`;
const named = { person_name: 'Người', sort_key: 'n' };
const kept = { recorded_by: SOME, recorded_name: 'Người ghi', recorded_at: moment('2026-01-05') };

/** What a row of a table must have, where the case says nothing else. */
const USUAL: Readonly<Record<string, (hash: string) => Row>> = {
  post: () => ({ side: 'party', holder_name: 'Người', holder_is_member: true, valid_from: '2025-11-01' }),
  term: () => ({ name: 'Nhiệm kỳ', starts_on: '2025-01-01', ends_on: '2030-01-01' }),
  overseer_duty: () => ({ person_name: 'Người', valid_from: '2025-11-01' }),
  correction: () => ({
    ...named,
    field: 'phone',
    reason: 'Vì',
    asked_on: '2026-11-01',
    asked_at: moment('2026-11-01'),
    state: 'open',
  }),
  poll: (hash) => ({
    subject_kind: 'meeting',
    subject_id: SOME,
    question: 'Thông qua',
    form: 'hands',
    majority: 'ordinary',
    base_kind: 'monthly_meeting',
    rule_id: 'VOT-01',
    rulebook_hash: hash,
    eligible: 3,
    present: 3,
    base: 3,
    threshold: 2,
    votes_for: 3,
    votes_against: 0,
    votes_other: 0,
    passed: true,
    taken_at: moment('2026-11-05'),
  }),
  case_file: (hash) => ({
    procedure: 'transfer',
    subject_kind: 'member',
    subject_id: SOME,
    subject_name: 'Người',
    sort_key: 'n',
    search_key: 'n',
    state: 'open',
    step: 'request',
    opened_on: '2026-11-02',
    opened_by: SOME,
    opened_name: 'Người',
    rulebook_hash: hash,
    ruled_on: '2026-11-02',
  }),
  case_clock: () => ({
    step: 'request',
    rule_id: 'TRA-01',
    started_on: '2026-11-02',
    n: 5,
    unit: 'working_days',
    due: '2026-11-09',
    first_due: '2026-11-09',
    state: 'running',
    procedure: 'transfer',
    restricted: false,
  }),
  case_stat: () => ({ procedure: 'transfer', restricted: false, state: 'open', mark: 'request', month: '' }),
  resolution: (hash) => ({
    kind: 'committee',
    state: 'issued',
    title: 'Nghị quyết',
    body: 'Nội dung',
    issued_on: '2026-03-01',
    rulebook_hash: hash,
    created_by: SOME,
    created_at: moment('2026-03-01'),
  }),
  number_series: () => ({ document_type: 'resolution', term_start: '2025-01-01' }),
  task: () => ({
    work: 'Việc',
    accountability: 'Chịu trách nhiệm',
    due: '2026-12-01',
    result: 'Kết quả',
    assignee_name: 'Người',
    checker_name: 'Người',
    given_by: SOME,
    given_name: 'Người',
    source: 'cell',
    state: 'open',
    created_at: moment('2026-11-01'),
  }),
  plan: () => ({
    title: 'Kế hoạch',
    body: '',
    starts_on: '2026-01-01',
    ends_on: '2026-12-31',
    state: 'adopted',
    adopted_on: '2026-01-01',
    created_by: SOME,
    created_at: moment('2026-01-01'),
  }),
  recipient: () => ({
    resolution_division: '00',
    resolution_id: SOME,
    issued_on: '2026-03-01',
    title: 'Nghị quyết',
    number_text: '01-NQ/ĐU',
    issuer_name: 'Đảng ủy',
  }),
  resolution_stat: () => ({}),
  meeting: (hash) => ({
    kind: 'extraordinary',
    month: '2026-11',
    title: 'Họp',
    planned_at: moment('2026-11-05'),
    place: 'Nhà văn hóa',
    mode: 'direct',
    state: 'closed',
    called_by: SOME,
    called_name: 'Người',
    opened_at: moment('2026-11-05'),
    closed_at: '2026-11-05T05:00:00Z',
    eligible: 0,
    present: 0,
    excused: 0,
    absent: 0,
    rulebook_hash: hash,
  }),
  attendance: () => ({ ...named, role: 'official', votes: true, exempt: false, away: false, state: 'present' }),
  minutes: () => ({
    body: '{}',
    text_hash: 'x',
    confirmed_by: SOME,
    confirmed_name: 'Người',
    confirmed_at: moment('2026-11-06'),
  }),
  proposal: () => ({ person_name: 'Người', body: 'Đề nghị', state: 'open', made_at: moment('2026-10-01') }),
  dues_line: (hash) => ({
    ...named,
    month: '2026-09',
    category: 'fixed',
    rule_id: 'DUE-01',
    rulebook_hash: hash,
    due: 5000,
    paid: 0,
  }),
  dues_entry: () => ({
    month: '2026-09',
    booked: '2026-09',
    kind: 'payment',
    amount: 5000,
    made_on: '2026-09-20',
    method: 'cash',
    receipt_year: 2026,
    receipt_no: 1,
    taken_by: SOME,
    taken_name: 'Người',
    at: moment('2026-09-20'),
  }),
  dues_month: () => ({
    month: '2026-09',
    members: 1,
    due: 5000,
    voluntary: 0,
    collected: 5000,
    unpaid_members: 0,
    closed_on: '2026-10-01',
    closed_by: SOME,
    closed_name: 'Người',
    closed_at: moment('2026-10-01'),
  }),
  dues_remittance: (hash) => ({
    year: 2026,
    number: 1,
    from_month: '2026-09',
    to_month: '2026-09',
    own: 0,
    received: 0,
    kept: 0,
    remitted: 0,
    share: 'commune',
    rule_id: 'DUE-02',
    rulebook_hash: hash,
    state: 'sent',
    sent_on: '2026-10-02',
    sent_by: SOME,
    sent_name: 'Người',
    sent_at: moment('2026-10-02'),
  }),
  candidate: () => ({
    full_name: 'Quần Chúng',
    sort_key: 'q',
    search_key: 'quan chung',
    sex: 'female',
    birth_date: '2000-01-01',
    state: 'listed',
    entered_on: '2026-01-01',
    entered_name: 'Người',
  }),
  candidate_helper: () => ({ person_name: 'Người', together_since: '2024-01-01', valid_from: '2026-01-01' }),
  training_class: () => ({
    course: 'awareness',
    name: 'Lớp',
    place: 'Xã',
    held_by: 'Xã',
    starts_on: '2026-05-01',
    ends_on: '2026-05-05',
    seats: 1,
    state: 'open',
  }),
  class_place: () => ({
    course: 'awareness',
    name: 'Quần Chúng',
    sort_key: 'q',
    search_key: 'q',
    state: 'enrolled',
    asked_on: '2026-04-01',
  }),
  election: (hash) => ({
    body: 'cell_congress',
    post: 'secretary',
    purpose: 'term',
    seats: 1,
    held_on: '2026-10-01',
    eligible: 3,
    present: 3,
    left_out: 0,
    state: 'open',
    rulebook_hash: hash,
    ruled_on: '2026-10-01',
    ...kept,
  }),
  election_candidate: () => ({ position: 1, person_name: 'Người', nominated_by: 'committee' }),
  election_ballot: () => ({
    ballot_no: 1,
    seats: 1,
    form: 'secret',
    issued: 3,
    collected: 3,
    valid: 3,
    recorded_name: 'Người',
    recorded_at: moment('2026-10-01'),
  }),
  election_vote: () => ({ votes: 2, elected: true }),
  badge_award: (hash) => ({
    ...named,
    years: 30,
    admitted_on: '1996-11-01',
    due_on: '2026-11-01',
    round_on: '2026-11-07',
    state: 'decided',
    decided_on: '2026-10-20',
    rulebook_hash: hash,
  }),
  card: () => ({ ...named, state: 'valid', recorded_name: 'Người', recorded_at: moment('2026-01-05') }),
  commendation: () => ({
    name: 'Người',
    sort_key: 'n',
    form: 'praise',
    by_kind: 'grassroots_cell',
    by_name: 'Chi bộ',
    decided_on: '2026-05-01',
    year: 2026,
    for_year: 2026,
    reason: 'Tốt',
    ...kept,
  }),
  residence_contact: () => ({
    ...named,
    category: 'introduced',
    state: 'received',
    answered_on: '2026-02-01',
    valid_from: '2026-01-05',
    ...kept,
  }),
  file: () => ({
    name: 'a.pdf',
    media_type: 'application/pdf',
    bytes: 1,
    sha256: 'x',
    owner_kind: 'meeting',
    uploaded_by: SOME,
    uploaded_at: moment('2026-11-01'),
  }),
  ledger: () => ({
    at: moment('2026-11-10'),
    account_id: SOME,
    grant_id: 'g',
    command: 'x',
    command_id: SOME,
    subject_kind: 'x',
    subject_id: SOME,
    body: '{}',
  }),
};

export type Place = Awaited<ReturnType<typeof orderlyPlace>>;

/** Founded in 2020, with a secretary each and three members in their first cell; registered, counted and sealed as commands do it: no check finds anything. */
export async function orderlyPlace(version?: 15 | 18) {
  const world: Bare = await bareWorld(version);
  const { chibo } = world;
  const commune = await foundTop(chibo, 'commune_committee', 'Đảng bộ xã');
  const cellOf = async (name: string) =>
    (
      await asOperator(chibo, 'unit.found', {
        parentId: commune,
        kind: 'grassroots_cell',
        name,
        setting: 'residential',
        foundedOn: '2020-01-01',
      })
    ).id;
  const [first, second] = [await cellOf('Chi bộ 1'), await cellOf('Chi bộ 2')];
  const people: string[] = [];
  for (const n of [1, 2, 3]) people.push(await member(chibo, first, n));
  const other = await member(chibo, second, 4);
  const [head = ''] = people;
  for (const [unitId, post, personId] of [
    [first, 'secretary', head],
    [second, 'secretary', other],
    [commune, 'committee_secretary', head],
  ])
    await asOperator(chibo, 'post.begin', { unitId, post, personId, from: '2025-11-01' });
  const { rows } = await chibo.owner.pool.query<{ id: string; division: string; path: string }>(
    'select id, division, path from unit',
  );
  const at = (id: string): At => {
    const unit = rows.find((each) => each.id === id);
    if (!unit) throw new Error('There is no such unit.');
    return { division: unit.division, unit_id: unit.id, scope: unit.path };
  };
  const place = { world, commune: at(commune), cell: at(first), other: at(second), people, neighbour: other };
  const client = await chibo.owner.pool.connect();
  for (const cell of [place.cell, place.other])
    await planting(place, client).put('meeting', { ...cell, kind: 'regular', month: '2026-10' });
  client.release();
  return place;
}

async function member(chibo: Chibo, unit: string, n: number): Promise<string> {
  const facts = {
    sex: 'male',
    birthDate: `1970-01-0${n}`,
    admittedOn: '2000-01-01',
    ceremonyOn: '2000-01-10',
    officialOn: '2001-01-10',
    from: '2025-10-01',
  };
  return (await asOperator(chibo, 'member.register', { unit, fullName: `Nguyễn Văn Số ${n}`, ...facts })).id;
}

/** What a planted fault may do: write a row, or anything else. */
export type Planting = Place & {
  /** writes a row at the first cell, or where `values` say, with what it must have; gives its id */
  put(table: string, values?: Row): Promise<string>;
  raw(text: string, values?: unknown[]): Promise<unknown>;
  /** closes the second cell, as it is */
  close(): Promise<void>;
  /** ends the only membership of the second cell: somebody who is a member no longer */
  leave(): Promise<string>;
};

export function planting(place: Place, client: PoolClient): Planting {
  const raw = async (text: string, values: unknown[] = []) => await client.query(text, values);
  const put = async (table: string, values: Row = {}): Promise<string> => {
    const id = (values.id as string | undefined) ?? newId();
    const own = table.endsWith('_stat') ? {} : { id };
    const row: Row = { ...place.cell, ...own, ...USUAL[table]?.(place.world.chibo.rulebook.hash), ...values };
    const columns = Object.keys(row);
    await raw(
      `insert into ${table} (${columns.map((c) => `"${c}"`).join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
    return id;
  };
  const close = async () => {
    await raw(`update unit set closed_on = '2026-10-01' where id = $1`, [place.other.unit_id]);
    await raw(`update unit_period set valid_to = '2026-10-01' where unit_id = $1`, [place.other.unit_id]);
  };
  const leave = async () => {
    await raw(`update membership set valid_to = '2026-10-01', end_reason = 'died' where person_id = $1`, [
      place.neighbour,
    ]);
    return place.neighbour;
  };
  return { ...place, put, raw, close, leave };
}
