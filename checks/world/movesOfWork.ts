import { resolutionText } from '../../src/resolutions/testing.ts';
import { at, cellOf, type Move, owner, secretaryOf } from './move.ts';

/** Work is given from above and done below: resolutions, plans, tasks, meetings. */
export const WORK: Readonly<Record<string, Move>> = {
  assign: async (w, a, b) =>
    w.run(
      'task.assign',
      {
        unit: w.cell,
        assigneeId: at([w.ids.An, w.ids.Bình], a),
        checkerId: at([w.ids.Đào, w.ids.Bình], b),
        work: `Vận động ${a + 1} hộ`,
        accountability: 'chính',
        due: at(['2026-11-12', '2026-12-31'], b),
        result: `Danh sách ${a + 1} hộ`,
      },
      w.people.secretary,
    ),
  report: async (w, a) => {
    const task = at(
      await owner(w).selectFrom('task').select(['id', 'version', 'assignee_id']).orderBy('id').execute(),
      a,
    );
    return (
      task &&
      (await w.run(
        'task.report',
        { id: task.id, version: task.version, note: 'đã xong' },
        task.assignee_id === w.ids.An ? w.people.an : w.people.binh,
      ))
    );
  },
  check: async (w, a, b) => {
    const task = at(
      await owner(w).selectFrom('task').select(['id', 'version', 'checker_id']).orderBy('id').execute(),
      a,
    );
    return (
      task &&
      (await w.run(
        'task.check',
        { id: task.id, version: task.version, outcome: at(['done', 'returned'], b), note: 'xem' },
        task.checker_id === w.ids.Đào ? w.people.secretary : w.people.binh,
      ))
    );
  },
  cancel: async (w, a) => {
    const task = at(await owner(w).selectFrom('task').select(['id', 'version']).orderBy('id').execute(), a);
    return (
      task &&
      (await w.run('task.cancel', { id: task.id, version: task.version, reason: 'không còn cần' }, w.people.secretary))
    );
  },
  issue: async (w, a) => {
    const { id } = await w.run(
      'resolution.draft',
      { unit: w.commune, ...resolutionText(`Nghị quyết ${a}`) },
      w.people.commune,
    );
    return await w.run(
      'resolution.issue',
      { id, version: 1, on: '2026-11-10', recipients: a % 2 === 0 ? 'all' : [cellOf(w, a)] },
      w.people.commune,
    );
  },
  annul: async (w, a) => {
    const row = at(
      await owner(w)
        .selectFrom('resolution')
        .select(['id', 'version'])
        .where('unit_id', '=', w.commune)
        .orderBy('id')
        .execute(),
      a,
    );
    return (
      row &&
      (await w.run(
        'resolution.annul',
        { id: row.id, version: row.version, on: '2026-11-10', decision: 'QĐ 1', reason: 'sai' },
        w.people.commune,
      ))
    );
  },
  acknowledge: async (w, a) => {
    const row = at(
      await owner(w)
        .selectFrom('recipient')
        .select(['id', 'unit_id', 'version'])
        .where('unit_id', 'in', [w.cell, w.other])
        .orderBy('id')
        .execute(),
      a,
    );
    return (
      row &&
      (await w.run(
        'resolution.acknowledge',
        { unit: row.unit_id, id: row.id, version: row.version },
        secretaryOf(w, row.unit_id),
      ))
    );
  },
  plan: async (w, a) => {
    const row = at(
      await owner(w)
        .selectFrom('recipient')
        .select(['resolution_id', 'unit_id'])
        .where('acknowledged_at', 'is not', null)
        .orderBy('id')
        .execute(),
      a,
    );
    if (!row) return;
    const { id } = await w.run(
      'plan.draft',
      {
        unit: row.unit_id,
        resolutionId: row.resolution_id,
        title: 'Kế hoạch',
        body: '',
        startsOn: '2026-11-01',
        endsOn: '2026-12-31',
        items: [{ what: 'Làm 200 m đường', weight: 1 }],
      },
      secretaryOf(w, row.unit_id),
    );
    return await w.run('plan.adopt', { id, version: 1, on: '2026-11-10' }, secretaryOf(w, row.unit_id));
  },
  call: async (w, a, b) =>
    w.run(
      'meeting.call',
      {
        unit: at([w.cell, w.other], a),
        kind: 'regular',
        date: at(['2026-11-10', '2026-11-20'], b),
        time: '09:00',
        place: 'Nhà văn hóa',
        mode: 'in_person',
      },
      secretaryOf(w, at([w.cell, w.other], a)),
    ),
  hold: async (w, a, b) => {
    const row = at(
      await owner(w)
        .selectFrom('meeting')
        .select(['id', 'version', 'unit_id'])
        .where('state', '=', 'called')
        .orderBy('id')
        .execute(),
      a,
    );
    if (!row) return;
    const who = secretaryOf(w, row.unit_id);
    // whoever is on the roster longest leads and writes
    const [chair, clerk] = await owner(w)
      .selectFrom('membership')
      .select('person_id')
      .where('unit_id', '=', row.unit_id)
      .where('valid_to', '=', 'infinity')
      .orderBy('id')
      .execute();
    await w.run(
      'meeting.open',
      { id: row.id, version: row.version, chairId: chair?.person_id, clerkId: clerk?.person_id },
      who,
    );
    const roll = await owner(w)
      .selectFrom('attendance')
      .select(['id', 'person_id'])
      .where('meeting_id', '=', row.id)
      .where('role', '<>', 'overseer')
      .orderBy('sort_key')
      .execute();
    await w.run(
      'meeting.roll',
      {
        id: row.id,
        marks: roll.map(({ id, person_id }, i) => ({
          attendanceId: id,
          state:
            i % 3 === b % 3 && ![chair?.person_id, clerk?.person_id].includes(person_id ?? '') ? 'absent' : 'present',
        })),
      },
      who,
    );
    const { version } = await owner(w)
      .selectFrom('meeting')
      .select('version')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow();
    return await w.run('meeting.close', { id: row.id, version }, who);
  },
};
