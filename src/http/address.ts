import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as Http } from 'hono';

/**
 * The address of whoever asks. Behind `proxies` proxies of our own (CHIBO_PROXIES) each has written at the end of X-Forwarded-For whom it
 * heard; what stands before that anybody can make up, and is not believed. Without proxies the header counts for nothing.
 */
export function addressOf(http: Http, proxies: number): string {
  if (proxies > 0) {
    const told = (http.req.header('X-Forwarded-For') ?? '').split(',').map((part) => part.trim());
    const client = told[Math.max(told.length - proxies, 0)];
    if (client) return client.slice(0, 64);
  }
  try {
    return getConnInfo(http).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** How many proxies of our own stand before us: CHIBO_PROXIES. Throws where it is no whole number from 0 to 9. */
export function proxiesGiven(given = process.env.CHIBO_PROXIES): number {
  if (!given) return 0;
  if (!/^[0-9]$/.test(given)) throw new Error(`CHIBO_PROXIES is a whole number from 0 to 9, not "${given}".`);
  return Number(given);
}
