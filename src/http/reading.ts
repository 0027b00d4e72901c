/** Of when an answer is, and that everybody reads what he has written himself (read replicas, docs/operations.md). */
import type { Context as Http } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LAST, type Replicas } from '../platform/db/replicas.ts';

/** The moment whose state a query's answer shows. */
export const AS_OF = 'Chibo-As-Of';
/** Where a command's commit stands in the log: a program gives it back with its queries; browsers keep it as a cookie. */
const MARK = 'Chibo-Mark';
const MARK_COOKIE = 'chibo_mark';
/** Longer than any query may lag: afterwards a replica that old is not asked anyway. */
const MARK_SECONDS = 120;

/** The mark that a request brings; null for who has not written lately. */
export function markOf(http: Http): string | null {
  return http.req.header(MARK) ?? getCookie(http, MARK_COOKIE) ?? null;
}

/** Gives who has just written the mark of his commit; where the place cannot be told, one that only the primary reaches. */
export async function leaveMark(http: Http, replicas: Pick<Replicas, 'mark'> | null): Promise<void> {
  if (!replicas) return;
  const mark = await replicas.mark().catch(() => LAST);
  http.header(MARK, mark);
  setCookie(http, MARK_COOKIE, mark, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: MARK_SECONDS });
}
