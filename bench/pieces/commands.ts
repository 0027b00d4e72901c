/** A command over REST against a bare INSERT and COMMIT of a row in the same tables. */
import { randomUUID } from 'node:crypto';
import { operator } from '../../src/accounts/grants.ts';
import { openToken } from '../../src/accounts/sessions.ts';
import { today } from '../../src/platform/clock.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median, paired, percentile } from '../measure.ts';
import { serverOn } from '../server.ts';

const RUNS = 300;
/** A village cell has about this many members; each of the cells grows by as many while it is measured. */
const CELL = 25;
const CELLS = 12;

type Cell = {
  unit: string;
  others: string[];
  token: string;
  clerkToken: string;
  lines: string[];
  meeting: string;
  division: string;
  scope: string;
};

/** What it needs of a ground: a province to found cells in, and the owner's client. */
export type Place = Pick<Ground, 'chibo' | 'province' | 'sql' | 'url' | 'dataDir'>;

export async function commands(ground: Place): Promise<Measure[]> {
  const cell = await makeCell(ground);
  const server = await serverOn(ground);
  const send = async (token: string, method: string, path: string, body: unknown) => {
    const answer = await fetch(`${server.address}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  };
  try {
    const create = (i: number) => send(cell.clerkToken, 'POST', `/units/${cell.others[i % CELLS]}/members`, member(i));
    const mark = (i: number) => {
      const away = Math.floor(i / cell.lines.length) % 2 === 0;
      const line = cell.lines[i % cell.lines.length];
      const marks = [{ attendanceId: line, state: away ? 'excused' : 'present', reason: away ? 'ill' : null }];
      return send(cell.token, 'PUT', `/meetings/${cell.meeting}/roll`, { marks });
    };
    const [creating, inserting] = await paired(RUNS, create, () => insertPerson(ground, cell));
    const [marking, insertingLine] = await paired(RUNS, mark, () => insertAttendance(ground, cell));
    return [
      against('create', 'create a member over REST', creating, inserting),
      against('attend', 'record an attendance over REST', marking, insertingLine),
    ];
  } finally {
    await server.stop();
  }
}

function against(id: string, what: string, times: number[], bare: number[]): Measure {
  return {
    id: `command.${id}`,
    what: `${what}, p50 of ${RUNS}`,
    value: median(times),
    unit: 'ms',
    ratio: median(times) / median(bare),
    baseline: 'INSERT and COMMIT',
    goal: { kind: 'ratio', most: 10 },
    note: `p99 ${percentile(times, 0.99).toFixed(1)} ms; bare ${median(bare).toFixed(2)} ms`,
  };
}

function member(i: number) {
  return {
    fullName: `Nguyễn Thị Đo ${'ABCDEGHIKL'[i % 10]}`,
    sex: i % 2 ? 'male' : 'female',
    birthDate: `${1960 + (i % 30)}-0${1 + (i % 9)}-1${i % 9}`,
    admittedOn: `${1985 + (i % 30)}-02-03`,
    officialOn: `${1986 + (i % 30)}-02-03`,
  };
}

/** A village cell of ordinary size with its secretary, whose account calls and holds a meeting; and a clerk's right for registering. */
async function makeCell({ chibo, province }: Place): Promise<Cell> {
  const actor = operator();
  const run = async <T = { id: string }>(name: string, input: unknown) =>
    (await chibo.bus.run(name, input, { actor })) as T;
  const on = today(chibo.clock);
  const found = async (name: string) => {
    const { id } = await run('unit.found', {
      parentId: province,
      kind: 'grassroots_cell',
      setting: 'residential',
      name,
      foundedOn: '2003-02-01',
    });
    const people: { id: string }[] = [];
    for (let i = 0; i < CELL; i++)
      people.push(await run('member.register', { unit: id, from: '2025-12-31', ...member(i) }));
    return { id, people };
  };
  const { id: unit, people } = await found('Chi bộ thôn Nhỏ');
  const others: string[] = [];
  for (let i = 0; i < CELLS; i++) others.push((await found(`Chi bộ thôn Nhỏ ${i + 1}`)).id);
  const secretary = people[0]?.id;
  await run('post.begin', { unitId: unit, post: 'secretary', personId: secretary, from: '2026-01-01' });
  const account = await run('account.make', {
    login: 'bi-thu-do',
    name: 'Bí thư thôn Nhỏ',
    password: 'chibo-bench-2026',
    personId: secretary,
  });
  const { id: meeting } = await run('meeting.call', {
    unit,
    kind: 'regular',
    month: on.slice(0, 7),
    date: on,
    time: '19:30',
    place: 'Nhà văn hóa',
    mode: 'in_person',
  });
  await run('meeting.open', { id: meeting, version: 1, chairId: secretary, clerkId: people[1]?.id });
  const lines = await chibo.owner.db
    .selectFrom('attendance')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('state', '=', 'unknown')
    .execute();
  const [line] = lines;
  if (!line) throw new Error('The roll is empty.');
  const clerk = await run('account.make', { login: 'van-phong-do', name: 'Văn phòng', password: 'chibo-bench-2026' });
  await run('post.begin', { unitId: province, post: 'clerk', accountId: clerk.id, from: '2026-01-01' });
  const [token, clerkToken] = await Promise.all(
    [account, clerk].map(({ id }) => openToken(chibo.app.db, chibo.clock, id, 10)),
  );
  if (!token || !clerkToken) throw new Error('An account has no token.');
  return {
    unit,
    others,
    token,
    clerkToken,
    meeting,
    lines: lines.map((l) => l.id),
    division: line.division,
    scope: line.scope,
  };
}

async function insertPerson({ sql }: Place, cell: Cell): Promise<void> {
  await sql.query('begin');
  await sql.query({
    name: 'person',
    text: `insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date)
      values ($1, $2, $3, $4, false, 'Nguyễn Thị Đo', 'do', 'do', 'female', '1970-01-01')`,
    values: [cell.division, randomUUID(), cell.unit, cell.scope],
  });
  await sql.query('commit');
}

async function insertAttendance({ sql }: Place, cell: Cell): Promise<void> {
  await sql.query('begin');
  await sql.query({
    name: 'attendance',
    text: `insert into attendance (division, id, unit_id, scope, meeting_id, person_name, sort_key, role, votes, exempt, away, state)
      values ($1, $2, $3, $4, $5, 'Nguyễn Thị Đo', 'do', 'guest', false, false, false, 'present')`,
    values: [cell.division, randomUUID(), cell.unit, cell.scope, cell.meeting],
  });
  await sql.query('commit');
}
