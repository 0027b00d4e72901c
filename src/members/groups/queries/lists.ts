import { sql } from 'kysely';
import { subtree, unitOf } from '../../../organization/tree.ts';
import { type Context, query } from '../../../platform/bus/command.ts';
import { listPage } from '../../../platform/db/keyset.ts';
import { fold } from '../../../platform/i18n/names.ts';
import { pageInput } from '../../../platform/paging.ts';
import * as s from '../../../platform/schema.ts';
import type { GroupOfficer } from '../group.ts';
import { groupedCells, groupPage } from '../group.ts';
import { inOrder } from '../reading.ts';
import { groupTerms } from '../terms.ts';

const SORTS = ['name', '-name', 'size', '-size', 'founded', '-founded'] as const;
const BY = { name: 'sort_key', size: 'size', founded: 'founded_on' } as const;

/** Groups of the cells of a unit as they were on a day: who leads them, how many are in them. `closed`: those that are no more. */
export const listGroups = query({
  name: 'party_group.list',
  method: 'GET',
  path: '/units/{unit}/party-groups',
  capability: 'member.read',
  summary: 'Groups inside the cells of a unit',
  input: s.object({
    unit: s.id(),
    on: s.optional(s.date()),
    state: s.optional(s.oneOf(['open', 'closed'])),
    /** groups that somebody must lead and nobody does */
    headless: s.optional(s.oneOf(['yes'])),
    search: s.optional(s.text(80)),
    sort: s.optional(s.oneOf(SORTS)),
    ...pageInput,
  }),
  output: groupPage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const on = input.on ?? ctx.today;
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const terms = groupTerms(ctx.services.rulebook);
    const required = (terms?.offices ?? []).filter((office) => office.required).map((office) => office.id);
    const size = sql<number>`(select count(*)::int from party_group_line l where l.division = g.division and l.group_id = g.id
      and l.valid_from <= ${on} and l.valid_to > ${on})`;
    const filled = sql<number>`(select count(*)::int from party_group_office o where o.division = g.division and o.group_id = g.id
      and o.valid_from <= ${on} and o.valid_to > ${on} and o.office = any(${required}::text[]))`;
    const name = sql<string>`coalesce((select n.name from party_group_name n where n.division = g.division and n.group_id = g.id
      and n.valid_from <= ${on} and n.valid_to > ${on}), g.name)`;
    const base = ctx.tx
      .selectFrom('party_group as g')
      .innerJoin('unit as u', 'u.id', 'g.unit_id')
      .select([
        'g.id',
        'g.division',
        'g.sort_key',
        'g.unit_id',
        'u.name as unit_name',
        'g.founded_on',
        'g.closed_on',
        name.as('name'),
        size.as('size'),
      ])
      .where('g.scope', '>=', lo)
      .where('g.scope', '<', hi)
      .where('g.division', 'in', divisions)
      .where('g.founded_on', '<=', on)
      .$if(input.state !== 'closed', (q) =>
        q.where((eb) => eb.or([eb('g.closed_on', 'is', null), eb('g.closed_on', '>', on)])),
      )
      .$if(input.state === 'closed', (q) => q.where('g.closed_on', '<=', on))
      .$if(input.headless === 'yes', (q) => q.where(filled, '<', required.length))
      .$if(input.search !== undefined, (q) =>
        q.where(sql<boolean>`strpos(g.name_key, ${fold(input.search ?? '')}) > 0`),
      );
    const way = input.sort?.startsWith('-') ? 'desc' : 'asc';
    const by = BY[(input.sort ?? 'name').replace('-', '') as keyof typeof BY];
    const page = await listPage(
      ctx,
      base,
      input,
      [
        [by, way],
        ['id', way],
      ],
      (row) => row,
    );
    const officers = await officersIn(
      ctx,
      page.items.map((row) => row.division),
      page.items.map((row) => row.id),
      on,
    );
    return {
      ...page,
      items: page.items.map((row) => ({
        id: row.id,
        name: row.name,
        unitId: row.unit_id,
        unitName: row.unit_name,
        foundedOn: row.founded_on,
        closedOn: row.closed_on,
        size: row.size,
        officers: inOrder(officers.get(row.id) ?? [], terms?.offices ?? []),
      })),
    };
  },
});

/** Who held the offices of these groups on a day, by group. */
async function officersIn(
  ctx: Context,
  divisions: string[],
  groups: string[],
  on: string,
): Promise<Map<string, GroupOfficer[]>> {
  if (groups.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('party_group_office')
    .select(['group_id', 'office', 'person_id', 'person_name'])
    .where('division', 'in', [...new Set(divisions)])
    .where('group_id', 'in', groups)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .execute();
  const found = new Map<string, GroupOfficer[]>();
  for (const row of rows)
    found.set(row.group_id, [
      ...(found.get(row.group_id) ?? []),
      { office: row.office, personId: row.person_id, name: row.person_name },
    ]);
  return found;
}

/** Which cells of a unit are divided into groups, into how many, and how many people are in one. Cells that may have none are not in it. */
export const listGroupedCells = query({
  name: 'party_group.cells',
  method: 'GET',
  path: '/units/{unit}/party-group-cells',
  capability: 'counts.read',
  summary: 'Cells of a unit and their groups, counted',
  input: s.object({
    unit: s.id(),
    groups: s.optional(s.oneOf(['yes', 'no'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name', 'people', '-people', 'groups', '-groups'])),
    ...pageInput,
  }),
  output: groupedCells,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const kinds = [...(groupTerms(ctx.services.rulebook)?.at ?? []), ''];
    const cells = ctx.tx
      .selectFrom('unit as u')
      .leftJoin('party_group_stat_seen as p', (join) =>
        join
          .onRef('p.division', '=', 'u.division')
          .onRef('p.unit_id', '=', 'u.id')
          .on('p.scope', '>=', lo)
          .on('p.scope', '<', hi),
      )
      .where('u.path', '>=', lo)
      .where('u.path', '<', hi)
      .where('u.division', 'in', divisions)
      .where('u.kind', 'in', kinds)
      .where('u.closed_on', 'is', null);
    const groups = sql<number>`coalesce(p.groups, 0)`;
    const lines = cells
      .leftJoin('member_stat_seen as m', (join) =>
        join
          .onRef('m.division', '=', 'u.division')
          .onRef('m.unit_id', '=', 'u.id')
          .on('m.scope', '>=', lo)
          .on('m.scope', '<', hi),
      )
      .select([
        'u.id',
        'u.name',
        'u.sort_key as name_key',
        sql<string | null>`(select a.name from unit a where a.id = u.parent_id)`.as('parent'),
        sql<number>`coalesce(m.members + m.guests, 0)`.as('people'),
        groups.as('groups'),
        sql<number>`coalesce(p.grouped, 0)`.as('grouped'),
        sql<number>`coalesce(p.headless, 0)`.as('headless'),
      ])
      .$if(input.groups === 'yes', (q) => q.where(groups, '>', 0))
      .$if(input.groups === 'no', (q) => q.where(groups, '=', 0))
      .$if(input.search !== undefined, (q) =>
        q.where(sql<boolean>`strpos(u.search_key, ${fold(input.search ?? '')}) > 0`),
      );
    const sort = input.sort ?? '-groups';
    const way = sort.startsWith('-') ? 'desc' : 'asc';
    const by = { name: 'name_key', people: 'people', groups: 'groups' } as const;
    const page = await listPage(
      ctx,
      lines,
      input,
      // of as many groups or people, by name
      [
        [by[sort.replace('-', '') as keyof typeof by], way],
        ['name_key', sort === '-name' ? 'desc' : 'asc'],
        ['id', 'asc'],
      ],
      (row) => ({
        unitId: row.id,
        name: row.name,
        parent: row.parent,
        people: row.people,
        groups: row.groups,
        grouped: row.grouped,
        headless: row.headless,
      }),
    );
    const figures = await cells
      .select([
        sql<number>`count(*)::int`.as('cells'),
        sql<number>`count(*) filter (where p.groups > 0)::int`.as('withGroups'),
        sql<number>`coalesce(sum(p.groups), 0)::int`.as('groups'),
        sql<number>`coalesce(sum(p.grouped), 0)::int`.as('grouped'),
        sql<number>`coalesce(sum(p.headless), 0)::int`.as('headless'),
      ])
      .executeTakeFirstOrThrow();
    return { ...page, figures };
  },
});
