import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWeb } from './web.ts';

const SCRIPT = 'export const cell = "chi bộ";\n'.repeat(200);
let dir = '';
let app: Hono;

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'chibo-web-'));
  dir = join(root, 'web');
  await mkdir(join(dir, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.js'), 'outside');
  await writeFile(join(dir, 'index.html'), '<!doctype html>');
  await writeFile(join(dir, 'assets/a.js'), SCRIPT);
  await writeFile(join(dir, 'assets/a.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(dir, 'assets/a.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(dir, 'assets/alone.js'), SCRIPT);
  app = new Hono();
  app.use(compress());
  app.get('*', (http) => serveWeb(http, dir));
});
afterAll(() => rm(join(dir, '..'), { recursive: true, force: true }));

async function ask(path: string, accepted?: string) {
  const answer = await app.request(path, accepted === undefined ? {} : { headers: { 'Accept-Encoding': accepted } });
  return { answer, coding: answer.headers.get('Content-Encoding'), body: Buffer.from(await answer.arrayBuffer()) };
}

describe('a file of the build', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=1.0, gzip;q=0.5', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['GZIP', 'gzip'],
  ])('goes out in the smallest form that the browser takes: %s', async (accepted, wanted) => {
    const { answer, coding, body } = await ask('/assets/a.js', accepted);
    expect(coding).toBe(wanted);
    expect(String(wanted === 'br' ? brotliDecompressSync(body) : gunzipSync(body))).toBe(SCRIPT);
    expect(Number(answer.headers.get('Content-Length'))).toBe(body.length);
    expect(answer.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('Cache-Control')).toContain('immutable');
    expect(answer.headers.get('Vary')).toContain('Accept-Encoding');
  });

  it.each([[undefined], ['identity'], ['br;q=0']])(
    'goes out as it is to one who takes no copy: %s',
    async (accepted) => {
      const { coding, body } = await ask('/assets/a.js', accepted);
      expect(coding).toBeNull();
      expect(String(body)).toBe(SCRIPT);
    },
  );

  it('without a copy beside it is compressed on the way', async () => {
    const { coding, body } = await ask('/assets/alone.js', 'br, gzip');
    expect(coding).toBe('gzip');
    expect(String(gunzipSync(body))).toBe(SCRIPT);
  });
});

describe('an address', () => {
  it('of a page is answered with the index, which is asked for anew each time', async () => {
    const { answer, body } = await ask('/units/1/members');
    expect(String(body)).toBe('<!doctype html>');
    expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  });

  it.each([['/assets/none.js'], ['/../secret.js'], ['/%2e%2e/secret.js'], ['/assets']])(
    'never leads outside the build or to a folder: %s',
    async (path) => {
      const { answer, body } = await ask(path);
      expect(String(body)).not.toBe('outside');
      expect(answer.status).toBe(path === '/assets' ? 200 : 404);
    },
  );
});
