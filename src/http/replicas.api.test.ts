import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, clientOf } from '../../checks/world/client.ts';
import { type Pair, standbyPair } from '../../checks/world/standby.ts';
import { asOperator, foundTop, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { openToken } from '../accounts/sessions.ts';
import { type Chibo, openChibo } from '../chibo.ts';
import { makeBus } from '../platform/bus/bus.ts';
import { MAY_LAG } from '../platform/bus/command.ts';
import { openReplicas, type Replicas, replicaUrls } from '../platform/db/replicas.ts';
import { loadRulebook } from '../rulebook/load.ts';

/** A real streaming standby: the copy of a server that follows its log. */
let pair: Pair;
let chibo: Chibo;
let replicas: Replicas;
let ask: Client;
let commune: string;
let writer: string;
let other: string;

beforeAll(async () => {
  pair = await standbyPair();
  chibo = await openChibo({
    url: pair.url,
    replicaUrls: [pair.replicaUrl],
    keysDir: await mkdtemp(join(tmpdir(), 'chibo-keys-')),
    rulebook: await loadRulebook(join(import.meta.dirname, '../../rulebooks/vietnam')),
  });
  if (!chibo.replicas) throw new Error('no replicas were opened');
  replicas = chibo.replicas;
  ask = clientOf(chibo);
  commune = await foundTop(chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  [writer = '', other = ''] = await Promise.all(['van.phong', 'van.thu'].map(clerk));
}, 120_000);
afterAll(async () => {
  await chibo?.close();
  await pair?.stop();
});

async function clerk(login: string): Promise<string> {
  const { id } = await asOperator(chibo, 'account.make', { login, name: login, password: 'ngọn đèn trước gió' });
  await asOperator(chibo, 'post.begin', { unitId: commune, post: 'clerk', accountId: id, from: '2026-01-01' });
  return await openToken(chibo.app.db, chibo.clock, id, 1);
}

/** What the owner of a server does there; on the standby: holding the replay, and letting it go on. */
async function at(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
const pause = () => at(pair.replicaUrl, 'select pg_wal_replay_pause()');
const goOn = () => at(pair.replicaUrl, 'select pg_wal_replay_resume()');

/** Looks until a replica may answer who carries this mark. */
async function arrived(mark: string | null): Promise<void> {
  while (!replicas.choose(MAY_LAG, mark)) await replicas.look();
}
const found = async (name: string) =>
  await ask('POST', '/units', { token: writer, body: { parentId: commune, kind: 'grassroots_cell', name } });
async function cells(token: string, headers: Record<string, string> = {}) {
  const answer = await ask('GET', `/units/${commune}/children`, { token, headers });
  expect(answer.status, answer.text).toBe(200);
  return { total: answer.json().total as number, asOf: answer.headers.get('Chibo-As-Of') ?? '' };
}

it('a query that may lag is answered by the standby and says of when; who has written reads his own commit', async () => {
  const first = await found('Chi bộ thôn 1');
  expect(first.status, first.text).toBe(200);
  await arrived(first.headers.get('Chibo-Mark'));
  await pause();
  try {
    const before = new Date().toISOString();
    const second = await found('Chi bộ thôn 2');
    const mark = second.headers.get('Chibo-Mark') ?? '';
    expect(mark).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
    expect(second.headers.get('Set-Cookie')).toMatch(/^chibo_mark=.*HttpOnly.*SameSite=Strict/);

    // another's reading: the state before the second cell, and the answer says so
    const seconds = await cells(other);
    expect(seconds.total).toBe(1);
    expect(seconds.asOf < before).toBe(true);
    // the writer's reading, by the header or by the cookie: the primary
    const carried: Record<string, string>[] = [
      { 'Chibo-Mark': mark },
      { Cookie: `chibo_mark=${encodeURIComponent(mark)}` },
    ];
    for (const headers of carried) {
      const own = await cells(writer, headers);
      expect(own.total).toBe(2);
      expect(own.asOf >= before).toBe(true);
    }
    // a mark that somebody made up is no reason to read what is old
    expect((await cells(other, { 'Chibo-Mark': 'never' })).total).toBe(2);
    // what does not say that it may lag is never old
    const unit = await ask('GET', `/units/${(second.json() as { id: string }).id}`, { token: other });
    expect(unit.status).toBe(200);

    await goOn();
    await arrived(mark);
    expect((await cells(writer, { 'Chibo-Mark': mark })).total).toBe(2);
    expect((await cells(other)).total).toBe(2);
  } finally {
    await goOn();
  }
});

it('a standby further behind than the query allows is not asked', async () => {
  let now = Date.now();
  const watched = await openReplicas({
    primary: pair.url,
    urls: [pair.replicaUrl],
    role: chibo.app.role ?? '',
    now: () => now,
  });
  try {
    // what was written just before may not be replayed yet at the first look
    while (!watched.choose(15, null)) await watched.look();
    expect(watched.choose(15, null)?.asOf.getTime()).toBe(now);
    await pause();
    // the primary goes on, the standby does not
    await found('Chi bộ thôn 3');
    now += 16_000;
    await watched.look();
    expect(watched.choose(15, null)).toBeNull();
    expect(watched.choose(17, null)?.asOf.getTime()).toBe(now - 16_000);
    await goOn();
    while (!watched.choose(15, null)) await watched.look();
    // nobody has looked for a while: how old it is is not known, and not guessed
    now += 16_000;
    expect(watched.choose(15, null)).toBeNull();
  } finally {
    await goOn();
    await watched.close();
  }
});

it('the restricted role has no more rights there, and nothing can be written', async () => {
  await arrived(null);
  const chosen = replicas.choose(MAY_LAG, null);
  if (!chosen) throw new Error('no replica');
  expect(
    await at(pair.replicaUrl, 'select count(*)::int as n from unit_stat').then(([row]) => row?.n as number),
  ).toBeGreaterThan(0);
  expect((await chosen.db.selectFrom('unit_stat').selectAll().execute()).length).toBe(0);
  await expect(chosen.db.deleteFrom('session').execute()).rejects.toThrow(/read-only/);
});

it('a standby that went away is missed by nobody, and is asked again when it is back', async () => {
  const { total } = await cells(other, { 'Chibo-Mark': 'never' });
  await pair.stopStandby();
  const answers = await Promise.all([1, 2, 3].map(() => cells(other)));
  expect(answers.map((answer) => answer.total)).toEqual([total, total, total]);
  await replicas.look();
  expect(replicas.states()[0]?.state).toBe('away');
  expect((await ask('GET', '//healthz')).json()).toMatchObject({ status: 'ok', replicas: [{ state: 'away' }] });
  await pair.startStandby();
  await arrived(null);
  expect(replicas.states()[0]?.state).toBe('ready');
  expect((await cells(other)).total).toBe(total);
});

it('what is no standby of this database is not read from', async () => {
  const elsewhere = new URL(pair.replicaUrl);
  elsewhere.pathname = '/postgres';
  const wrong = await openReplicas({
    primary: pair.url,
    urls: [pair.url, elsewhere.toString()],
    role: chibo.app.role ?? '',
  });
  try {
    expect(wrong.states().map(({ state }) => state)).toEqual(['not a standby', 'another database']);
    expect(wrong.choose(3600, null)).toBeNull();
  } finally {
    await wrong.close();
  }
});

it('a query that leaves a line in the ledger can never be one that may lag', async () => {
  for (const query of chibo.bus.queries.values())
    if (query.mayLag !== undefined) {
      expect([query.name, query.recorded ?? false]).toEqual([query.name, false]);
      expect(query.mayLag, query.name).toBeGreaterThanOrEqual(MAY_LAG);
    }
  const [module] = chibo.bus.modules.filter((each) => each.queries.some((query) => query.recorded));
  if (!module) throw new Error('no query is recorded');
  const queries = module.queries.map((query) => ({ ...query, mayLag: 15 }));
  expect(() => makeBus(chibo.app.db, [{ ...module, queries }], chibo.bus.services, chibo.clock)).toThrow(
    /leaves a line in the ledger/,
  );
});

it('who asks without saying what he has read before is answered by the primary', async () => {
  await pause();
  try {
    const { id } = (await found('Chi bộ thôn 4')).json() as { id: string };
    const answer = (await chibo.bus.ask('unit.children_counts', { id: commune }, { actor: operator() })) as {
      items: { id: string }[];
    };
    expect(answer.items.map((item) => item.id)).toContain(id);
    // a record that has not arrived there is found at the primary, not refused
    const overview = await ask('GET', `/units/${id}/overview`, { token: other });
    expect(overview.status, overview.text).toBe(200);
    expect(await refusalOf(chibo.bus.ask('unit.overview', { id: 'x' }, { actor: operator() }))).toMatchObject({
      status: 422,
    });
  } finally {
    await goOn();
  }
});

it('addresses are read from a list, and nonsense is refused at the start', () => {
  expect(replicaUrls(undefined)).toEqual([]);
  expect(replicaUrls(' postgres://a/x , postgresql://b:5433/x,')).toEqual(['postgres://a/x', 'postgresql://b:5433/x']);
  expect(() => replicaUrls('b:5433')).toThrow(/DATABASE_REPLICA_URL/);
});
