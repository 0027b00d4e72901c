import type { Hono } from 'hono';
import type { Chibo } from '../chibo.ts';
import type { AnyCommand, AnyQuery, Routed } from '../platform/bus/command.ts';
import { isId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { jsonSchema } from '../platform/schema.ts';
import { json } from './json.ts';
import { AS_OF, leaveMark, markOf } from './reading.ts';
import { actorOf } from './request.ts';

export const BASE = '/api/v1';

/** Gives every command and query of the registry its address. */
export function addRegistry(app: Hono, chibo: Chibo): void {
  for (const query of chibo.bus.queries.values()) {
    // a question too long or too personal for an address line is asked with a body
    if (query.method !== 'GET') {
      app.on(query.method, route(query.path), async (http) => {
        const actor = await actorOf(http, chibo);
        const input = { ...(await bodyOf(http.req.raw)), ...http.req.param() };
        return await json(http, await chibo.bus.ask(query.name, input, { actor }));
      });
      continue;
    }
    const types = typesOf(query);
    app.get(route(query.path), async (http) => {
      const actor = await actorOf(http, chibo);
      const input = { ...coerce(http.req.queries(), types), ...http.req.param() };
      const reading = { mark: markOf(http), tell: (asOf: Date) => http.header(AS_OF, asOf.toISOString()) };
      return await json(http, await chibo.bus.ask(query.name, input, { actor, reading }));
    });
  }
  for (const command of chibo.bus.commands.values()) {
    app.on(command.method, route(command.path), async (http) => {
      const actor = await actorOf(http, chibo);
      const body = await bodyOf(http.req.raw);
      const commandId = http.req.header('Idempotency-Key');
      if (commandId !== undefined && !isId(commandId))
        throw new Refusal(400, [{ code: 'command.id_malformed', field: 'Idempotency-Key' }]);
      const result = await chibo.bus.run(
        command.name,
        { ...body, ...http.req.param() },
        { actor, ...(commandId && { commandId }), told: (routed) => http.header(ROUTED, routedHeader(routed)) },
      );
      await leaveMark(http, chibo.replicas);
      return await json(http, result);
    });
  }
}

/** Tells that a command for a closed unit was done at its successor: a line of percent-encoded JSON, because names are not ASCII. */
export const ROUTED = 'Chibo-Routed';
function routedHeader(routed: readonly Routed[]): string {
  return encodeURIComponent(JSON.stringify(routed));
}

export function route(path: string): string {
  return BASE + path.replace(/\{(\w+)\}/g, ':$1');
}

const MAX_BODY = 2 * 1024 * 1024;

/** Reads a JSON object of at most 2 MB. Refuses body.too_large, body.not_json, body.not_object. */
async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY)
    throw new Refusal(413, [{ code: 'body.too_large' }]);
  const text = await request.text();
  if (text.length > MAX_BODY) throw new Refusal(413, [{ code: 'body.too_large' }]);
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(400, [{ code: 'body.not_json' }]);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Refusal(400, [{ code: 'body.not_object' }]);
  return value as Record<string, unknown>;
}

type Kind = 'text' | 'number' | 'flag' | 'list';

/** What an address line's text means is told by the query's schema. */
function typesOf(declared: AnyQuery | AnyCommand): Record<string, Kind> {
  const schema = jsonSchema(declared.input, 'input') as {
    properties?: Record<string, { type?: string; anyOf?: { type?: string }[] }>;
  };
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, property]) => {
      const type = property.type ?? property.anyOf?.find((a) => a.type !== 'null')?.type;
      return [
        key,
        type === 'integer' || type === 'number'
          ? 'number'
          : type === 'boolean'
            ? 'flag'
            : type === 'array'
              ? 'list'
              : 'text',
      ];
    }),
  );
}

function coerce(given: Record<string, string[]>, types: Record<string, Kind>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, values] of Object.entries(given)) {
    if (key === 'acting') continue;
    const [first = ''] = values;
    const kind = types[key];
    if (kind === 'number') out[key] = /^-?\d+(\.\d+)?$/.test(first) ? Number(first) : first;
    else if (kind === 'flag') out[key] = first === 'true' ? true : first === 'false' ? false : first;
    else if (kind === 'list') out[key] = values.length > 1 ? values : first.split(',').filter((v) => v !== '');
    else out[key] = first;
  }
  return out;
}
