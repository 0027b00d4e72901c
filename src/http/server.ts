import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context as Http } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import pino from 'pino';
import { LANGUAGES } from '../accounts/account.ts';
import type { Chibo } from '../chibo.ts';
import { today } from '../platform/clock.ts';
import { loadMessages } from '../platform/i18n/messages.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { termValues } from '../rulebook/words.ts';
import { accountRoutes } from './account.ts';
import { archiveRoutes } from './archives.ts';
import { attentionRoutes } from './attention.ts';
import { calendarRoutes } from './calendar.ts';
import { documentRoutes } from './documents.ts';
import { fileRoutes } from './files.ts';
import { openapi } from './openapi.ts';
import { faultOf, problemOf } from './problem.ts';
import { addRegistry, BASE } from './registry.ts';
import { languageOf } from './request.ts';
import { sessionRoutes } from './session.ts';
import { summaryRoutes } from './summaries.ts';

const WEB = join(import.meta.dirname, '../../dist/web');
const SWAGGER = join(import.meta.dirname, '../../node_modules/swagger-ui-dist');
const TYPES: Record<string, string> = {
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

export type ServerOptions = { log?: boolean; webDir?: string };

/** The registry over HTTP, sign-in, files, and the pages as static files. */
export function makeServer(chibo: Chibo, { log = true, webDir = WEB }: ServerOptions = {}): Hono {
  const logger = pino({ enabled: log, level: process.env.CHIBO_LOG ?? 'warn' });
  const messages = loadMessages(
    Object.fromEntries(LANGUAGES.map((language) => [language, termValues(chibo.rulebook, language)])),
  );
  const app = new Hono();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
    }),
  );
  app.use(compress());
  app.use(`${BASE}/*`, async (http, next) => {
    await next();
    http.header('Cache-Control', 'no-store');
    // the path without its search: a name searched for has no business in a log
    logger.info({ method: http.req.method, path: http.req.path, status: http.res.status });
  });

  app.get('/healthz', async (http) => {
    const up = await chibo.app.pool.query('select 1').then(
      () => true,
      () => false,
    );
    return http.json({ status: up ? 'ok' : 'database away' }, up ? 200 : 503);
  });
  app.route(`${BASE}/session`, sessionRoutes(chibo, addressOf));
  app.route(`${BASE}/account`, accountRoutes(chibo));
  app.route(`${BASE}/files`, fileRoutes(chibo));
  app.route(`${BASE}/attention`, attentionRoutes(chibo, messages));
  app.route(`${BASE}/archives`, archiveRoutes(chibo));
  app.route(`${BASE}/summary-files`, summaryRoutes(chibo));
  app.route(`${BASE}/documents`, documentRoutes(chibo));
  app.route(`${BASE}/meetings`, calendarRoutes(chibo));
  const description = openapi(chibo.bus);
  app.get(`${BASE}/openapi.json`, (http) => http.json(description));
  addRegistry(app, chibo);
  app.all(`${BASE}/*`, () => {
    throw new Refusal(404, [{ code: 'not_found' }]);
  });

  app.get('/api', (http) => http.redirect('/api/'));
  app.get('/api/:file{.*}', (http) => serveApiPage(http));
  app.get('*', (http) => serveWeb(http, webDir));

  app.onError((error, http) => {
    const language = languageOf(http);
    if (error instanceof Refusal) {
      return http.json(problemOf(error, language, chibo.rulebook, messages, today(chibo.clock)), error.status, {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
      });
    }
    const id = newId();
    logger.error({
      id,
      method: http.req.method,
      path: http.req.path,
      name: error.name,
      code: (error as { code?: string }).code,
      stack: error.stack?.replace(/^.*\n/, ''),
    });
    return http.json(faultOf(id, language, messages), 500, { 'Content-Type': 'application/problem+json' });
  });
  return app;
}

function addressOf(http: Http): string {
  try {
    return getConnInfo(http).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

function serveWeb(http: Http, dir: string): Response | Promise<Response> {
  const wanted = normalize(http.req.path).replace(/^(\.\.[/\\])+/, '');
  const file = join(dir, wanted);
  if (file.startsWith(dir) && wanted !== '/' && existsSync(file) && statSync(file).isFile()) {
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
  return http.body(Readable.toWeb(createReadStream(file)) as ReadableStream);
}

/** Swagger's page over our own description; its starter is ours, because inline scripts are closed. */
async function serveApiPage(http: Http): Promise<Response> {
  const file = http.req.param('file') || 'index.html';
  if (file === 'index.html') {
    // the viewer styles itself inline; only this page may
    http.header(
      'Content-Security-Policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    );
    return http.html(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Chibo API</title>
<link rel="stylesheet" href="/api/swagger-ui.css"><div id="swagger"></div><script src="/api/swagger-ui-bundle.js"></script><script src="/api/start.js"></script></html>`);
  }
  if (file === 'start.js') {
    http.header('Content-Type', 'text/javascript');
    return http.body(`SwaggerUIBundle({ url: '${BASE}/openapi.json', dom_id: '#swagger', deepLinking: true });`);
  }
  if (!['swagger-ui.css', 'swagger-ui-bundle.js'].includes(file)) return http.text('', 404);
  http.header('Content-Type', TYPES[extname(file)] ?? 'text/plain');
  return http.body(await readFile(join(SWAGGER, file)));
}
