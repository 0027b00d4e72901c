import { Hono } from 'hono';
import type { Language } from '../accounts/account.ts';
import type { Chibo } from '../chibo.ts';
import type { AttentionItem } from '../platform/bus/command.ts';
import { today } from '../platform/clock.ts';
import { withDates } from '../platform/i18n/dates.ts';
import type { Messages } from '../platform/i18n/messages.ts';
import { cited } from './problem.ts';
import { actorOf, languageOf } from './request.ts';

const ORDER = { overdue: 0, due: 1, information: 2, done: 3 };

/** What waits for the reader under the grant he acts under: gathered from the modules, overdue first. */
export function attentionRoutes(chibo: Chibo, messages: Messages): Hono {
  const app = new Hono();
  app.get('/', async (http) => {
    const actor = await actorOf(http, chibo);
    const language = languageOf(http);
    const on = today(chibo.clock);
    const items = await chibo.bus.read(actor, async (ctx) => {
      const all = [];
      for (const module of chibo.bus.modules) if (module.attention) all.push(...(await module.attention(ctx)));
      return all;
    });
    items.sort((a, b) => ORDER[a.state] - ORDER[b.state] || (a.due ?? '9999').localeCompare(b.due ?? '9999'));
    return http.json({
      items: items.map((item) => ({
        what: messages.text(language, item.what, said(item, language)),
        why: item.why ? messages.text(language, item.why, said(item, language)) : '',
        ...(item.rule && { rule: cited(chibo.rulebook, item.rule, language, on) }),
        due: item.due ?? null,
        state: item.state,
        link: item.link,
        action: messages.text(language, item.action ?? 'platform.attention.open'),
      })),
    });
  });
  return app;
}

/** The parameters of a line in the reader's language, dates as he writes them. */
function said({ values = {} }: AttentionItem, language: Language): Record<string, string | number> {
  return withDates(
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, typeof value === 'object' ? value[language] : value]),
    ),
    language,
  );
}
