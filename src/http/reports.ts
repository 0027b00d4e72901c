import { Hono } from 'hono';
import { LANGUAGES } from '../accounts/account.ts';
import type { Chibo } from '../chibo.ts';
import { unitRef } from '../organization/tree.ts';
import type { Messages } from '../platform/i18n/messages.ts';
import { isId } from '../platform/ids.ts';
import { notFound, Refusal } from '../platform/refusal.ts';
import { LARGEST_REPORT, textOfFile } from '../reportCheck/reading.ts';
import type { CheckedReport } from '../reportCheck/reportCheck.ts';
import { attachment } from './attachment.ts';
import { actorOf, languageOf } from './request.ts';

const RIGHT = 'counts.read';
const MAX_BODY = 2 * 1024 * 1024;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A report sent as a file becomes text, a report's findings become a file. Neither is kept. Both need counts.read at the unit. */
export function reportRoutes(chibo: Chibo, messages: Messages): Hono {
  const app = new Hono();

  app.post('/text', async (http) => {
    const actor = await actorOf(http, chibo);
    if (Number(http.req.header('Content-Length') ?? 0) > LARGEST_REPORT + 100_000)
      throw new Refusal(413, [
        { code: 'report.too_large', field: 'file', values: { max: LARGEST_REPORT / 1024 / 1024 } },
      ]);
    const form = await http.req.formData().catch(() => null);
    const unit = form?.get('unit');
    if (typeof unit !== 'string' || !isId(unit)) notFound();
    await chibo.bus.read(actor, async (ctx) => ctx.demand(RIGHT, await unitRef(ctx.tx, unit)));
    const file = form?.get('file');
    if (!(file instanceof File)) throw new Refusal(422, [{ code: 'file.missing', field: 'file' }]);
    return http.json({ name: file.name, text: await textOfFile(Buffer.from(await file.arrayBuffer())) });
  });

  app.post('/:unit/findings', async (http) => {
    const actor = await actorOf(http, chibo);
    if (Number(http.req.header('Content-Length') ?? 0) > MAX_BODY) throw new Refusal(413, [{ code: 'body.too_large' }]);
    const form = await http.req.formData().catch(() => null);
    const on = form?.get('on');
    const asked = {
      id: http.req.param('unit'),
      text: form?.get('text'),
      ...(typeof on === 'string' && on !== '' && { on }),
    };
    const report = (await chibo.bus.ask('report.check', asked, { actor })) as CheckedReport;
    // the writer's library is large and asked for seldom
    const { findingsWorkbook } = await import('../reportCheck/workbook.ts');
    const language = LANGUAGES.find((each) => each === form?.get('language')) ?? languageOf(http);
    http.header('Content-Type', WORKBOOK);
    http.header('Content-Disposition', attachment(`${messages.text(language, 'reportCheck.file')}.xlsx`));
    return http.body(new Uint8Array(await findingsWorkbook(report, messages, language)));
  });
  return app;
}
