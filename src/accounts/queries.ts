import { subtreeOf } from '../platform/access.ts';
import { query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { subtree, unitOf } from '../organization/tree.ts';
import { accountLine } from './account.ts';

/** The accounts of this installation, for whoever manages them. */
export const accountList = query({
  name: 'account.list', method: 'GET', path: '/accounts', capability: 'account.manage', summary: 'Accounts',
  input: s.object({ search: s.optional(s.text(60)), ...pageInput }),
  output: pageOf(accountLine),
  run: async (ctx, input) => {
    const limit = input.limit ?? 50;
    const after = input.after ? readMark(input.after, 1) : null;
    const from = input.search?.toLowerCase();
    const base = ctx.tx.selectFrom('account').$if(from !== undefined, (q) => q.where('login', '>=', from ?? '').where('login', '<', `${from}\uffff`));
    const total = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base.selectAll().$if(after !== null, (q) => q.where('login', '>', after?.[0] ?? '')).orderBy('login').limit(limit + 1).execute();
    return page(rows, limit, total.n, (r) => mark([r.login]), (r) => ({
      id: r.id, login: r.login, name: r.name, personId: r.person_id, language: r.language, active: r.active, version: r.version,
    }));
  },
});

const ledgerLine = s.object({
  id: s.anyText(), at: s.anyText(), command: s.anyText(), who: s.anyText(), subjectKind: s.anyText(), subjectId: s.anyText(), reason: s.nullable(s.anyText()), sealed: s.flag(),
});

/** What was done at a unit and below, newest first; for inspection. Lines hold no personal values. */
export const ledgerList = query({
  name: 'ledger.list', method: 'GET', path: '/units/{id}/ledger', capability: 'ledger.read', summary: 'The ledger of a unit and all below',
  input: s.object({ id: s.id(), ...pageInput }),
  output: pageOf(ledgerLine),
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const range = subtreeOf(unit.path);
    const { divisions } = await subtree(ctx.tx, unit);
    const after = input.after ? readMark(input.after, 2) : null;
    const base = ctx.tx.selectFrom('ledger').where('ledger.division', 'in', [...divisions, '00']).where('scope', '>=', range.lo).where('scope', '<', range.hi);
    const total = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base.leftJoin('account', 'account.id', 'ledger.account_id').select(['ledger.id', 'at', 'command', 'account.name as who', 'subject_kind', 'subject_id', 'reason', 'seal_no'])
      .$if(after !== null, (q) => q.where((eb) => eb(eb.refTuple('at', 'ledger.id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? ''))))
      .orderBy('at', 'desc').orderBy('ledger.id', 'desc').limit(limit + 1).execute();
    return page(rows, limit, total.n, (r) => mark([r.at.toISOString(), r.id]), (r) => ({
      id: r.id, at: r.at.toISOString(), command: r.command, who: r.who ?? '', subjectKind: r.subject_kind, subjectId: r.subject_id, reason: r.reason, sealed: r.seal_no !== null,
    }));
  },
});
