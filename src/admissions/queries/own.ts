import { sql } from 'kysely';
import { linesOf } from '../../organization/queries/lines.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { NEVER } from '../reading.ts';

/** Whom I put forward, and what became of it: no more than that, whatever one acts as. */
export const ownNominations = query({
  name: 'nomination.mine',
  method: 'GET',
  path: '/my/nominations',
  capability: 'signed-in',
  summary: 'Whom I put forward, and how it stands',
  input: s.object(pageInput),
  output: pageOf(
    s.object({
      id: s.anyText(),
      name: s.anyText(),
      unitName: s.anyText(),
      body: s.anyText(),
      on: s.anyText(),
      /** null: the reader does not see the list where it stands */
      state: s.nullable(s.anyText()),
    }),
  ),
  run: async (ctx, input) => {
    type Row = { id: string; name: string | null; unit_name: string; body: string; on: string; state: string | null };
    const lines = await linesOf<Row>(
      ctx,
      sql`n.id, c.full_name as name, u.name as unit_name, n.body, n.decided_on as on, c.state`,
      sql`from nomination n join unit u on u.id = n.unit_id left join candidate c on c.division = n.division and c.id = n.candidate_id
        where n.by_account = ${ctx.actor.accountId}`,
      { value: sql`n.decided_on`, id: sql`n.id`, down: true },
      input,
    );
    return {
      ...lines,
      items: lines.items.map((row) => ({
        id: row.id,
        name: row.name ?? '',
        unitName: row.unit_name,
        body: row.body,
        on: row.on,
        state: row.state,
      })),
    };
  },
});

/** Whom I help, readable whatever one acts as. */
export const ownCharges = query({
  name: 'helper.mine',
  method: 'GET',
  path: '/my/candidates',
  capability: 'signed-in',
  summary: 'Candidates whom I help',
  input: s.object(pageInput),
  output: pageOf(
    s.object({
      id: s.anyText(),
      candidateId: s.anyText(),
      name: s.anyText(),
      unitName: s.anyText(),
      from: s.anyText(),
      lastRemark: s.nullable(s.anyText()),
    }),
  ),
  run: async (ctx, input) => {
    type Row = { id: string; candidate_id: string; name: string; unit_name: string; from: string; last: string | null };
    const self = ctx.actor.person?.id;
    if (self === undefined) return { items: [], total: 0, next: null };
    const inProbation = await chargesInProbation(ctx, self);
    const lines = await linesOf<Row>(
      ctx,
      sql`h.id, h.candidate_id, c.full_name as name, u.name as unit_name, h.valid_from as from,
        (select max(r.made_on) from candidate_remark r where r.division = h.division and r.candidate_id = h.candidate_id and r.helper_id = h.id) as last`,
      sql`from candidate_helper h join unit u on u.id = h.unit_id join candidate c on c.division = h.division and c.id = h.candidate_id
        where h.person_id = ${self} and h.valid_to = ${NEVER} and (c.state in ('proposed', 'listed') or (c.state = 'admitted' and c.person_id = any(${inProbation}::uuid[])))`,
      { value: sql`h.valid_from`, id: sql`h.id`, down: true },
      input,
    );
    return {
      ...lines,
      items: lines.items.map((row) => ({
        id: row.id,
        candidateId: row.candidate_id,
        name: row.name,
        unitName: row.unit_name,
        from: row.from,
        lastRemark: row.last,
      })),
    };
  },
});

/** Whom of those he helps was admitted and is in his probation still: the list is asked first, then the register, where the member's record may lie elsewhere. */
async function chargesInProbation(ctx: Context, helper: string): Promise<string[]> {
  const admitted = await ctx.tx
    .selectFrom('candidate_helper as h')
    .innerJoin('candidate as c', (on) => on.onRef('c.division', '=', 'h.division').onRef('c.id', '=', 'h.candidate_id'))
    .select('c.person_id')
    .where('h.person_id', '=', helper)
    .where('h.valid_to', '=', NEVER)
    .where('c.state', '=', 'admitted')
    .execute();
  const ids = admitted.flatMap((row) => row.person_id ?? []);
  if (ids.length === 0) return [];
  const lines = await ctx.tx
    .selectFrom('membership')
    .select('person_id')
    .where('person_id', 'in', ids)
    .where('seat', '=', 'own')
    .where('status', '=', 'probationary')
    .where('valid_to', '=', NEVER)
    .execute();
  return lines.flatMap((line) => line.person_id ?? []);
}
