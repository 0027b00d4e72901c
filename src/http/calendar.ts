import { Hono } from 'hono';
import type { Chibo } from '../chibo.ts';
import { meetingCalendar } from '../meetings/calendar.ts';
import { isId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { attachment } from './attachment.ts';
import { actorOf } from './request.ts';

/** A meeting as a calendar entry (RFC 5545): fetched by a phone or a desk calendar, so it is a file and not JSON. */
export function calendarRoutes(chibo: Chibo): Hono {
  const app = new Hono();
  app.get('/:id/calendar', async (http) => {
    const actor = await actorOf(http, chibo);
    const id = http.req.param('id');
    if (!isId(id)) throw new Refusal(404, [{ code: 'not_found' }]);
    const host = http.req.header('Host');
    const origin = host === undefined ? null : new URL(http.req.url).origin;
    const made = await chibo.bus.read(actor, (ctx) => meetingCalendar(ctx, id, origin));
    http.header('Content-Type', 'text/calendar; charset=utf-8');
    http.header('Content-Disposition', attachment(made.fileName));
    return http.body(made.body);
  });
  return app;
}
