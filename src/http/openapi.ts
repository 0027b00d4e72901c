import type { Bus } from '../platform/bus/bus.ts';
import type { AnyCommand, AnyQuery } from '../platform/bus/command.ts';
import { jsonSchema } from '../platform/schema.ts';
import { BASE } from './registry.ts';

type Json = Record<string, unknown>;

/** The registry as OpenAPI 3.1. */
export function openapi(bus: Pick<Bus, 'commands' | 'queries'>): Json {
  const paths: Record<string, Json> = {};
  for (const declared of [...bus.queries.values(), ...bus.commands.values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = BASE + declared.path;
    paths[path] = { ...paths[path], [declared.method.toLowerCase()]: operation(declared) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chibo',
      version: '1',
      description:
        'Every command and query of Chibo. Commands are idempotent by the Idempotency-Key header (UUID v7). Refusals are application/problem+json.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function operation(declared: AnyCommand | AnyQuery): Json {
  const inPath = [...declared.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string);
  const input = jsonSchema(declared.input, 'input') as { properties?: Record<string, Json>; required?: string[] };
  const properties = input.properties ?? {};
  const required = input.required ?? [];
  const parameters = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }));
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const isQuery = declared.kind === 'query';
  const inAddress = declared.method === 'GET';
  const output = jsonSchema(declared.kind === 'query' ? declared.output : declared.result, 'output');
  return {
    operationId: declared.name,
    tags: [declared.name.split('.')[0]],
    summary: declared.summary,
    description: `Capability: ${declared.capability}`,
    parameters: [
      ...parameters,
      ...(inAddress
        ? rest.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] }))
        : []),
      ...(isQuery
        ? []
        : [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } }]),
      { name: 'Chibo-Acting-As', in: 'header', required: false, schema: { type: 'string' } },
    ],
    ...(!inAddress && {
      requestBody: {
        required: rest.some((name) => required.includes(name)),
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
              required: rest.filter((name) => required.includes(name)),
            },
          },
        },
      },
    }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: output } } },
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'reasons'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    reasons: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { type: 'string' },
          field: { type: 'string' },
          message: { type: 'string' },
          values: { type: 'object' },
          rule: { type: 'object' },
        },
      },
    },
  },
};
