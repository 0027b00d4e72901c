import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { describe, expect, it } from 'vitest';
import { json } from './json.ts';

const LONG = { names: Array.from({ length: 200 }, (_, i) => `Nguyễn Thị ${i}`) };

async function answered(value: unknown, accepted?: string) {
  const app = new Hono();
  app.use(compress());
  app.get('/', async (http) => {
    http.header('X-Before', 'kept');
    return await json(http, value);
  });
  const answer = await app.request('/', accepted === undefined ? {} : { headers: { 'Accept-Encoding': accepted } });
  const body = Buffer.from(await answer.arrayBuffer());
  expect(Number(answer.headers.get('Content-Length'))).toBe(body.length);
  expect(answer.headers.get('Content-Type')).toBe('application/json');
  expect(answer.headers.get('X-Before')).toBe('kept');
  expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
  return { coding: answer.headers.get('Content-Encoding'), body };
}

describe('an answer', () => {
  it.each([[{ id: 'ab' }], [null], [[]], [{ name: 'Đảng bộ xã' }]])(
    'that is short goes out as it is: %o',
    async (value) => {
      const { coding, body } = await answered(value, 'gzip, br');
      expect(coding).toBeNull();
      expect(JSON.parse(String(body))).toEqual(value);
    },
  );

  it('that is long is packed for who takes it, and for nobody else', async () => {
    const { coding, body } = await answered(LONG, 'gzip, deflate');
    expect(coding).toBe('gzip');
    expect(JSON.parse(String(gunzipSync(body)))).toEqual(LONG);
    for (const accepted of [undefined, 'identity', 'gzip;q=0']) {
      const plain = await answered(LONG, accepted);
      expect(plain.coding).toBeNull();
      expect(JSON.parse(String(plain.body))).toEqual(LONG);
    }
  });

  it('of nothing is null', async () => {
    expect(String((await answered(undefined)).body)).toBe('null');
  });
});
