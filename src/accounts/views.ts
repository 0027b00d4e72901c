/** Saved views: a reader keeps the address of a list with its filters under a name. They are his own and nobody else's. */
import { command, query } from '../platform/bus/command.ts';
import { newId } from '../platform/ids.ts';
import { found, must } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { keptQuery, MOST_VIEWS, reasonsNotToKeep } from './viewRules.ts';
import { forgetView, putView } from './viewStore.ts';

const view = s.object({ id: s.anyText(), name: s.anyText(), path: s.anyText(), query: s.anyText() });

/** One's own views: all, or those of one list. */
export const listViews = query({
  name: 'view.list',
  method: 'GET',
  path: '/views',
  capability: 'signed-in',
  summary: 'The views I keep of lists',
  input: s.object({ path: s.optional(s.text(300)) }),
  output: s.object({ items: s.list(view, MOST_VIEWS) }),
  run: async (ctx, input) => ({
    items: await ctx.tx
      .selectFrom('saved_view')
      .select(['id', 'name', 'path', 'query'])
      .where('account_id', '=', ctx.actor.accountId)
      .$if(input.path !== undefined, (q) => q.where('path', '=', input.path ?? ''))
      .orderBy('path')
      .orderBy('name')
      .limit(MOST_VIEWS)
      .execute(),
  }),
});

/**
 * Keeps a view; under a name that this list already has, the filters are replaced. Where the page stood in the list is not kept.
 * Refuses view.address, view.nothing, view.too_many.
 */
export const keepView = command({
  name: 'view.keep',
  method: 'POST',
  path: '/views',
  capability: 'unit.read',
  summary: 'Keep a list with its filters under a name',
  input: s.object({ name: s.text(80), path: s.text(300), query: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx) => ({ units: [], demandAt: [ctx.actor.grant.unit] }),
  run: async (ctx, { name, path, query: asked }) => {
    const { accountId } = ctx.actor;
    const kept = await ctx.tx
      .selectFrom('saved_view')
      .select(['id', 'path', 'name'])
      .where('account_id', '=', accountId)
      .execute();
    const query = keptQuery(asked);
    const same = kept.find((each) => each.path === path && each.name === name);
    must(reasonsNotToKeep({ path, query }, same ? kept.length - 1 : kept.length));
    const id = same?.id ?? newId();
    await putView(ctx.tx, { id, account_id: accountId, name, path, query, kept_at: ctx.clock.now() });
    // what is searched for stays out of the ledger: it may be somebody's name
    await ctx.record({ unit: ctx.actor.grant.unit, subjectKind: 'saved_view', subjectId: id, body: {} });
    return { id };
  },
});

/** Forgets one of one's own views; somebody else's does not exist. */
export const dropView = command({
  name: 'view.drop',
  method: 'DELETE',
  path: '/views/{id}',
  capability: 'unit.read',
  summary: 'Forget a view I keep',
  input: s.object({ id: s.id() }),
  result: s.object({ id: s.id() }),
  where: async (ctx) => ({ units: [], demandAt: [ctx.actor.grant.unit] }),
  run: async (ctx, { id }) => {
    found(await forgetView(ctx.tx, id, ctx.actor.accountId));
    await ctx.record({ unit: ctx.actor.grant.unit, subjectKind: 'saved_view', subjectId: id, body: {} });
    return { id };
  },
});
