import { today } from '../../src/platform/clock.ts';
import { at, cellOf, type Move, owner } from './move.ts';

/** People come and go, take posts and lay them down; units are founded and renamed. */
export const PEOPLE: Readonly<Record<string, Move>> = {
  register: async (w, a, b, c) =>
    w.run(
      'member.register',
      {
        unit: cellOf(w, a),
        fullName: `Người mới ${b} ${c}`,
        sex: at(['male', 'female'], b),
        ethnicity: at(['01', '10', null], c),
        birthDate: `19${50 + (b % 40)}-01-02`,
        admittedOn: '2005-01-02',
        officialOn: at(['2006-01-02', null], c),
        from: at(['2025-10-31', '2026-11-01'], b),
      },
      w.people.operator,
    ),
  // only those leave who came later, so that there is always somebody to work
  endMembership: async (w, a) => {
    const line = at(
      await owner(w)
        .selectFrom('membership')
        .select(['id', 'version'])
        .where('valid_to', '=', 'infinity')
        .where('person_id', 'not in', Object.values(w.ids))
        .orderBy('id')
        .execute(),
      a,
    );
    return (
      line &&
      (await w.run(
        'membership.end',
        {
          id: line.id,
          on: today(w.world.clock),
          reason: at(w.chibo.rulebook.membership.endings, a).id,
          version: line.version,
        },
        w.people.operator,
      ))
    );
  },
  mark: async (w, a, b) => {
    const line = at(await owner(w).selectFrom('membership').select(['id', 'version']).orderBy('id').execute(), a);
    return await w.run(
      'membership.mark',
      {
        id: line.id,
        version: line.version,
        ...at([{ exempt: true, decision: 'QĐ 1' }, { exempt: false, decision: 'QĐ 2' }, { away: true }], b),
      },
      w.people.operator,
    );
  },
  beginPost: async (w, a, b, c) => {
    const person = at(await owner(w).selectFrom('membership').select('person_id').orderBy('id').execute(), b);
    const holder = c % 3 === 0 ? { holderName: at(['Đào', 'Ông Ngoài'], b) } : { personId: person.person_id };
    return await w.run(
      'post.begin',
      {
        unitId: cellOf(w, a),
        post: at(['village_head', 'front_head', 'committee_member', 'secretary'], c),
        ...holder,
        from: '2026-10-01',
      },
      w.people.operator,
    );
  },
  endPost: async (w, a) => {
    const post = at(
      await owner(w)
        .selectFrom('post')
        .select(['id', 'version'])
        .where('side', '<>', 'staff')
        .where('unit_id', '<>', w.commune)
        .where('post', '<>', 'secretary')
        .orderBy('id')
        .execute(),
      a,
    );
    return (
      post &&
      (await w.run(
        'post.end',
        { id: post.id, on: today(w.world.clock), reason: 'thôi giữ chức', version: post.version },
        w.people.operator,
      ))
    );
  },
  foundUnit: async (w, a, b) =>
    w.cellIds.push(
      (
        await w.run(
          'unit.found',
          {
            parentId: w.commune,
            kind: 'grassroots_cell',
            name: `Chi bộ mới ${a}`,
            setting: at(['residential', null], b),
          },
          w.people.operator,
        )
      ).id,
    ),
  changeUnit: async (w, a, b) => {
    const { version } = await owner(w)
      .selectFrom('unit')
      .select('version')
      .where('id', '=', cellOf(w, a))
      .executeTakeFirstOrThrow();
    return await w.run(
      'unit.change',
      { id: cellOf(w, a), version, on: '2026-11-05', name: `Chi bộ ${b}`, setting: at(['residential', null], b) },
      w.people.operator,
    );
  },
};
