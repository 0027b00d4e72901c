import { afterEach, expect, it, vi } from 'vitest';
import { setLanguage } from './language.ts';
import { RefusalError, UnansweredError } from './refusal.ts';
import { queryString, request, setActingAs, whenSignedOut } from './request.ts';
import { forgetRouted, routedNow } from './routed.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  setActingAs(undefined);
  forgetRouted();
  setLanguage('vi');
  whenSignedOut(() => {});
});

function answering(status: number, body: unknown, type = 'application/json') {
  const fetched = vi.fn(
    async (_path: string, _init: RequestInit) =>
      new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } }),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

it('a request says who acts, in which language, by which client, and once', async () => {
  setLanguage('ar');
  setActingAs('g1');
  const fetched = answering(200, { id: '7' });
  expect(
    await request('POST', '/api/v1/meetings', { query: { unit: 'u1' }, body: { on: '2026-11-28' }, commandId: 'c1' }),
  ).toEqual({ id: '7' });
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect(path).toBe('/api/v1/meetings?unit=u1');
  expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"on":"2026-11-28"}' });
  expect(init?.headers).toMatchObject({
    'Accept-Language': 'ar',
    'Chibo-Acting-As': 'g1',
    'Chibo-Client': 'web',
    'Idempotency-Key': 'c1',
  });
});

it('a command that came late says where it was recorded, as the server writes it, until the reader has seen it', async () => {
  const late = { from: 'a', name: 'Chi bộ thôn 1', to: 'b', successor: 'Chi bộ thôn Hòa Bình', on: '2026-11-01' };
  vi.stubGlobal('fetch', async () =>
    Response.json({ id: '7' }, { headers: { 'Chibo-Routed': encodeURIComponent(JSON.stringify([late])) } }),
  );
  expect(await request('POST', '/api/v1/tasks', { body: {} })).toEqual({ id: '7' });
  answering(200, { id: '8' });
  await request('GET', '/api/v1/tasks');
  expect(routedNow()).toEqual([late]);
});

it('a refusal keeps its reasons, with the field as the form names it', async () => {
  answering(
    422,
    { title: 'No', status: 422, code: 'x', reasons: [{ code: 'x', field: 'agenda[0].title', message: 'm' }] },
    'application/problem+json',
  );
  const error = await request('POST', '/x').catch((caught) => caught);
  expect(error).toBeInstanceOf(RefusalError);
  expect(error).toMatchObject({ status: 422, code: 'x', reasons: [{ field: 'agenda.0.title', message: 'm' }] });
});

it('no answer is not a refusal: the deed may have been done', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('network')));
  await expect(request('GET', '/x')).rejects.toBeInstanceOf(UnansweredError);
  answering(502, 'bad gateway', 'text/html');
  await expect(request('GET', '/x')).rejects.toBeInstanceOf(UnansweredError);
  answering(503, { code: 'busy' }, 'application/problem+json');
  await expect(request('GET', '/x')).rejects.toBeInstanceOf(RefusalError);
});

it('401 tells the pages that the session ended', async () => {
  const ended = vi.fn();
  whenSignedOut(ended);
  answering(401, { code: 'sign_in.needed' }, 'application/problem+json');
  await expect(request('GET', '/x')).rejects.toMatchObject({ status: 401 });
  expect(ended).toHaveBeenCalledOnce();
});

it('a query leaves out what is empty and repeats lists', () => {
  expect(queryString({ a: 1, b: undefined, c: '', d: null, e: ['x', 'y'], f: false })).toBe('?a=1&e=x&e=y&f=false');
  expect(queryString({})).toBe('');
});
