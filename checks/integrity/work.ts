/** Planted faults of cases, numbers, plans, tasks and meetings. */
import type { Case } from './cases.ts';
import type { Planting, Row } from './place.ts';

/** A case with one running clock of five working days. */
async function clocked(p: Planting, { restricted = false, ...clock }: Row, file: Row = {}): Promise<string> {
  const due = (clock.due as string | undefined) ?? '2026-11-09';
  const id = await p.put('case_file', { due, restricted, ...file });
  await p.put('case_clock', { case_id: id, due, first_due: due, restricted, ...clock });
  await p.put('case_stat', { n: 1, restricted });
  return id;
}

const ended = { state: 'ended', ended_on: '2026-11-05', outcome: 'done', due: 'infinity' };
const numbered = (p: Planting, no: number, values: Row = {}) =>
  p.put('resolution', { number_no: no, number_text: `0${no}-NQ/CB`, ...values });

/** Two documents of one series and how far its register is. */
async function series(p: Planting, nos: number[], last: number, values: Row[] = []): Promise<void> {
  await p.put('number_series', { last_no: last });
  for (const [i, no] of nos.entries()) await numbered(p, no, values[i]);
}

const task = (p: Planting, values: Row = {}) =>
  p.put('task', { assignee_id: p.people[1], checker_id: p.people[0], ...values });
const meeting = (p: Planting, values: Row = {}, roll: Row[] = []) => held(p, values, roll);

async function held(p: Planting, values: Row, roll: Row[]): Promise<string> {
  const voters = roll.filter((line) => line.votes !== false).length;
  const id = await p.put('meeting', { eligible: voters, present: roll.length, ...values });
  for (const line of roll) await p.put('attendance', { meeting_id: id, ...line });
  return id;
}

const rollOf = (p: Planting, n: number, values: Row = {}): Row[] =>
  Array.from({ length: n }, (_, i) => ({ person_id: p.people[i], ...values }));

/** Faults of cases: those all readers of cases may know of, or restricted ones; each is nearly one where it is planted in the other kind. */
const casesOf = (restricted: boolean): Record<string, Case> => ({
  closed_unit_cases: {
    fault: async (p) => {
      await p.close();
      await p.put('case_file', { ...p.other, restricted });
    },
    near: async (p) => {
      await p.close();
      await p.put('case_file', { ...p.other, ...ended, restricted });
    },
  },
  clock_of_ended: {
    fault: (p) => clocked(p, { restricted }, ended),
    near: (p) => clocked(p, { restricted, state: 'met', ended_on: '2026-11-05' }, ended),
  },
  case_due_differs: {
    fault: (p) => clocked(p, { restricted }, { due: '2026-11-08' }),
    near: (p) => clocked(p, { restricted }),
  },
  clock_day_off: {
    fault: (p) => clocked(p, { restricted, n: 4, due: '2026-11-07' }),
    near: (p) => clocked(p, { restricted, n: 4, due: '2026-11-06' }),
  },
  clock_calendar: {
    fault: (p) => clocked(p, { restricted, n: 6, due: '2026-11-09' }),
    // a Saturday and a Sunday lie between
    near: (p) => clocked(p, { restricted, n: 5, due: '2026-11-09' }),
  },
  cases_counted: {
    fault: async (p) => {
      await p.put('case_file', { restricted });
      await p.put('case_stat', { restricted, n: 2 });
    },
    near: async (p) => {
      await p.put('case_file', { restricted });
      await p.put('case_stat', { restricted, n: 1 });
    },
  },
});

/** What is planted among the cases of the other kind is not found by the check of this one. */
const apart = (restricted: boolean): Record<string, Case> =>
  Object.fromEntries(
    Object.entries(casesOf(restricted)).map(([id, { fault, near }]) => [
      restricted ? `restricted_${id}` : id,
      { fault, near: async (p) => [await near(p), await casesOf(!restricted)[id]?.fault(p)] },
    ]),
  );

export const WORK: Record<string, Case> = {
  ...apart(false),
  ...apart(true),
  number_twice: { fault: (p) => series(p, [1, 1], 2), near: (p) => series(p, [1, 2], 2) },
  number_gap: { fault: (p) => series(p, [1, 3], 3), near: (p) => series(p, [1, 2], 2) },
  number_not_restarted: {
    fault: (p) => restarted(p, 2),
    near: (p) => restarted(p, 1),
  },
  number_behind: { fault: (p) => series(p, [1, 2], 1), near: (p) => series(p, [1, 2], 2) },
  task_holder_left: {
    fault: async (p) => task(p, { ...p.other, assignee_id: await p.leave() }),
    near: async (p) => task(p, { ...p.other, assignee_id: await p.leave(), state: 'done', done_on: '2026-11-01' }),
  },
  task_plan_retired: {
    fault: async (p) => task(p, { plan_id: await p.put('plan', { state: 'annulled', annulled_on: '2026-06-01' }) }),
    near: async (p) => task(p, { plan_id: await p.put('plan') }),
  },
  task_due_before: {
    fault: (p) => task(p, { due: '2026-10-31' }),
    near: (p) => task(p, { due: '2026-11-01' }),
  },
  task_orphan: {
    fault: (p) => task(p, { resolution_division: '00', resolution_id: p.cell.unit_id }),
    near: async (p) => task(p, { resolution_division: p.cell.division, resolution_id: await numbered(p, 1) }),
  },
  plan_orphan: {
    fault: (p) => p.put('plan', { resolution_division: '00', resolution_id: p.cell.unit_id }),
    near: async (p) => p.put('plan', { resolution_division: p.cell.division, resolution_id: await numbered(p, 1) }),
  },
  closed_unit_tasks: {
    fault: async (p) => {
      await p.close();
      await task(p, p.other);
    },
    near: async (p) => {
      await p.close();
      await task(p, { ...p.other, state: 'done', done_on: '2026-09-01' });
    },
  },
  recipient_closed: {
    fault: async (p) => {
      await p.close();
      await p.put('recipient', p.other);
    },
    near: async (p) => {
      await p.close();
      await p.put('recipient', { ...p.other, acknowledged_at: '2026-05-01T00:00:00Z' });
    },
  },
  tasks_counted: {
    fault: (p) =>
      p.raw(
        'insert into resolution_stat (division, unit_id, scope, tasks) values ($1, $2, $3, 4) on conflict (division, unit_id) do update set tasks = 4',
        Object.values(p.cell),
      ),
    near: (p) =>
      p.raw(
        'insert into resolution_stat (division, unit_id, scope, issued) values ($1, $2, $3, 4) on conflict (division, unit_id) do update set issued = 4',
        Object.values(p.cell),
      ),
  },
  poll_base: {
    // one of three is exempt and absent: left out of the base, and only then
    fault: async (p) => polled(p, { eligible: 3, present: 2, base: 1, threshold: 1, votes_for: 1 }),
    near: async (p) => polled(p, { eligible: 3, present: 2, base: 2, threshold: 2, votes_for: 2 }),
  },
  meeting_quorum: {
    fault: (p) => meeting(p, { kind: 'congress', present: 1, absent: 2 }, [...rollOf(p, 1), ...absent(p)]),
    near: (p) => meeting(p, { kind: 'congress', present: 3 }, rollOf(p, 3)),
  },
  roll_differs: {
    fault: (p) => meeting(p, { present: 2 }, rollOf(p, 3)),
    near: (p) => meeting(p, {}, rollOf(p, 3)),
  },
  roll_stranger: {
    fault: async (p) => meeting(p, {}, [{ person_id: await p.leave() }]),
    near: async (p) => meeting(p, { opened_at: '2026-09-30T03:00:00Z' }, [{ person_id: await p.leave() }]),
  },
  guest_votes: {
    fault: (p) => meeting(p, { present: 0 }, [{ person_id: p.neighbour, role: 'guest', votes: true }]),
    near: (p) => meeting(p, { present: 0 }, [{ person_id: p.neighbour, role: 'guest', votes: false }]),
  },
  minutes_early: {
    fault: async (p) => p.put('minutes', { meeting_id: await meeting(p), confirmed_at: '2026-11-05T04:59:00Z' }),
    near: async (p) => p.put('minutes', { meeting_id: await meeting(p), confirmed_at: '2026-11-05T05:00:00Z' }),
  },
  cell_unmet: {
    fault: (p) => unmet(p, '2026-07'),
    near: (p) => unmet(p, '2026-08'),
  },
  closed_unit_meetings: {
    fault: async (p) => {
      await p.close();
      await p.put('meeting', { ...p.other, state: 'called' });
    },
    near: async (p) => {
      await p.close();
      await p.put('meeting', { ...p.other, state: 'cancelled' });
    },
  },
  proposal_late: {
    fault: (p) =>
      p.put('proposal', {
        person_id: p.people[0],
        addressed_unit_id: p.commune.unit_id,
        addressed_path: p.commune.scope,
        reply_due: '2026-11-09',
      }),
    near: (p) =>
      p.put('proposal', {
        person_id: p.people[0],
        addressed_unit_id: p.commune.unit_id,
        addressed_path: p.commune.scope,
        reply_due: '2026-11-10',
      }),
  },
};

const absent = (p: Planting): Row[] => [1, 2].map((n) => ({ person_id: p.people[n], state: 'absent' }));

/** Two terms, and the first number given in the second. */
async function restarted(p: Planting, no: number): Promise<void> {
  await p.put('term', { starts_on: '2020-01-01', ends_on: '2025-06-01', ended_on: '2025-06-01' });
  await p.put('term', { starts_on: '2025-06-01', ends_on: '2030-06-01' });
  await p.put('number_series', { term_start: '2020-01-01', last_no: 2 });
  await numbered(p, 1, { issued_on: '2025-03-01' });
  await numbered(p, no, { issued_on: '2025-07-01' });
  if (no === 1) await p.put('number_series', { term_start: '2025-06-01', last_no: 1 });
}

async function polled(p: Planting, values: Row): Promise<void> {
  const id = await meeting(p, { present: 2, absent: 1 }, [
    ...rollOf(p, 2),
    { person_id: p.people[2], exempt: true, state: 'absent' },
  ]);
  await p.put('poll', { subject_id: id, ...values });
}

/** The latest regular meeting of the cell was in this month. */
const unmet = (p: Planting, month: string) =>
  p.raw('update meeting set month = $2 where unit_id = $1', [p.cell.unit_id, month]);
