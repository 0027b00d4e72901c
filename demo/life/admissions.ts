/** Candidates of a cell on their way, a class of the commune and a plan that is divided: all invented. */
import type { Chibo } from '../../src/chibo.ts';
import type { Actor } from '../../src/platform/access.ts';
import { addTo } from '../../src/platform/clock.ts';
import { capitalized } from '../../src/rulebook/words.ts';
import { act, personAs } from '../people.ts';
import type { Cell, Community } from './community.ts';

/** Who is put forward: name, sex, ethnic group, birth, occupation, by whom; how far they come: put forward, listed, helped, ready. */
const PEOPLE = [
  {
    name: 'Rơ Châm Hạnh',
    sex: 'female',
    ethnicity: '10',
    born: '2001-05-20',
    work: 'farmer',
    body: 'youth_union',
    reach: 3,
  },
  {
    name: 'Nguyễn Văn Thịnh',
    sex: 'male',
    ethnicity: '01',
    born: '1996-11-02',
    work: 'worker',
    body: 'youth_union',
    reach: 3,
  },
  {
    name: 'Siu H’Lan',
    sex: 'female',
    ethnicity: '10',
    born: '1999-03-14',
    work: 'teacher',
    body: 'womens_union',
    reach: 2,
  },
  {
    name: 'Trần Quốc Bảo',
    sex: 'male',
    ethnicity: '01',
    born: '2004-08-30',
    work: 'student',
    body: 'youth_union',
    reach: 2,
  },
  {
    name: 'Phan Thị Mỹ Linh',
    sex: 'female',
    ethnicity: '01',
    born: '1993-01-25',
    work: 'trader',
    body: 'womens_union',
    reach: 1,
  },
  { name: 'Ksor Thơm', sex: 'female', ethnicity: '10', born: '2002-12-09', work: 'farmer', body: 'front', reach: 0 },
] as const;
const NAMES_OF_BODIES: Record<(typeof PEOPLE)[number]['body'], string> = {
  youth_union: 'Chi đoàn thôn',
  womens_union: 'Chi hội Phụ nữ thôn',
  front: 'Ban công tác Mặt trận thôn',
};
const LISTED = 1;
const HELPED = 2;
const READY = 3;

/** As of a day: the first cell's list, the commune's class with who waits for it, a plan for the term divided among three cells. */
export async function openAdmissions(
  chibo: Chibo,
  { id: commune, cells, committee }: Community,
  on: string,
): Promise<void> {
  const [cell] = cells;
  if (!cell) return;
  const secretary = await personAs(chibo, cell.secretary, 'secretary', cell.id);
  const board = await personAs(chibo, committee.secretary, 'committee_secretary', commune);
  const places: string[] = [];
  for (const [i, person] of PEOPLE.entries()) {
    const id = await nominated(
      chibo,
      secretary,
      cell,
      person,
      addTo(on, { days: -20 + i }),
      addTo(on, { days: -10 + i }),
    );
    if (person.reach >= HELPED) await helped(chibo, secretary, cell, id, on, i);
    if (person.reach === HELPED)
      places.push(
        (await act(chibo, secretary, 'place.ask', { of: 'candidate', attendee: id, course: 'awareness', on })).id,
      );
    if (person.reach >= READY) await act(chibo, secretary, 'place.certify', certificateOf(id, on));
    if (i === 0) await act(chibo, secretary, 'case.open', { procedure: 'admission', subject: id, facts: [], on });
  }
  await classFor(chibo, board, commune, places, on);
  await planned(chibo, board, commune, cells, on);
}

async function nominated(
  chibo: Chibo,
  secretary: Actor,
  cell: Cell,
  person: (typeof PEOPLE)[number],
  proposedOn: string,
  listedOn: string,
): Promise<string> {
  const { id } = await act(chibo, secretary, 'candidate.nominate', {
    unit: cell.id,
    fullName: person.name,
    sex: person.sex,
    ethnicity: person.ethnicity,
    birthDate: person.born,
    education: 'upper_secondary',
    occupation: person.work,
    residence: capitalized(cell.name.replace(/^Chi bộ /, ''), 'vi'),
    ...(person.body === 'youth_union' && { unionBody: 'youth_union' }),
    nomination: {
      body: person.body,
      bodyName: NAMES_OF_BODIES[person.body],
      number: '03-NQ',
      on: proposedOn,
      votesFor: 17,
      votesOf: 19,
    },
    ...(person.reach >= LISTED && { listedOn }),
  });
  return id;
}

/** The secretary and another of the cell's committee help each. */
async function helped(chibo: Chibo, secretary: Actor, cell: Cell, id: string, on: string, turn: number): Promise<void> {
  const seconds = [cell.deputy, ...(cell.third ? [cell.third] : [])];
  for (const helper of [cell.secretary, seconds[turn % seconds.length]]) {
    if (!helper || helper.id === '') continue;
    const charge = { id, person: helper.id, togetherSince: addTo(on, { years: -3 }), from: on };
    await act(chibo, secretary, 'helper.assign', charge);
  }
  await act(chibo, secretary, 'trial.give', {
    id,
    what: 'Vận động 5 hộ đăng ký gia đình văn hóa',
    givenOn: on,
    due: addTo(on, { months: 1 }),
  });
}

function certificateOf(id: string, on: string) {
  return {
    of: 'candidate',
    attendee: id,
    course: 'awareness',
    number: `CN-${id.slice(-4)}`,
    certifiedOn: addTo(on, { months: -8 }),
    issuer: 'Trung tâm chính trị',
  };
}

async function classFor(chibo: Chibo, board: Actor, commune: string, places: string[], on: string): Promise<void> {
  const { id } = await act(chibo, board, 'class.open', {
    unit: commune,
    course: 'awareness',
    name: 'Lớp bồi dưỡng nhận thức về Đảng khóa II',
    place: 'Hội trường xã',
    heldBy: 'Trung tâm chính trị',
    startsOn: addTo(on, { months: 1 }),
    endsOn: addTo(on, { months: 1, days: 4 }),
    seats: 40,
  });
  if (places.length > 1) await act(chibo, board, 'class.enrol', { id, places: places.slice(0, 1) });
}

async function planned(chibo: Chibo, board: Actor, commune: string, cells: readonly Cell[], on: string): Promise<void> {
  const year = Number(on.slice(0, 4));
  const { id } = await act(chibo, board, 'admission.plan', {
    unit: commune,
    title: `Kế hoạch phát triển đảng viên ${year}-${year + 2}`,
    period: 'term',
    startsOn: `${year}-01-01`,
    endsOn: `${year + 2}-12-31`,
    goals: [
      { group: '', min: 60, max: 75 },
      { group: 'young', min: 40, max: 55 },
      { group: 'women', min: 25, max: 35 },
    ],
  });
  const shares = cells.map((cell, i) => ({ unit: cell.id, group: '', min: 1, max: i % 4 === 0 ? 2 : 1 }));
  await act(chibo, board, 'admission.divide', { id, version: 1, shares });
  await act(chibo, board, 'admission.adopt', { id, version: 2, on, number: '12-KH/ĐU' });
}
