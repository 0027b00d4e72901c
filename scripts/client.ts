import { compile } from 'json-schema-to-typescript';
import type { AnyCommand, AnyQuery } from '../src/platform/bus/command.ts';
import { jsonSchema } from '../src/platform/schema.ts';

/** The typed client of the registry, as TypeScript: one function a command or query, over `web/request.ts`. */
export async function clientOf(declared: (AnyCommand | AnyQuery)[]): Promise<string> {
  const types: string[] = [];
  const functions: string[] = [];
  for (const one of declared.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = one.name.replace(/[._](\w)/g, (_, letter: string) => letter.toUpperCase());
    const type = name[0]?.toUpperCase() + name.slice(1);
    types.push(
      await typeOf(one.input, 'input', `${type}Input`),
      await typeOf(one.kind === 'query' ? one.output : one.result, 'output', `${type}Result`),
    );
    const input =
      Object.keys((jsonSchema(one.input, 'input') as { properties?: object }).properties ?? {}).length === 0
        ? `input: ${type}Input = {}`
        : `input: ${type}Input`;
    functions.push(
      `  /** ${one.summary} */\n  ${name}: (${input}, options?: CallOptions) => call<${type}Result>('${one.method}', '${one.path}', input, options),`,
    );
  }
  return `// Made by "npm run gen" from the registry of commands and queries; not edited by hand.
import { type RequestOptions, request } from '../src/web/request.ts';

type CallOptions = Pick<RequestOptions, 'commandId' | 'signal'>;

function call<T>(method: string, path: string, input: object, options: CallOptions = {}): Promise<T> {
  const rest: Record<string, unknown> = { ...input };
  const address = path.replace(/\\{(\\w+)\\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]));
    delete rest[name];
    return value;
  });
  return request<T>(method, \`/api/v1\${address}\`, { ...options, ...(method === 'GET' ? { query: rest as RequestOptions['query'] } : { body: rest }) });
}

${types.join('\n')}
export const api = {
${functions.join('\n')}
};
`;
}

async function typeOf(schema: Parameters<typeof jsonSchema>[0], io: 'input' | 'output', name: string): Promise<string> {
  const json = jsonSchema(schema, io);
  const untitled = JSON.parse(
    JSON.stringify(json, (key, value) =>
      key === 'title' && typeof value === 'string'
        ? undefined
        : key === 'maxItems' || key === 'minItems'
          ? undefined
          : value,
    ),
  );
  const text = await compile(untitled, name, {
    bannerComment: '',
    format: false,
    additionalProperties: false,
    strictIndexSignatures: false,
  });
  return text.trim();
}
