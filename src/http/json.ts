import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context as Http } from 'hono';
import { codingsTaken } from './codings.ts';

const packed = promisify(gzip);

/** Shorter answers gain nothing by being packed. */
const WORTH_PACKING = 1024;

/**
 * Answers a value as JSON, whole and with its length, packed where it is worth it. The general middleware packs what has no length, an id
 * too, through two streams: that was a tenth of what a command cost.
 */
export async function json(http: Http, value: unknown): Promise<Response> {
  const text = JSON.stringify(value ?? null);
  const bytes = Buffer.byteLength(text);
  http.header('Content-Type', 'application/json');
  http.header('Vary', 'Accept-Encoding');
  if (bytes < WORTH_PACKING || !codingsTaken(http.req.header('Accept-Encoding')).has('gzip')) {
    http.header('Content-Length', String(bytes));
    return http.body(text);
  }
  const body = new Uint8Array(await packed(text));
  http.header('Content-Encoding', 'gzip');
  http.header('Content-Length', String(body.length));
  return http.body(body);
}
