import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
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
import { addressOf, proxiesGiven } from './address.ts';
import { archiveRoutes } from './archives.ts';
import { attentionRoutes } from './attention.ts';
import { calendarRoutes } from './calendar.ts';
import { documentRoutes } from './documents.ts';
import { fileRoutes } from './files.ts';
import { healthRoutes } from './health.ts';
import { openapi } from './openapi.ts';
import { faultOf, problemOf } from './problem.ts';
import { addRegistry, BASE } from './registry.ts';
import { reportRoutes } from './reports.ts';
import { languageOf } from './request.ts';
import { sessionRoutes } from './session.ts';
import { summaryRoutes } from './summaries.ts';
import { serveWeb, TYPES } from './web.ts';

const WEB = join(import.meta.dirname, '../../dist/web');
const SWAGGER = join(import.meta.dirname, '../../node_modules/swagger-ui-dist');
/** `proxies`: how many of our own stand before us (`addressOf`). */
export type ServerOptions = { log?: boolean; webDir?: string; proxies?: number };

/** The registry over HTTP, sign-in, files, and the pages as static files. */
export function makeServer(
  chibo: Chibo,
  { log = true, webDir = WEB, proxies = proxiesGiven() }: ServerOptions = {},
): Hono {
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
    // beforehand: a header that is set afterwards has the whole answer made anew
    http.header('Cache-Control', 'no-store');
    await next();
    // the path without its search: a name searched for has no business in a log
    logger.info({ method: http.req.method, path: http.req.path, status: http.res.status });
  });

  app.route('/healthz', healthRoutes(chibo));
  app.route(
    `${BASE}/session`,
    sessionRoutes(chibo, (http) => addressOf(http, proxies)),
  );
  app.route(`${BASE}/account`, accountRoutes(chibo));
  app.route(`${BASE}/files`, fileRoutes(chibo));
  app.route(`${BASE}/attention`, attentionRoutes(chibo, messages));
  app.route(`${BASE}/archives`, archiveRoutes(chibo));
  app.route(`${BASE}/summary-files`, summaryRoutes(chibo));
  app.route(`${BASE}/documents`, documentRoutes(chibo));
  app.route(`${BASE}/meetings`, calendarRoutes(chibo));
  app.route(`${BASE}/reports`, reportRoutes(chibo, messages));
  let description: ReturnType<typeof openapi> | undefined;
  app.get(`${BASE}/openapi.json`, (http) => {
    // made when somebody asks: as large as all that is described, and seldom wanted
    description ??= openapi(chibo.bus);
    return http.json(description);
  });
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
