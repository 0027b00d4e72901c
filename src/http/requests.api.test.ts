import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf, problemIn } from '../../checks/world/client.ts';
import { asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { openToken } from '../accounts/sessions.ts';
import { newId } from '../platform/ids.ts';
import { mark } from '../platform/paging.ts';

let world: Bare;
let ask: Client;
let commune: string;
let token: string;
let administrator: string;
let inspector: string;

beforeAll(async () => {
  world = await bareWorld();
  ask = clientOf(world.chibo);
  commune = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  [token, administrator, inspector] = [
    await tokenOf('clerk'),
    await tokenOf('administrator'),
    await tokenOf('inspector'),
  ];
});
afterAll(() => world.close());

const found = (name: string) => ({ parentId: commune, kind: 'grassroots_cell', name });
async function tokenOf(post: string): Promise<string> {
  const { id } = await asOperator(world.chibo, 'account.make', {
    login: post,
    name: 'Văn phòng',
    password: 'ngọn đèn trước gió',
  });
  await asOperator(world.chibo, 'post.begin', { unitId: commune, post, accountId: id, from: '2026-01-01' });
  return await openToken(world.chibo.app.db, world.clock, id, 10);
}

describe('a refusal', () => {
  it('is a problem with status, code, title and reasons, each with its field', async () => {
    const answer = await ask('POST', '/units', { token, body: { ...found(''), foundedOn: '2026-02-30' } });
    const problem = problemIn(answer);
    expect(problem).toMatchObject({ type: '/refusals/text.required', status: 422, code: 'text.required' });
    expect(problem.reasons.map(({ code, field }) => [field, code])).toEqual([
      ['name', 'text.required'],
      ['foundedOn', 'date.impossible'],
    ]);
    expect(problem.title).not.toBe('');
  });

  it('speaks the reader’s language, Vietnamese when he names none of ours', async () => {
    const titleIn = async (language: string) =>
      problemIn(await ask('GET', `/units/${newId()}`, { token, headers: { 'Accept-Language': language } })).title;
    const [vi, en, ar] = [await titleIn('vi'), await titleIn('en-GB,en;q=0.9'), await titleIn('ar-EG')];
    expect(new Set([vi, en, ar]).size).toBe(3);
    expect(ar).toMatch(/\p{Script=Arabic}/u);
    expect(await titleIn('fr-FR')).toBe(vi);
    expect(await titleIn('fr, ar;q=0.5')).toBe(ar);
    expect(await titleIn('')).toBe(vi);
  });

  it('of what does not exist and of what one may not see is the same', async () => {
    const answers = await Promise.all(
      [`/units/${newId()}`, '/no/such/thing', `/units/${newId()}/history`].map((path) => ask('GET', path, { token })),
    );
    for (const answer of answers) expect(problemIn(answer)).toMatchObject({ status: 404, code: 'not_found' });
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe('a body', () => {
  it('that is no JSON, or no object, is refused', async () => {
    for (const raw of ['{"name":', 'name=x', '\u0000', '{"a":1}}'])
      expect(problemIn(await ask('POST', '/units', { token, raw })), raw).toMatchObject({
        status: 400,
        code: 'body.not_json',
      });
    for (const raw of ['[]', '"x"', '1', 'null', 'true'])
      expect(problemIn(await ask('POST', '/units', { token, raw })), raw).toMatchObject({
        status: 400,
        code: 'body.not_object',
      });
  });
  it('over the limit is refused, whether its length is told or not', async () => {
    const raw = JSON.stringify({ ...found('x'), code: 'x'.repeat(3_000_000) });
    expect(problemIn(await ask('POST', '/units', { token, raw }))).toMatchObject({
      status: 413,
      code: 'body.too_large',
    });
    expect(
      problemIn(await ask('POST', '/units', { token, raw: '{}', headers: { 'Content-Length': '99999999' } })),
    ).toMatchObject({ status: 413 });
  });
  it('with unknown fields, or ids of another kind, is refused by field', async () => {
    expect(
      problemIn(await ask('POST', '/units', { token, body: { ...found('x'), path: '0001' } })).reasons,
    ).toMatchObject([{ code: 'field.unknown', field: 'path' }]);
    expect(
      problemIn(await ask('POST', '/units', { token, body: { ...found('x'), parentId: "x' or 1=1" } })).reasons,
    ).toMatchObject([{ code: 'id.malformed', field: 'parentId' }]);
    expect(problemIn(await ask('GET', '/units/x', { token })).reasons).toMatchObject([
      { code: 'id.malformed', field: 'id' },
    ]);
  });
  it('cannot name another record than the address does', async () => {
    const [one, two] = [
      await asOperator(world.chibo, 'unit.found', found('Chi bộ một')),
      await asOperator(world.chibo, 'unit.found', found('Chi bộ hai')),
    ];
    const change = { id: two.id, name: 'Chi bộ đổi tên', on: '2026-11-01', version: 1 };
    await ask('PUT', `/units/${one.id}`, { token, body: change });
    const names = await world.chibo.owner.db.selectFrom('unit').select('name').where('id', '=', two.id).execute();
    expect(names).toEqual([{ name: 'Chi bộ hai' }]);
  });
});

describe('a command over HTTP', () => {
  it('sent twice with one Idempotency-Key is done once', async () => {
    const headers = { 'Idempotency-Key': newId() };
    const [one, two] = await Promise.all([
      ask('POST', '/units', { token, body: found('Chi bộ một khóa'), headers }),
      ask('POST', '/units', { token, body: found('Chi bộ một khóa'), headers }),
    ]);
    expect([one.status, two.status, two.text]).toEqual([200, 200, one.text]);
    expect(problemIn(await ask('POST', '/units', { token, body: found('Chi bộ khác'), headers }))).toMatchObject({
      status: 409,
      code: 'command.id_reused',
    });
    expect(
      problemIn(await ask('POST', '/units', { token, body: found('x'), headers: { 'Idempotency-Key': 'x' } })),
    ).toMatchObject({ status: 400, code: 'command.id_malformed' });
  });
});

describe('whatever an address says', () => {
  it('a mark of another list, or a forged one, is refused and breaks nothing', async () => {
    const paths: [string, string][] = [
      ['/units', token],
      ['/accounts', administrator],
      [`/units/${commune}/ledger`, inspector],
      [`/units/${commune}/members`, token],
    ];
    const marks = [
      mark(['x', 'y']),
      mark(['x']),
      mark(['2026-99-99', 'x']),
      mark(['\u0000', newId()]),
      'x',
      '',
      '%00',
      mark(['x', newId(), 'z']),
    ];
    for (const [path, reader] of paths) {
      for (const after of marks) {
        const answer = await ask('GET', `${path}?after=${encodeURIComponent(after)}`, { token: reader });
        expect([200, 422], `${path} ${after} ${answer.text}`).toContain(answer.status);
      }
    }
  });
  it('a number that is none, a list that is too long, a field twice: refused', async () => {
    for (const query of [
      'limit=x',
      'limit=0',
      'limit=201',
      'limit=1e9',
      'limit=-1',
      'limit=1.5',
      'nonsense=1',
      `parent=x`,
    ]) {
      expect(problemIn(await ask('GET', `/units?${query}`, { token })), query).toMatchObject({ status: 422 });
    }
    expect((await ask('GET', '/units?limit=5&limit=6', { token })).status).not.toBe(500);
    expect((await ask('GET', '/units?search=%00', { token })).status).toBe(422);
    expect((await ask('GET', `/units?search=${encodeURIComponent("'; drop table unit; --")}`, { token })).status).toBe(
      200,
    );
    expect((await ask('GET', '/units?search=%25%5F', { token })).status).toBe(200);
    expect((await ask('GET', '/units/%E0%A4%A', { token })).status).toBeLessThan(500);
  });
  it('a file id that only looks like one is not found', async () => {
    for (const path of [
      `/files/${'-'.repeat(36)}`,
      `/files/${newId()}`,
      '/files/x',
      `/documents/minutes/${'-'.repeat(36)}.docx`,
      `/documents/nothing/${newId()}.docx`,
      `/documents/constructor/${newId()}.docx`,
      '/documents/minutes/x.docx',
    ]) {
      expect(problemIn(await ask('GET', path, { token })), path).toMatchObject({ status: 404 });
    }
  });
  it('an unknown address, or a known one by another method, is not found', async () => {
    for (const [method, path] of [
      ['GET', '/no/such'],
      ['POST', '/no/such'],
      ['DELETE', `/units/${commune}`],
      ['PATCH', `/units/${commune}`],
    ] as const) {
      expect(problemIn(await ask(method, path, { token })), `${method} ${path}`).toMatchObject({
        status: 404,
        code: 'not_found',
      });
    }
  });
});

it('the description of the API names every command and query, each at its address', async () => {
  const description = (await ask('GET', '/openapi.json')).json() as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  expect(description.openapi).toBe('3.1.0');
  const named = Object.values(description.paths)
    .flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
    .sort();
  expect(named).toEqual([...world.chibo.bus.commands.keys(), ...world.chibo.bus.queries.keys()].sort());
});

it('the server says that it is well, and what has to be alike in all processes', async () => {
  const answer = await ask('GET', '//healthz');
  expect([answer.status, answer.json()]).toEqual([
    200,
    {
      status: 'ok',
      rulebook: world.chibo.rulebook.hash.slice(0, 12),
      migration: expect.stringMatching(/^\d{4}_\w+\.sql$/),
    },
  ]);
});
