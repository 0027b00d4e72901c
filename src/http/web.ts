/** The built pages as static files, in the smallest form that the browser takes. */
import { createReadStream, existsSync, type Stats, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import type { Context as Http } from 'hono';
import { codingsTaken } from './codings.ts';

export const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};

/** The copies that the build lays beside a file (`vite.config.ts`), the smallest first. */
const COPIES = [
  { coding: 'br', ending: '.br' },
  { coding: 'gzip', ending: '.gz' },
];

/** A file of the build; every other address without an ending is a page, and the index finds it. 404 for files that are none. */
export function serveWeb(http: Http, dir: string): Response {
  const wanted = normalize(http.req.path).replace(/^(\.\.[/\\])+/, '');
  const file = join(dir, wanted);
  if (file.startsWith(dir) && wanted !== '/' && isFile(file)) {
    const immutable = wanted.startsWith('/assets/');
    return stream(http, file, immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  }
  const index = join(dir, 'index.html');
  if (extname(wanted) !== '' || !existsSync(index)) return http.text('', 404);
  return stream(http, index, 'no-cache');
}

function stream(http: Http, file: string, cache: string): Response {
  http.header('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
  http.header('Cache-Control', cache);
  const taken = codingsTaken(http.req.header('Accept-Encoding'));
  const copy = COPIES.map((each) => ({ ...each, stats: fileAt(file + each.ending) })).filter(({ stats }) => stats);
  if (copy.length > 0) http.header('Vary', 'Accept-Encoding');
  const best = copy.find(({ coding }) => taken.has(coding));
  if (best) {
    http.header('Content-Encoding', best.coding);
    http.header('Content-Length', String(best.stats?.size));
  }
  return http.body(Readable.toWeb(createReadStream(best ? file + best.ending : file)) as ReadableStream);
}

function isFile(path: string): boolean {
  return fileAt(path) !== undefined;
}

function fileAt(path: string): Stats | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats : undefined;
}
