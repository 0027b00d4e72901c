import { Hono } from 'hono';
import { LANGUAGES } from '../accounts/account.ts';
import type { Chibo } from '../chibo.ts';
import type { Actor } from '../platform/access.ts';
import { lastDayOf } from '../platform/clock.ts';
import { DOCUMENT_NUMBERS } from '../platform/document.ts';
import { isId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { documentLanguage } from '../rulebook/texts.ts';
import { attachment } from './attachment.ts';
import { actorOf } from './request.ts';

const RIGHT = 'document.read';
const asked = s.object({
  lang: s.optional(s.oneOf(LANGUAGES)),
  month: s.optional(s.month()),
  from: s.optional(s.date()),
  to: s.optional(s.date()),
  numbers: s.optional(s.oneOf(DOCUMENT_NUMBERS)),
});

/**
 * Documents of record as .docx: each module says what stands in them, `documents` writes them. `lang` is the reader's choice,
 * else the organization's language; `numbers` asks a report for the records where its numbers are closed. Needs document.read, and at the record's unit the right to read the record.
 */
export function documentRoutes(chibo: Chibo): Hono {
  const app = new Hono();
  const kinds = Object.assign({}, ...chibo.bus.modules.map((m) => m.documents ?? {})) as NonNullable<
    (typeof chibo.bus.modules)[number]['documents']
  >;
  app.get('/:kind/:file{.+\\.docx}', async (http) => {
    const actor = await actorOf(http, chibo);
    if (!downloads(actor)) throw new Refusal(403, [{ code: 'right.missing', values: { capability: RIGHT } }]);
    const kind = http.req.param('kind');
    const build = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    const id = http.req.param('file').replace(/\.docx$/, '');
    if (!build || !isId(id)) throw new Refusal(404, [{ code: 'not_found' }]);
    const { lang, month, from, to, numbers } = http.req.query();
    const parsed = s.parse(asked, { lang, month, from, to, numbers });
    if ('reasons' in parsed) throw new Refusal(422, parsed.reasons);
    const { lang: language = documentLanguage(chibo.rulebook) } = parsed.value;
    const period = periodOf(parsed.value);
    const made = await chibo.bus.read(actor, (ctx) =>
      build(ctx, id, { language, numbers: parsed.value.numbers, ...period }),
    );
    if (made.recordedBy) await chibo.bus.ask(made.recordedBy, {}, { actor });
    // the writer's library is large and asked for seldom
    const { renderDocx } = await import('../documents/docx.ts');
    const body = await renderDocx(made.model, chibo.rulebook);
    http.header('Content-Type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    http.header('Content-Language', language);
    http.header('Content-Disposition', attachment(made.fileName));
    return http.body(new Uint8Array(body));
  });
  return app;
}

/** A month is its first and last day. Refuses date.order. */
function periodOf({ month, from, to }: s.Infer<typeof asked>): { from?: string | undefined; to?: string | undefined } {
  if (month) return { from: `${month}-01`, to: lastDayOf(month) };
  if (from && to && to < from)
    throw new Refusal(422, [{ code: 'date.order', field: 'to', values: { earlier: from, later: to } }]);
  return { from, to };
}

/** What came from above is read where one stands, so the right to take documents away is asked of the grant as a whole. */
function downloads(actor: Actor): boolean {
  return actor.grant.reaches.some(({ capabilities }) => capabilities.includes(RIGHT) || capabilities.includes('*'));
}
