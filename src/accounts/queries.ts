import { sql } from 'kysely';
import { subtree, unitOf } from '../organization/tree.ts';
import { subtreeOf } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { addTo, momentAt } from '../platform/clock.ts';
import { listPage } from '../platform/db/keyset.ts';
import { pageInput, pageOf } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { accountLine } from './account.ts';
import { OPERATOR_ID } from './grants.ts';
import { inCharge } from './reach.ts';

/** The accounts in one's charge, for whoever manages them. */
export const accountList = query({
  name: 'account.list',
  method: 'GET',
  path: '/accounts',
  capability: 'account.manage',
  summary: 'Accounts',
  input: s.object({ search: s.optional(s.text(60)), active: s.optional(s.flag()), ...pageInput }),
  output: pageOf(accountLine),
  run: async (ctx, input) => {
    const base = ctx.tx
      .selectFrom('account')
      .selectAll()
      .where('id', '<>', OPERATOR_ID)
      .where(await inCharge(ctx, input.search === undefined ? undefined : named('a', input.search)))
      .$if(input.active !== undefined, (q) => q.where('active', '=', input.active ?? true));
    const found = await listPage(ctx, base, input, [['login', 'asc']], (row) => row);
    const posts = await postsOf(ctx, found.items);
    return {
      ...found,
      items: found.items.map((r) => ({
        id: r.id,
        login: r.login,
        name: r.name,
        personId: r.person_id,
        language: r.language,
        active: r.active,
        version: r.version,
        posts: posts
          .filter((p) => p.account_id === r.id || (r.person_id !== null && p.person_id === r.person_id))
          .map((p) => ({ post: p.post, unitId: p.unit_id, unit: p.unit })),
      })),
    };
  },
});

/** Accounts for whoever gives a staff post to one: name and login only. */
export const accountFind = query({
  name: 'account.find',
  method: 'GET',
  path: '/accounts/found',
  capability: 'post.assign',
  summary: 'Accounts found by name, to give one a post',
  input: s.object({ search: s.text(60) }),
  output: s.object({ items: s.list(s.object({ id: s.anyText(), login: s.anyText(), name: s.anyText() }), 20) }),
  run: async (ctx, input) => ({
    items: await ctx.tx
      .selectFrom('account')
      .select(['id', 'login', 'name'])
      .where('active', '=', true)
      .where('id', '<>', OPERATOR_ID)
      .where(await inCharge(ctx, named('a', input.search)))
      .orderBy('login')
      .limit(20)
      .execute(),
  }),
});

/** By the beginning of the login or by any part of the name, as written. */
function named(alias: string, search: string) {
  const text = search.toLowerCase();
  const [login, name] = [sql.ref(`${alias}.login`), sql.ref(`${alias}.name`)];
  return sql<boolean>`((${login} >= ${text} and ${login} < ${`${text}\uffff`}) or strpos(lower(${name}), ${text}) > 0)`;
}

async function postsOf(ctx: Context, accounts: { id: string; person_id: string | null }[]) {
  if (accounts.length === 0) return [];
  const persons = accounts.flatMap((a) => (a.person_id ? [a.person_id] : []));
  return await ctx.tx
    .selectFrom('post')
    .innerJoin('unit', 'unit.id', 'post.unit_id')
    .select(['post.post', 'post.account_id', 'post.person_id', 'unit.id as unit_id', 'unit.name as unit'])
    .where((eb) =>
      eb.or([
        eb(
          'post.account_id',
          'in',
          accounts.map((a) => a.id),
        ),
        ...(persons.length > 0 ? [eb('post.person_id', 'in', persons)] : []),
      ]),
    )
    .where('post.valid_from', '<=', ctx.today)
    .where('post.valid_to', '>', ctx.today)
    .orderBy('unit.path')
    .orderBy('post.post')
    .execute();
}

const ledgerLine = s.object({
  /** `who` is empty for the operator at the command line, who is nobody's account */
  id: s.anyText(),
  at: s.anyText(),
  command: s.anyText(),
  who: s.anyText(),
  subjectKind: s.anyText(),
  subjectId: s.anyText(),
  reason: s.nullable(s.anyText()),
  sealed: s.flag(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
});

/** What was done at a unit and below, newest first; for inspection. Lines hold no personal values. */
export const ledgerList = query({
  name: 'ledger.list',
  method: 'GET',
  path: '/units/{id}/ledger',
  capability: 'ledger.read',
  summary: 'The ledger of a unit and all below',
  input: s.object({
    id: s.id(),
    who: s.optional(s.text(60)),
    month: s.optional(s.month()),
    subject: s.optional(s.code()),
    ...pageInput,
  }),
  output: pageOf(ledgerLine),
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, input, unit) => {
    const range = subtreeOf(unit.path);
    const { divisions } = await subtree(ctx.tx, unit);
    const month = input.month ? monthOf(input.month, ctx.clock.timeZone) : null;
    const base = ctx.tx
      .selectFrom('ledger')
      .$if(input.who !== undefined, (q) =>
        q.where('account_id', 'in', (eb) =>
          eb
            .selectFrom('account')
            .select('account.id')
            .where(named('account', input.who ?? '')),
        ),
      )
      .$if(input.subject !== undefined, (q) => q.where('subject_kind', '=', input.subject ?? ''))
      .$if(month !== null, (q) =>
        q.where('at', '>=', month?.from ?? new Date(0)).where('at', '<', month?.to ?? new Date(0)),
      )
      .where('ledger.division', 'in', [...divisions, '00'])
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi);
    const lines = base
      .leftJoin('account', 'account.id', 'ledger.account_id')
      .leftJoin('unit', 'unit.id', 'ledger.unit_id')
      .select([
        'ledger.id',
        'at',
        'command',
        'account.name as who',
        'subject_kind',
        'subject_id',
        'reason',
        'seal_no',
        'unit_id',
        'account_id',
        'unit.name as unit',
      ]);
    return await listPage(
      ctx,
      lines,
      input,
      [
        ['at', 'desc'],
        ['id', 'desc'],
      ],
      (r) => ({
        id: r.id,
        at: r.at.toISOString(),
        command: r.command,
        who: r.account_id === OPERATOR_ID ? '' : (r.who ?? ''),
        subjectKind: r.subject_kind,
        subjectId: r.subject_id,
        reason: r.reason,
        sealed: r.seal_no !== null,
        unit: { id: r.unit_id, name: r.unit ?? '' },
      }),
    );
  },
});

/** The moments between which a month lies, in the organization's zone. */
function monthOf(month: string, zone: string): { from: Date; to: Date } {
  const first = `${month}-01`;
  return {
    from: new Date(momentAt(first, '00:00', zone)),
    to: new Date(momentAt(addTo(first, { months: 1 }), '00:00', zone)),
  };
}
