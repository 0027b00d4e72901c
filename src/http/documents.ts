import { Hono } from 'hono';
import type { Chibo } from '../chibo.ts';
import { isId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { attachment } from './attachment.ts';
import { actorOf } from './request.ts';

/** Documents of record as .docx: each module says what stands in them, `documents` writes them. */
export function documentRoutes(chibo: Chibo): Hono {
  const app = new Hono();
  const kinds = Object.assign({}, ...chibo.bus.modules.map((m) => m.documents ?? {})) as NonNullable<
    (typeof chibo.bus.modules)[number]['documents']
  >;
  app.get('/:kind/:file{.+\\.docx}', async (http) => {
    const actor = await actorOf(http, chibo);
    const kind = http.req.param('kind');
    const build = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    const id = http.req.param('file').replace(/\.docx$/, '');
    if (!build || !isId(id)) throw new Refusal(404, [{ code: 'not_found' }]);
    const made = await chibo.bus.read(actor, async (ctx) => {
      const document = await build(ctx, id);
      ctx.demand('document.read', document.unit);
      return document;
    });
    // the writer's library is large and asked for seldom
    const { renderDocx } = await import('../documents/docx.ts');
    const body = await renderDocx(made.model, chibo.rulebook);
    http.header('Content-Type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    http.header('Content-Disposition', attachment(made.fileName));
    return http.body(new Uint8Array(body));
  });
  return app;
}
