/** What is odd under a unit today, told without being asked. */
import { sql } from 'kysely';
import { countDuals } from '../organization/duals.ts';
import { organizationNames } from '../organization/names.ts';
import { subtree, unitOf } from '../organization/tree.ts';
import { MAY_LAG, query } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { committeeFrom } from './committees.ts';
import { measured } from './measured.ts';

const warning = s.object({ key: s.anyText(), n: s.anyNumber(), link: s.anyText(), rule: s.nullable(s.anyText()) });

/** What is odd under a unit today: committees of cells with too few official members (M06), dual posts whose terms end apart (M08). Only what is there. */
export const unitWarnings = query({
  name: 'unit.warnings',
  method: 'GET',
  path: '/units/{id}/warnings',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Reported facts that do not fit a rule',
  input: s.object({ id: s.id() }),
  output: s.object({ items: s.list(warning, 20) }),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { id }, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const names = organizationNames(ctx.services.rulebook);
    const { least, rule } = committeeFrom(ctx);
    const when = {
      unitId: id,
      range: tree,
      on: ctx.today,
      month: ctx.today.slice(0, 7),
      past: false,
      committeeFrom: least,
    };
    const small = measured('committee_small', names, tree, when);
    const {
      rows: [row],
    } = await sql<{ n: number }>`
      select count(*)::int as n from unit_period p join unit u on u.id = p.unit_id ${small.joined}
        where p.path >= ${tree.lo} and p.path < ${tree.hi} and p.valid_from <= ${ctx.today} and p.valid_to > ${ctx.today}
          and ${small.holds}`.execute(ctx.tx);
    const pair = ctx.services.rulebook.dualPosts[0];
    const items = [
      { key: 'committee_small', n: row?.n ?? 0, link: `/units/${id}/units?measure=committee_small`, rule },
      {
        key: 'dual_terms',
        n: await countDuals(ctx, tree, true),
        link: `/units/${id}/dual-posts?apart=true&sort=ends`,
        rule: pair?.rule ?? null,
      },
    ];
    return { items: items.filter(({ n }) => n > 0) };
  },
});
