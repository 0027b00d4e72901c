/** Requests to the server as a client makes them, without a network between. */
import { expect } from 'vitest';
import type { Chibo } from '../../src/chibo.ts';
import { makeServer } from '../../src/http/server.ts';

export type Answer = { status: number; text: string; headers: Headers; json(): Record<string, unknown> };
export type Sent = {
  token?: string;
  cookie?: string;
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

export type Client = (method: string, path: string, sent?: Sent) => Promise<Answer>;

/** A client of this Chibo; `path` is below /api/v1 unless it begins with a second slash. */
export function clientOf(chibo: Chibo): Client {
  const server = makeServer(chibo, { log: false });
  return async (method, path, { token, cookie, body, raw, headers } = {}) => {
    const response = await server.request(path.startsWith('//') ? path.slice(1) : `/api/v1${path}`, {
      method,
      headers: {
        Host: 'chibo.test',
        'Accept-Language': 'en',
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(cookie && { Cookie: cookie, 'Chibo-Client': 'test' }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...((body !== undefined || raw !== undefined) && { body: raw ?? JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      headers: response.headers,
      json: () => JSON.parse(text) as Record<string, unknown>,
    };
  };
}

/** The problem an answer carries; fails when it is none. */
export function problemIn(answer: Answer): {
  status: number;
  code: string;
  title: string;
  reasons: { code: string; message: string; field?: string }[];
} {
  expect(answer.headers.get('Content-Type'), answer.text).toContain('application/problem+json');
  const problem = answer.json() as ReturnType<typeof problemIn>;
  expect(problem.status).toBe(answer.status);
  return problem;
}
