/** Planted faults of dues, candidates, elections, honours, contacts, files and the ledger. */
import type { Case } from './cases.ts';
import type { Planting, Row } from './place.ts';

const SERIES = '00000000-0000-7000-8000-000000000002';
const line = (p: Planting, values: Row = {}) => p.put('dues_line', { person_id: p.people[0], ...values });

async function paid(p: Planting, amount: number): Promise<void> {
  const id = await line(p, { paid: 5000 });
  await p.put('dues_entry', { line_id: id, person_id: p.people[0], amount });
}

async function month(p: Planting, collected: number, slip: Row | null): Promise<void> {
  const id = await line(p, { paid: 5000 });
  await p.put('dues_entry', { line_id: id, person_id: p.people[0] });
  const remittance = slip === null ? null : await p.put('dues_remittance', slip);
  await p.put('dues_month', { collected, remittance_id: remittance });
}

/** A slip of the cell, passed on in one of the commune. */
async function passed(p: Planting, received: number): Promise<void> {
  const above = await p.put('dues_remittance', { ...p.commune, received, remitted: received, state: 'sent' });
  const below = await p.put('dues_remittance', {
    ...p.cell,
    to_unit_id: p.commune.unit_id,
    own: 300,
    remitted: 300,
    state: 'confirmed',
    confirmed_on: '2026-10-03',
    passed_in: above,
  });
  await p.put('dues_month', { collected: 300, remittance_id: below });
}

async function certified(p: Planting, until: string): Promise<void> {
  const id = await p.put('candidate', { state: 'admitted', closed_on: '2026-10-01', person_id: p.people[0] });
  await p.put('class_place', { candidate_id: id, state: 'finished', certified_on: '2021-09-01', valid_until: until });
}

async function sitting(p: Planting, n: number): Promise<void> {
  const id = await p.put('training_class');
  for (let i = 0; i < n; i++)
    await p.put('class_place', {
      candidate_id: await p.put('candidate', { search_key: `q${i}` }),
      class_division: p.cell.division,
      class_id: id,
    });
}

async function balloted(p: Planting, ballot: Row, votes: Row = {}, threshold = 2): Promise<void> {
  const election = await p.put('election');
  const candidate = await p.put('election_candidate', { election_id: election, person_id: p.people[0] });
  const poll = await p.put('poll', {
    subject_kind: 'election_candidate',
    subject_id: candidate,
    base_kind: 'congress',
    majority: 'congress_election',
    threshold,
  });
  const id = await p.put('election_ballot', { election_id: election, ...ballot });
  await p.put('election_vote', { ballot_id: id, candidate_id: candidate, poll_id: poll, ...votes });
}

const contact = (p: Planting, values: Row = {}) =>
  p.put('residence_contact', {
    person_id: p.people[0],
    other_division: p.other.division,
    other_unit_id: p.other.unit_id,
    other_scope: p.other.scope,
    ...values,
  });

/** A published table of the end of September, of three members. */
async function published(p: Planting, values: Row, line: Row): Promise<string> {
  const publication = await p.put('publication', {
    ...{ series_id: SERIES, edition: 1, title: 'Bảng', on_day: '2026-09-30', whole_name: 'đảng viên', whole_n: 3 },
    ...{ divides: false, decimals: 1, source_kind: 'own', state: 'published', published_on: '2026-10-02' },
    ...{ drafted_on: '2026-10-01', drafted_by: SERIES, drafted_name: 'Người' },
    ...values,
  });
  await p.put('publication_line', {
    publication_id: publication,
    position: 0,
    label: 'Dòng',
    part_of: 'whole',
    ...line,
  });
  return publication;
}

/** With a number of the register, of which the closed month says 3. */
async function drawn(p: Planting, n: number): Promise<void> {
  const publication = await published(p, {}, { n, number_key: 'member.head', stock: true, register_state: 'frozen' });
  const { division, unit_id, scope } = p.cell;
  await p.raw(
    `insert into stat_snapshot (division, unit_id, scope, kind, starts_on, closing_no, close_id, taken_at, numbers)
     values ($1, $2, $3, 'month', '2026-09-01', 1, $4, '2026-10-02', '{"member.head": 3}')`,
    [division, unit_id, scope, publication],
  );
}

export const RECORDS: Record<string, Case> = {
  dues_twice: {
    fault: async (p) => [await line(p, { paid: 5000 }), await line(p, { ...p.other, paid: 5000 })],
    near: async (p) => [await line(p, { paid: 5000 }), await line(p, { ...p.other, paid: 0 })],
  },
  dues_of_stranger: {
    fault: async (p) => line(p, { ...p.other, person_id: await p.leave(), month: '2026-10' }),
    near: async (p) => line(p, { ...p.other, person_id: await p.leave(), month: '2026-09' }),
  },
  dues_paid_differs: { fault: (p) => paid(p, 4000), near: (p) => paid(p, 5000) },
  dues_month_differs: { fault: (p) => month(p, 4000, null), near: (p) => month(p, 5000, null) },
  slip_own_differs: {
    fault: (p) => month(p, 5000, { own: 4000, remitted: 4000 }),
    near: (p) => month(p, 5000, { own: 5000, remitted: 5000 }),
  },
  slip_received_differs: { fault: (p) => passed(p, 200), near: (p) => passed(p, 300) },
  certificate_expired: { fault: (p) => certified(p, '2026-09-30'), near: (p) => certified(p, '2026-10-01') },
  class_over_seats: { fault: (p) => sitting(p, 2), near: (p) => sitting(p, 1) },
  helper_left: {
    fault: async (p) =>
      p.put('candidate_helper', { candidate_id: await p.put('candidate'), person_id: await p.leave() }),
    near: async (p) => p.put('candidate_helper', { candidate_id: await p.put('candidate'), person_id: p.people[0] }),
  },
  closed_unit_candidates: {
    fault: async (p) => {
      await p.close();
      await p.put('candidate', p.other);
    },
    near: async (p) => {
      await p.close();
      await p.put('candidate', { ...p.other, state: 'dropped', closed_on: '2026-09-01', close_reason: 'withdrew' });
    },
  },
  election_papers: {
    fault: (p) => balloted(p, { issued: 4 }),
    near: (p) => balloted(p, { issued: 3 }),
  },
  election_votes: {
    fault: (p) => balloted(p, { valid: 2 }, { votes: 3 }),
    near: (p) => balloted(p, { valid: 3 }, { votes: 3 }),
  },
  election_outcome: {
    fault: (p) => balloted(p, {}, { votes: 1 }),
    near: (p) => balloted(p, {}, { votes: 1, elected: false }),
  },
  badge_not_reached: {
    fault: (p) => p.put('badge_award', { person_id: p.people[0], admitted_on: '1996-11-08' }),
    near: (p) => p.put('badge_award', { person_id: p.people[0], admitted_on: '1996-11-07' }),
  },
  badge_other_date: {
    fault: (p) => p.put('badge_award', { person_id: p.people[0], years: 25, admitted_on: '2000-01-10' }),
    near: (p) => p.put('badge_award', { person_id: p.people[0], years: 25, admitted_on: '2000-01-01' }),
  },
  publication_period_differs: {
    fault: (p) => drawn(p, 2),
    near: (p) => drawn(p, 3),
  },
  publication_does_not_add_up: {
    fault: (p) => published(p, { divides: true }, { n: 2 }),
    near: (p) => published(p, { divides: true }, { n: 3 }),
  },
  commendation_level: {
    fault: (p) => p.put('commendation', { by_kind: 'province_committee' }),
    near: (p) => p.put('commendation', { form: 'province_diploma', by_kind: 'province_committee' }),
  },
  card_differs: {
    fault: (p) => carded(p, '1111'),
    near: (p) => carded(p, '2222'),
  },
  card_of_stranger: {
    fault: async (p) => p.put('card', { ...p.other, person_id: await p.leave() }),
    near: async (p) =>
      p.put('card', { ...p.other, person_id: await p.leave(), state: 'returned', state_on: '2026-10-02' }),
  },
  contact_cell_closed: {
    fault: async (p) => {
      await p.close();
      await contact(p);
    },
    near: async (p) => {
      await p.close();
      await contact(p, { valid_to: '2026-09-30', end_reason: 'moved_house' });
    },
  },
  contact_of_stranger: {
    fault: async (p) => p.put('residence_contact', { ...(await stranger(p)) }),
    near: async (p) =>
      p.put('residence_contact', { ...(await stranger(p)), valid_to: '2026-10-01', end_reason: 'left' }),
  },
  file_orphan: {
    fault: (p) => p.put('file', { owner_id: p.cell.unit_id }),
    near: async (p) => p.put('file', { owner_id: await p.put('meeting') }),
  },
  ledger_unsealed: {
    fault: (p) => p.put('ledger', { at: '2026-11-10T02:29:00Z' }),
    near: (p) => p.put('ledger', { at: '2026-11-10T02:31:00Z' }),
  },
};

async function carded(p: Planting, tail: string): Promise<void> {
  await p.raw(`update person set card_tail = '2222' where id = $1`, [p.people[0]]);
  await p.put('card', { person_id: p.people[0], tail });
}

async function stranger(p: Planting): Promise<Row> {
  const id = await p.leave();
  return {
    ...p.other,
    person_id: id,
    other_division: p.cell.division,
    other_unit_id: p.cell.unit_id,
    other_scope: p.cell.scope,
  };
}
