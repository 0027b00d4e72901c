import { sql } from 'kysely';
import { inTree } from '../../organization/queries/lines.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { unitsByWords } from '../../procedures/queries/units.ts';
import { bookOf, residenceBook } from '../book.ts';
import { contactOf, contactRow, type ShownContact } from '../reading.ts';
import { CONTACT_STATES, contactRecord, SIDES } from '../residence.ts';

const SORTS = ['name', '-name', 'from', '-from', 'unit', '-unit'] as const;
const COLUMNS = { name: 'sort_key', from: 'valid_from', unit: 'unit_sort' } as const;

type Listed = ShownContact & { unit_sort: string };

/** Ties by the line itself. */
function sortedBy<R>(sort: string): Order<R> {
  const way = sort.startsWith('-') ? 'desc' : 'asc';
  const column = COLUMNS[sort.replace('-', '') as keyof typeof COLUMNS];
  return [
    [column as keyof R & string, way],
    ['id' as keyof R & string, way],
  ];
}

/** Who is introduced where: the members of a unit and below (`home`), or those who live at its cells (`residence`). Those that go on, unless `ended` is asked for. */
export const listContacts = query({
  name: 'contact.list',
  method: 'GET',
  path: '/units/{unit}/residence/contacts',
  capability: 'residence.read',
  summary: 'Who is introduced to the cell where he lives, or who is introduced here',
  input: s.object({
    unit: s.id(),
    side: s.oneOf(SIDES),
    category: s.optional(s.code()),
    state: s.optional(s.oneOf(CONTACT_STATES)),
    ended: s.optional(s.oneOf(['yes'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(SORTS)),
    ...pageInput,
  }),
  output: pageOf(contactRecord),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('residence_contact as c')
      .innerJoin('unit as u', 'u.id', 'c.unit_id')
      .leftJoin('unit as o', 'o.id', 'c.other_unit_id')
      .selectAll('c')
      .select(['u.name as unit_name', 'u.sort_key as unit_sort', 'o.name as other_name'])
      .where('c.moved_to', 'is', null)
      .where('c.valid_to', input.ended ? '!=' : '=', 'infinity');
    base =
      input.side === 'home'
        ? base.where('c.division', 'in', divisions).where('c.scope', '>=', lo).where('c.scope', '<', hi)
        : base.where('c.other_scope', '>=', lo).where('c.other_scope', '<', hi);
    if (input.category) base = base.where('c.category', '=', input.category);
    if (input.state) base = base.where('c.state', '=', input.state);
    if (input.search) base = base.where(holdsWords('c.person_name', input.search));
    return await listPage<Listed, ReturnType<typeof contactOf>>(
      ctx,
      base,
      input,
      sortedBy<Listed>(input.sort ?? 'name'),
      (row) => contactOf(ctx, row),
    );
  },
});

/** One contact, from either side; 404 where it is not seen. */
export const getContact = query({
  name: 'contact.get',
  method: 'GET',
  path: '/residence-contacts/{id}',
  capability: 'signed-in',
  summary: 'The contact of somebody with the cell where he lives',
  input: s.object({ id: s.id() }),
  output: contactRecord,
  run: async (ctx, input) => {
    const row = await contactRow(ctx, input.id);
    const names = await ctx.tx
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('id', 'in', [row.unit_id, ...(row.other_unit_id === null ? [] : [row.other_unit_id])])
      .execute();
    const nameOf = (id: string | null) => names.find((each) => each.id === id)?.name ?? null;
    const shown = { ...row, unit_name: nameOf(row.unit_id) ?? '', other_name: nameOf(row.other_unit_id) };
    return found(mayRead(ctx, shown) ? contactOf(ctx, shown) : undefined);
  },
});

function mayRead(ctx: Context, row: ShownContact): boolean {
  const at = (id: string, division: string, path: string): UnitRef => ({ id, division, path });
  return (
    ctx.actor.person?.id === row.person_id ||
    ctx.may('residence.read', at(row.unit_id, row.division, row.scope)) ||
    (row.other_scope !== null &&
      ctx.may('residence.read', at(row.other_unit_id ?? '', row.other_division ?? '', row.other_scope)))
  );
}

type Missing = { id: string; name: string; sort_key: string; unit_id: string; unit_name: string; unit_sort: string };

const missingLine = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
});

/** Members of whom nothing is recorded yet: neither introduced nor noted as not introduced, in cells whose members are to be introduced (RES-01). */
export const listMissing = query({
  name: 'contact.missing',
  method: 'GET',
  path: '/units/{unit}/residence/missing',
  capability: 'residence.read',
  summary: 'Members who are to be introduced and are not recorded yet, of a unit and below',
  input: s.object({
    unit: s.id(),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name', 'unit', '-unit'])),
    ...pageInput,
  }),
  output: pageOf(missingLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const book = residenceBook(ctx.services.rulebook);
    if (!book) return { items: [], total: 0, next: null };
    const tree = await subtree(ctx.tx, unit);
    const rows = sql<Missing>`(select m.person_id as id, m.full_name as name, m.sort_key, m.unit_id, u.name as unit_name, u.sort_key as unit_sort
      from membership m join unit u on u.id = m.unit_id
      where ${inTree('m', tree)} and m.seat = 'own' and m.valid_to = 'infinity' and m.status = any(${[...book.statuses]}::text[])
        and u.setting = any(${[...book.homes]}::text[])
        and not exists (select from residence_contact c where c.division = m.division and c.person_id = m.person_id and c.valid_to = 'infinity' and c.moved_to is null))`;
    const base = ctx.tx
      .selectFrom(rows.as('x'))
      .selectAll()
      .$if(input.search !== undefined, (q) => q.where(holdsWords('x.name', input.search ?? '')));
    return await listPage<Missing, s.Infer<typeof missingLine>>(
      ctx,
      base,
      input,
      sortedBy<Missing>(input.sort ?? 'unit'),
      (row) => ({ personId: row.id, name: row.name, unitId: row.unit_id, unitName: row.unit_name }),
    );
  },
});

const OFFERED = 20;

/** Cells where people live, anywhere in the organization, by words of their name and of the unit above: where somebody may be introduced. Names of units alone. */
export const findCells = query({
  name: 'contact.cells',
  method: 'GET',
  path: '/residence-cells',
  capability: 'residence.introduce',
  summary: 'Cells where people live, by name',
  input: s.object({ search: s.text(100) }),
  output: s.object({
    items: s.list(
      s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText(), above: s.list(s.anyText(), 20) }),
      OFFERED,
    ),
  }),
  run: async (ctx, input) => {
    const { residences, cellKinds } = bookOf(ctx.services.rulebook);
    const items = await unitsByWords(ctx, input.search, residences);
    return { items: items.filter(({ kind }) => cellKinds.has(kind)) };
  },
});
