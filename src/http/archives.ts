import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Chibo } from '../chibo.ts';
import { streamArchive } from '../exchange/archive/write.ts';
import { today } from '../platform/clock.ts';
import { isId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { attachment } from './attachment.ts';
import { actorOf } from './request.ts';

/** Each holds a connection and a snapshot for as long as its reader takes: the others must still get theirs. */
const AT_ONCE = 2;

/** Everything a unit owns as one .zip (docs/export-format.md). Needs member.export at the unit. Refuses archive.busy. */
export function archiveRoutes(chibo: Chibo): Hono {
  const app = new Hono();
  let running = 0;
  app.get('/:file{.+\\.zip}', async (http) => {
    const actor = await actorOf(http, chibo);
    const id = http.req.param('file').replace(/\.zip$/, '');
    if (!isId(id)) throw new Refusal(404, [{ code: 'not_found' }]);
    if (running >= AT_ONCE) throw new Refusal(503, [{ code: 'archive.busy', values: { max: AT_ONCE } }]);
    running++;
    try {
      const { unitName, body } = await streamArchive(chibo, actor, id);
      body.once('close', () => running--);
      http.header('Content-Type', 'application/zip');
      http.header('X-Content-Type-Options', 'nosniff');
      http.header('Content-Disposition', attachment(`chibo ${unitName} ${today(chibo.clock)}.zip`));
      return http.body(Readable.toWeb(body) as ReadableStream);
    } catch (error) {
      running--;
      throw error;
    }
  });
  return app;
}
