import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, problemIn } from '../../checks/world/client.ts';
import { asOperator, type Bare, bareWorld, foundTop, NOW } from '../../checks/world/world.ts';
import { openToken } from '../accounts/sessions.ts';
import { makeServer } from './server.ts';

const PASSWORD = 'ngọn đèn trước gió';
const OURS = { 'Chibo-Client': 'web', Origin: 'http://chibo.test' };
let world: Bare;
let ask: Client;
let commune: string;
let clerk: string;

beforeAll(async () => {
  world = await bareWorld();
  ask = clientOf(world.chibo);
  commune = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  clerk = await account('van.phong');
  await asOperator(world.chibo, 'post.begin', { unitId: commune, post: 'clerk', accountId: clerk, from: '2026-01-01' });
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(NOW));

async function account(login: string): Promise<string> {
  return (await asOperator(world.chibo, 'account.make', { login, name: 'Văn phòng', password: PASSWORD })).id;
}
const signIn = (login = 'van.phong', password = PASSWORD, headers: Record<string, string> = OURS) =>
  ask('POST', '/session', { body: { login, password }, headers });
const cookieOf = (answer: Awaited<ReturnType<Client>>) => (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
const signedIn = async () => cookieOf(await signIn());
const found = (name: string) => ({ parentId: commune, kind: 'grassroots_cell', name });

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const answer = await signIn();
    expect(answer.status).toBe(200);
    const flags = (answer.headers.get('Set-Cookie') ?? '').split('; ').slice(1).sort();
    expect(flags).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    const behindTls = await signIn('van.phong', PASSWORD, { ...OURS, 'X-Forwarded-Proto': 'https' });
    expect(behindTls.headers.get('Set-Cookie')).toContain('Secure');
  });

  it('says who one is, and what one may', async () => {
    const session = (await ask('GET', '/session', { cookie: await signedIn() })).json();
    expect(session).toMatchObject({
      signedIn: true,
      account: { id: clerk, login: 'van.phong' },
      today: '2026-11-10',
      demo: false,
    });
    expect(session.capabilities).toContain('unit.found');
    expect(session.capabilities).not.toContain('meeting.sign');
    expect((await ask('GET', '/session')).json()).toMatchObject({ signedIn: false, demoAccounts: [] });
  });

  it('with a wrong password, an unknown login or nonsense is refused with one and the same answer', async () => {
    const wrong = await signIn('van.phong', 'sai rồi sai rồi');
    const unknown = await signIn('khong.co', 'sai rồi sai rồi');
    expect(problemIn(wrong)).toMatchObject({ status: 401, code: 'sign_in.wrong' });
    expect(unknown.text).toBe(wrong.text);
    for (const body of [
      {},
      { login: 5, password: null },
      { login: { a: 1 } },
      { login: 'van\u0000phong', password: 'x' },
      [],
      'x',
    ]) {
      expect((await ask('POST', '/session', { body, headers: OURS })).status, JSON.stringify(body)).toBe(401);
    }
    expect((await ask('POST', '/session', { raw: '{"login":', headers: OURS })).status).toBe(401);
  });

  it('of a demo account without a password is closed outside the demo', async () => {
    expect((await ask('POST', '/session', { body: { demo: 'van.phong' }, headers: OURS })).status).toBe(401);
  });

  it('ends with signing out, also for a copied cookie', async () => {
    const cookie = await signedIn();
    const out = await ask('DELETE', '/session', { cookie });
    expect(out.headers.get('Set-Cookie')).toMatch(/chibo_session=;.*Max-Age=0/);
    expect((await ask('GET', '/session', { cookie })).json()).toMatchObject({ signedIn: false });
  });

  it('ends after twelve hours without use, and not before', async () => {
    const cookie = await signedIn();
    world.clock.set('2026-11-10T14:59:00Z');
    expect((await ask('GET', '/session', { cookie })).json()).toMatchObject({ signedIn: true });
    world.clock.set('2026-11-11T02:58:00Z');
    expect((await ask('GET', '/session', { cookie })).json()).toMatchObject({ signedIn: true });
    world.clock.set('2026-11-11T14:59:00Z');
    expect((await ask('GET', '/session', { cookie })).json()).toMatchObject({ signedIn: false });
  });

  it('leaves neither password nor cookie in the database', async () => {
    const cookie = (await signedIn()).split('=')[1] ?? '';
    const rows = await world.chibo.owner.db
      .selectFrom('account')
      .leftJoin('session', 'session.account_id', 'account.id')
      .selectAll()
      .execute();
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
    expect(JSON.stringify(rows)).not.toContain(cookie);
    expect(rows.find((row) => row.login === 'van.phong')?.password_hash).toMatch(/^\$argon2id\$/);
  });
});

describe('a closed account', () => {
  it('signs in no more, and its sessions and tokens end with it', async () => {
    const id = await account('nghi.viec');
    const cookie = cookieOf(await signIn('nghi.viec'));
    const token = await openToken(world.chibo.app.db, world.clock, id, 1);
    await asOperator(world.chibo, 'account.switch', { id, active: false, version: 1 });
    expect((await signIn('nghi.viec')).status).toBe(401);
    expect((await ask('GET', '/session', { cookie })).json()).toMatchObject({ signedIn: false });
    expect((await ask('GET', `/units/${commune}`, { token })).status).toBe(401);
  });
});

describe('another site', () => {
  it('cannot sign anybody in, out, or make him do anything', async () => {
    const cookie = await signedIn();
    const foreign: Record<string, string>[] = [
      { 'Chibo-Client': '' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'not a url' },
      { Origin: 'http://chibo.test.evil.example' },
    ];
    for (const headers of foreign) {
      const sent = { body: found('Chi bộ giả'), cookie, headers };
      expect(problemIn(await ask('POST', '/units', sent)), JSON.stringify(headers)).toMatchObject({
        status: 403,
        code: 'request.foreign',
      });
      expect((await ask('DELETE', '/session', sent)).status).toBe(403);
      expect((await ask('PUT', '/session/language', { ...sent, body: { language: 'en' } })).status).toBe(403);
      expect((await ask('POST', '/files', sent)).status).toBe(403);
      expect((await signIn('van.phong', PASSWORD, { ...OURS, ...headers })).status).toBe(403);
    }
    expect(
      await world.chibo.owner.db.selectFrom('unit').select('id').where('name', '=', 'Chi bộ giả').execute(),
    ).toEqual([]);
  });

  it('is told from our own page by header and origin', async () => {
    const cookie = await signedIn();
    expect(
      (await ask('POST', '/units', { body: found('Chi bộ thật'), cookie, headers: { Origin: 'http://chibo.test' } }))
        .status,
    ).toBe(200);
    expect((await ask('POST', '/units', { body: found('Chi bộ thật 2'), cookie })).status).toBe(200);
  });

  it('finds the doors shut that a browser can shut: frames, scripts, sniffing', async () => {
    for (const path of ['/session', '//healthz', '/units/x', '/no/such/thing']) {
      const { headers } = await ask('GET', path);
      expect(headers.get('Content-Security-Policy'), path).toMatch(
        /default-src 'self'.*script-src 'self';.*object-src 'none'.*frame-ancestors 'none'/,
      );
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
    expect((await ask('GET', '/session')).headers.get('Cache-Control')).toBe('no-store');
    expect((await ask('GET', '/units/x')).headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('too many tries', () => {
  it('for one login are stopped, however it is written, and others still get in', async () => {
    const tries = [];
    for (let i = 0; i < 12; i++)
      tries.push(
        (await signIn(['nhieu.lan', ' nhieu.lan', 'NHIEU.LAN', 'nhieu.lan '][i % 4] ?? '', 'sai rồi sai rồi')).status,
      );
    expect(tries.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(tries.slice(10)).toEqual([429, 429]);
    expect((await signIn()).status).toBe(200);
    const refused = problemIn(await signIn('nhieu.lan', 'sai rồi sai rồi'));
    expect(refused).toMatchObject({ status: 429, code: 'sign_in.too_often' });
  });

  it('are counted over all processes together, and kept without a name or an address', async () => {
    const processes = [clientOf(world.chibo), clientOf(world.chibo), clientOf(world.chibo)];
    const tries: number[] = [];
    for (let i = 0; i < 12; i++) {
      const body = { login: 'khap.noi', password: 'sai rồi sai rồi' };
      tries.push((await processes[i % 3]?.('POST', '/session', { body, headers: OURS }))?.status ?? 0);
    }
    expect(tries).toEqual([...Array(10).fill(401), 429, 429]);
    const kept = await world.chibo.owner.db.selectFrom('sign_in_try').selectAll().execute();
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.map(({ key }) => key).filter((key) => !/^(login|address):[0-9a-f]{64}$/.test(key))).toEqual([]);
  });

  it('are those of the client, not of the proxy before us; what a client makes up is not believed', async () => {
    const behind = makeServer(world.chibo, { log: false, proxies: 1 });
    const from = async (forwarded: string) =>
      (
        await behind.request('/api/v1/session', {
          method: 'POST',
          headers: { ...OURS, Host: 'chibo.test', 'Content-Type': 'application/json', 'X-Forwarded-For': forwarded },
          body: JSON.stringify({ login: 'sau.cong', password: 'sai rồi sai rồi' }),
        })
      ).status;
    for (let i = 0; i < 10; i++) expect(await from(`10.0.0.${i}, 203.0.113.7`)).toBe(401);
    expect(await from('10.9.9.9, 203.0.113.7')).toBe(429);
    expect(await from('203.0.113.8')).toBe(401);
  });
});
