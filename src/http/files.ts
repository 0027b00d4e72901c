import { Hono } from 'hono';
import type { Chibo } from '../chibo.ts';
import { unitRef } from '../organization/tree.ts';
import { download, MAX_FILE, upload } from '../platform/files/files.ts';
import { isId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { attachment } from './attachment.ts';
import { actorOf } from './request.ts';

/** Uploads (pending until a command attaches them) and downloads of what the reader may read. */
export function fileRoutes(chibo: Chibo): Hono {
  const app = new Hono();
  const capabilityOf = Object.assign({}, ...chibo.bus.modules.map((m) => m.files ?? {})) as Record<string, string>;

  app.post('/', async (http) => {
    const actor = await actorOf(http, chibo);
    if (Number(http.req.header('Content-Length') ?? 0) > MAX_FILE + 100_000)
      throw new Refusal(413, [{ code: 'file.too_large', field: 'file', values: { max: MAX_FILE / 1024 / 1024 } }]);
    const form = await http.req.formData().catch(() => null);
    const file = form?.get('file');
    if (!(file instanceof File)) throw new Refusal(422, [{ code: 'file.missing', field: 'file' }]);
    const unitId = form?.get('unit');
    const unit =
      typeof unitId === 'string' && unitId !== ''
        ? await chibo.bus.read(actor, (ctx) => seen(ctx.tx, unitId, ctx.demand))
        : actor.grant.unit;
    const body = Buffer.from(await file.arrayBuffer());
    return http.json(await upload(chibo.app.db, chibo.keys, actor, unit, { name: file.name, body }, chibo.clock.now()));
  });

  app.get('/:id', async (http) => {
    const actor = await actorOf(http, chibo);
    const id = http.req.param('id');
    if (!isId(id)) throw new Refusal(404, [{ code: 'not_found' }]);
    const file = await chibo.bus.read(actor, (ctx) => download(ctx, chibo.keys, capabilityOf, id));
    http.header('Content-Type', file.mediaType);
    http.header('X-Content-Type-Options', 'nosniff');
    http.header('Content-Disposition', attachment(file.name));
    return http.body(new Uint8Array(file.body));
  });
  return app;
}

async function seen(
  tx: Parameters<typeof unitRef>[0],
  id: string,
  demand: (capability: string, unit: Awaited<ReturnType<typeof unitRef>>) => void,
) {
  if (!isId(id)) throw new Refusal(404, [{ code: 'not_found' }]);
  const unit = await unitRef(tx, id);
  demand('unit.read', unit);
  return unit;
}
