import { currentLanguage } from './language.ts';
import { type Problem, RefusalError, UnansweredError } from './refusal.ts';
import { tellRouted } from './routed.ts';

export type Query = Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>;
export type RequestOptions = { query?: Query; body?: unknown; commandId?: string; signal?: AbortSignal };

let actingAs: string | undefined;
let onSignedOut: () => void = () => {};

/** The grant every request is made under (header `Chibo-Acting-As`). */
export function setActingAs(grant: string | undefined): void {
  actingAs = grant;
}

export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

/** The one way to the server. Throws RefusalError (the server said no) or UnansweredError (nobody said anything). */
export async function request<T = unknown>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const headers = requestHeaders();
  if (options.commandId) headers['Idempotency-Key'] = options.commandId;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await send(path + queryString(options.query), {
    method,
    headers,
    credentials: 'same-origin',
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal,
  });
  if (!answer.ok) throw refused(answer.status, await answer.text());
  tellRouted(answer.headers.get('Chibo-Routed'));
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function requestHeaders(): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': currentLanguage(),
    'Chibo-Client': 'web',
  };
  if (actingAs) headers['Chibo-Acting-As'] = actingAs;
  return headers;
}

/** Keeps the order of keys; leaves out what is empty; a list is repeated. */
export function queryString(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export function refused(status: number, text: string): RefusalError {
  if (status === 401) onSignedOut();
  let problem: Partial<Problem> = {};
  try {
    problem = JSON.parse(text) as Partial<Problem>;
  } catch {
    // A proxy's page, not ours: the status is all there is to say.
  }
  return new RefusalError({ ...problem, status });
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new UnansweredError(cause);
  }
  // A gateway's page is no answer; a 503 of our own says why.
  const ours = answer.headers.get('Content-Type')?.includes('problem+json');
  if ([502, 503, 504].includes(answer.status) && !ours) throw new UnansweredError(answer.status);
  return answer;
}
