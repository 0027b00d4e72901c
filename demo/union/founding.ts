/** The union of the demo as it is founded: a confederation, a sector, six enterprise unions, thirty branches and their invented members. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import { act, PASSWORD, type Person } from '../people.ts';
import { seededBy } from '../random.ts';
import { inventPerson } from '../roster/names.ts';

export type Branch = {
  id: string;
  name: string;
  enterprise: string;
  chair: Person;
  vice: Person;
  /** the chair first, then the vice-chair */
  members: Person[];
};
/** Filled in when it is founded. */
export type Union = {
  confederation: string;
  sector: string;
  enterprises: string[];
  branches: Branch[];
  sectorChair: Person;
};

const ENTERPRISES = [
  ['Công đoàn cơ sở Công ty May Sông Lam', 'private'],
  ['Công đoàn cơ sở Công ty Dệt Hồng Hà', 'state'],
  ['Công đoàn cơ sở Công ty Sợi Thiên Ân', 'private'],
  ['Công đoàn cơ sở Công ty TNHH Hanmi Textile', 'foreign'],
  ['Công đoàn cơ sở Công ty Nhuộm Bình Minh', 'private'],
  ['Công đoàn cơ sở Công ty May Phú Cường', 'foreign'],
] as const;
const BRANCHES = [
  ['Công đoàn bộ phận Xưởng cắt', 'workshop'],
  ['Công đoàn bộ phận Xưởng may 1', 'workshop'],
  ['Công đoàn bộ phận Xưởng may 2', 'workshop'],
  ['Công đoàn bộ phận Kho vận', 'transport'],
  ['Công đoàn bộ phận Văn phòng', 'office'],
] as const;
const MEMBERS = 10;

export const SIZE = {
  enterprises: ENTERPRISES.length,
  branches: ENTERPRISES.length * BRANCHES.length,
  members: MEMBERS,
};

const NOBODY: Person = { id: '', name: '', division: '' };
export function notYetUnion(): Union {
  return { confederation: '', sector: '', enterprises: [], branches: [], sectorChair: NOBODY };
}

/** Founds everything as of a day, by commands of the operator, and fills `union` in. */
export async function foundUnion(chibo: Chibo, union: Union, asOf: string): Promise<void> {
  const by = operator();
  union.confederation = (
    await act(chibo, by, 'organization.found', {
      kind: 'province_confederation',
      name: 'Liên đoàn Lao động tỉnh Sông Lam',
      code: 'SL',
      division: 'song-lam',
      foundedOn: '1990-07-28',
    })
  ).id;
  const found = async (parentId: string, kind: string, name: string, code: string, setting?: string) =>
    (
      await act(chibo, by, 'unit.found', {
        parentId,
        kind,
        name,
        code,
        foundedOn: '2015-03-01',
        ...(setting && { setting }),
      })
    ).id;
  union.sector = await found(union.confederation, 'sector_union', 'Công đoàn ngành Dệt may', 'DM');
  for (const [e, [name]] of ENTERPRISES.entries()) {
    const enterprise = await found(union.sector, 'enterprise_union', name, `DM${e + 1}`);
    union.enterprises.push(enterprise);
    for (const [b, [branch, setting]] of BRANCHES.entries()) {
      const id = await found(enterprise, 'branch', branch, `DM${e + 1}${b + 1}`, setting);
      union.branches.push(await peopleOf(chibo, { id, name: branch, enterprise, code: `DM${e + 1}${b + 1}` }, asOf));
    }
  }
  await seatCommittees(chibo, union, asOf);
}

async function peopleOf(
  chibo: Chibo,
  unit: { id: string; name: string; enterprise: string; code: string },
  asOf: string,
): Promise<Branch> {
  const random = seededBy(unit.code);
  const members: Person[] = [];
  for (let i = 0; i < MEMBERS; i++) {
    const { name, sex } = inventPerson(random, { kinh: 1 });
    const joined = addTo(asOf, { days: -random.whole(40, 4000) });
    const { id } = await act(chibo, operator(), 'member.register', {
      unit: unit.id,
      from: asOf,
      fullName: name,
      sex: sex === 'Nữ' ? 'female' : 'male',
      ethnicity: 'kinh',
      birthDate: addTo(joined, { years: -random.whole(19, 40), days: -random.whole(1, 300) }),
      admittedOn: joined,
      officialOn: joined,
      education: random.pick(['school', 'vocational', 'university']),
    });
    members.push({ id, name, division: 'song-lam' });
  }
  const [chair, vice] = members as [Person, Person];
  const begin = (post: string, person: Person | undefined) =>
    act(chibo, operator(), 'post.begin', { unitId: unit.id, post, personId: person?.id, from: asOf });
  await begin('branch_chair', chair);
  await begin('branch_vice_chair', vice);
  await begin('branch_committee_member', members[2]);
  if (unit.code.endsWith('3')) await begin('shift_leader', chair);
  return { id: unit.id, name: unit.name, enterprise: unit.enterprise, chair, vice, members };
}

/** Each enterprise's chair comes from its office; the sector's committee from the enterprises, and it follows the branches. */
async function seatCommittees(chibo: Chibo, union: Union, asOf: string): Promise<void> {
  const by = operator();
  const begin = (unitId: string, post: string, person: Person | undefined) =>
    act(chibo, by, 'post.begin', { unitId, post, personId: person?.id, from: asOf, decision: '05/QĐ-LĐLĐ' });
  const offices = union.branches.filter((branch) => branch.name.endsWith('Văn phòng'));
  for (const [e, enterprise] of union.enterprises.entries()) {
    await begin(enterprise, 'union_chair', offices[e]?.members[3]);
    await begin(enterprise, 'union_vice_chair', offices[e]?.members[4]);
    await begin(enterprise, 'executive_member', offices[e]?.members[5]);
  }
  union.sectorChair = offices[0]?.members[6] ?? NOBODY;
  await begin(union.sector, 'union_chair', union.sectorChair);
  await begin(union.sector, 'audit_chair', offices[1]?.members[6]);
  const followers = [offices[2]?.members[6], offices[3]?.members[6], offices[4]?.members[6]];
  for (const follower of followers) await begin(union.sector, 'executive_member', follower);
  for (const [i, branch] of union.branches.entries())
    await act(chibo, by, 'overseer.assign', {
      unitId: branch.id,
      fromUnitId: union.sector,
      personId: followers[i % followers.length]?.id,
      from: asOf,
    });
}

/** The accounts on the sign-in page, and one for each branch chair, who signs the minutes. */
export async function openUnionAccounts(chibo: Chibo, union: Union, asOf: string): Promise<void> {
  const by = operator();
  const open = (login: string, name: string, more: { personId?: string | undefined; demoOrder?: number }) =>
    act(chibo, by, 'account.make', { login, name, password: PASSWORD, ...more });
  const person = (login: string, who: Person | undefined, demoOrder?: number) =>
    open(login, who?.name ?? '', { personId: who?.id, ...(demoOrder !== undefined && { demoOrder }) });
  const [first, second] = union.branches;
  const office = union.branches[4];
  await person('doan-vien', first?.members[5], 1);
  await person('chu-tich-bo-phan', first?.chair, 2);
  await person('chu-tich-co-so', office?.members[3], 3);
  await person('chu-tich-nganh', union.sectorChair, 4);
  await person('theo-doi', union.branches[14]?.members[6], 5);
  await person('doan-vien-2', second?.members[5], 9);
  const staffs = [
    ['van-phong', 'Nguyễn Thị Văn Thư', union.sector, 'office_worker', 6],
    ['kiem-tra', 'Lê Văn Kiểm', union.sector, 'auditor', 7],
    ['quan-tri', 'Trần Quản Trị', union.confederation, 'administrator', 8],
  ] as const;
  for (const [login, name, unitId, post, demoOrder] of staffs) {
    const account = await open(login, name, { demoOrder });
    await act(chibo, by, 'post.begin', { unitId, post, accountId: account.id, from: asOf });
  }
  await Promise.all(union.branches.slice(1).map((branch, i) => person(`chu-tich-${i + 2}`, branch.chair)));
}
