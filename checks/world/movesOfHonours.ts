import { today } from '../../src/platform/clock.ts';
import { at, cellOf, type Move, owner } from './move.ts';

/** Members and units are commended, commendations annulled, badges entered. */
export const HONOURS: Readonly<Record<string, Move>> = {
  commend: async (w, a, b, c) => {
    const unitId = cellOf(w, a);
    const people = await owner(w)
      .selectFrom('person')
      .select('id')
      .where('unit_id', '=', unitId)
      .orderBy('id')
      .execute();
    return await w.run(
      'commendation.record',
      {
        unitId,
        ...(b % 2 === 0 && people.length > 0 && { personId: at(people, b).id }),
        form: at(['praise', 'commune_certificate'], c),
        byUnitId: w.commune,
        decidedOn: at(['2024-12-20', '2026-10-01'], b),
        reason: 'Hoàn thành tốt nhiệm vụ',
      },
      w.people.operator,
    );
  },
  annulCommendation: async (w, a) => {
    const one = at(await owner(w).selectFrom('commendation').select(['id', 'version']).orderBy('id').execute(), a);
    return (
      one &&
      (await w.run(
        'commendation.annul',
        { id: one.id, version: one.version, on: today(w.world.clock), reason: 'Ghi nhầm' },
        w.people.operator,
      ))
    );
  },
  giveBadge: async (w, a, b) => {
    const people = await owner(w)
      .selectFrom('person')
      .select('id')
      .where('admitted_on', '<', '1995-01-01')
      .orderBy('id')
      .execute();
    const personId =
      b % 2 === 0 && people.length > 0
        ? at(people, a).id
        : (
            (await w.run(
              'member.register',
              {
                unit: cellOf(w, a),
                fullName: `Lão thành ${a} ${b}`,
                sex: 'male',
                birthDate: '1950-01-02',
                admittedOn: '1975-03-02',
                officialOn: '1976-03-02',
                from: '2025-10-31',
              },
              w.people.operator,
            )) as { id: string }
          ).id;
    return await w.run(
      'badge.record',
      { personId, years: at([30, 40, 45], b), decidedOn: '2025-05-01', handedOn: '2025-05-19' },
      w.people.operator,
    );
  },
};
