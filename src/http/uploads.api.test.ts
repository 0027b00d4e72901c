import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf, problemIn } from '../../checks/world/client.ts';
import { asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { openToken } from '../accounts/sessions.ts';
import { newId } from '../platform/ids.ts';

let world: Bare;
let ask: Client;
let token: string;

beforeAll(async () => {
  world = await bareWorld();
  ask = clientOf(world.chibo);
  const unitId = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const made = { login: 'van.phong', name: 'Văn phòng', password: 'ngọn đèn trước gió' };
  const { id } = await asOperator(world.chibo, 'account.make', made);
  await asOperator(world.chibo, 'post.begin', { unitId, post: 'clerk', accountId: id, from: '2026-01-01' });
  token = await openToken(world.chibo.app.db, world.clock, id, 10);
});
afterAll(() => world.close());

describe('an upload', () => {
  const send = (name: string, body: BlobPart, unit?: string) => {
    const form = new FormData();
    form.set('file', new File([body], name));
    if (unit !== undefined) form.set('unit', unit);
    return upload(form);
  };
  const upload = async (form: FormData) => {
    const request = new Request('http://chibo.test/', { method: 'POST', body: form });
    return await ask('POST', '/files', {
      token,
      raw: new Uint8Array(await request.arrayBuffer()),
      headers: { 'Content-Type': request.headers.get('Content-Type') ?? '' },
    });
  };

  it('comes back to its sender as it was, to be saved and not shown', async () => {
    const { id } = (await send('Biên bản.txt', 'nội dung')).json();
    const answer = await ask('GET', `/files/${String(id)}`, { token });
    expect([answer.status, answer.text]).toEqual([200, 'nội dung']);
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="bien ban.txt"; filename*=UTF-8''${encodeURIComponent('Biên bản.txt')}`,
    );
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
  it('that is too large, of a kind that runs, or no file at all is refused', async () => {
    expect(problemIn(await send('lon.txt', new Uint8Array(20 * 1024 * 1024 + 1).fill(97)))).toMatchObject({
      status: 413,
      code: 'file.too_large',
    });
    expect(problemIn(await send('a.html', '<script>'))).toMatchObject({ status: 415, code: 'file.kind' });
    expect(problemIn(await upload(new FormData()))).toMatchObject({ status: 422, code: 'file.missing' });
    expect(problemIn(await ask('POST', '/files', { token, raw: 'x' }))).toMatchObject({ status: 422 });
  });
  it('for a unit that is none, or not one’s own, is not found', async () => {
    for (const unit of [newId(), 'x', '-'.repeat(36)])
      expect(problemIn(await send('a.txt', 'x', unit)), unit).toMatchObject({ status: 404 });
  });
});
