import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Chibo } from '../chibo.ts';
import { FORMS, streamSummary } from '../exchange/summary/write.ts';
import { today } from '../platform/clock.ts';
import { isId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { documentLanguage } from '../rulebook/texts.ts';
import { attachment } from './attachment.ts';
import { actorOf } from './request.ts';

const TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Each holds a connection and a snapshot for as long as its reader takes: the others must still get theirs. */
const AT_ONCE = 3;

/** The summary of a unit's members as a file (docs/handbook-exchange.md). Needs member.export at the unit. Refuses summary.busy, summary.workbook_too_large. */
export function summaryRoutes(chibo: Chibo): Hono {
  const app = new Hono();
  let running = 0;
  app.get('/:file', async (http) => {
    const actor = await actorOf(http, chibo);
    const [unit = '', ending] = http.req.param('file').split('.');
    const form = FORMS.find((each) => each === ending);
    if (!isId(unit) || !form) throw new Refusal(404, [{ code: 'not_found' }]);
    if (running >= AT_ONCE) throw new Refusal(503, [{ code: 'summary.busy', values: { max: AT_ONCE } }]);
    running++;
    try {
      const asked = { unit, form, language: documentLanguage(chibo.rulebook) };
      const { unitName, body } = await streamSummary(chibo, actor, asked);
      body.once('close', () => running--);
      http.header('Content-Type', TYPES[form]);
      http.header('X-Content-Type-Options', 'nosniff');
      http.header('Content-Disposition', attachment(`chibo ${unitName} ${today(chibo.clock)}.${form}`));
      return http.body(Readable.toWeb(body) as ReadableStream);
    } catch (error) {
      running--;
      throw error;
    }
  });
  return app;
}
