import { sql } from 'kysely';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { fold, sortKey } from '../../platform/i18n/names.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { isSuch, namesIn, namesOf, plannedOf, rowOf } from '../reading.ts';
import { CHANGES, type PlannedPerson, plannedPerson, plannedUnit } from '../reorganization.ts';
import { byId, doneOf, named, peopleOf, place } from './asked.ts';

const UNIT_SORTS = ['act', 'name', '-name'] as const;

/** Every unit the decision changes, as it is and as it will be. */
export const plannedUnits = query({
  ...byId,
  name: 'reorganization.units',
  path: '/reorganizations/{id}/units',
  summary: 'The units a reorganization changes, before and after',
  input: s.object({
    id: s.id(),
    named: s.optional(s.flag()),
    what: s.optional(s.oneOf(CHANGES)),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(UNIT_SORTS)),
    ...pageInput,
  }),
  output: pageOf(plannedUnit),
  where: place,
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const plan = row.state === 'draft' || row.state === 'decided' ? await plannedOf(ctx, row) : await doneOf(ctx, row);
    const names = namesIn(plan, row.acts);
    const others = await namesOf(
      ctx,
      plan.changes
        .flatMap(({ before, after, successors }) => [before?.parentId, after.parentId, ...successors])
        .filter((id) => id !== null && id !== undefined),
    );
    const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? others.get(id) ?? null) : null);
    const words = fold(input.search ?? '').split(' ');
    const lines = plan.changes
      .map((change, i) => ({
        ...change,
        place: String(change.act ?? 99_999).padStart(5, '0') + String(i).padStart(6, '0'),
        name: change.before?.name ?? change.after.name,
        key: sortKey(change.before?.name ?? change.after.name),
      }))
      .filter(
        (change) =>
          (input.named !== true || change.act !== null) &&
          (!input.what || isSuch(change, input.what)) &&
          words.every((word) => fold(`${change.name} ${change.after.name}`).includes(word)),
      );
    const by = input.sort === 'name' || input.sort === '-name' ? 'key' : 'place';
    const base = ctx.tx
      .selectFrom(
        sql<{
          id: string;
          key: string;
        }>`unnest(${lines.map(({ id }) => id)}::uuid[], ${lines.map((line) => line[by])}::text[])`.as<'l0'>(
          sql`l0(id, key)`,
        ),
      )
      .select(['l0.id', 'l0.key']);
    const way = input.sort === '-name' ? 'desc' : 'asc';
    const order: Order<{ id: string; key: string }> = [
      ['key', way],
      ['id', way],
    ];
    const found = new Map(lines.map((line) => [line.id, line]));
    return await listPage(ctx, base, input, order, ({ id }) => {
      const change = found.get(id);
      return {
        id,
        act: change?.act ?? null,
        founded: change?.founded ?? false,
        closes: change?.closes ?? false,
        successors: (change?.successors ?? []).map((to) => ({ id: to, name: nameOf(to) ?? '' })),
        oldName: change?.before?.name ?? null,
        oldKind: change?.before?.kind ?? null,
        oldParent: nameOf(change?.before?.parentId),
        newName: change?.after.name ?? '',
        newKind: change?.after.kind ?? '',
        newParent: nameOf(change?.after.parentId),
      };
    });
  },
});

type PersonLine = {
  person_id: string;
  person_name: string;
  sort_key: string;
  seat: string | null;
  from_id: string;
  to_id: string;
  from_name: string;
  to_name: string;
};

/** Everybody who goes, with the unit he leaves and the one he comes to. */
export const plannedPeople = query({
  ...byId,
  name: 'reorganization.people',
  path: '/reorganizations/{id}/people',
  summary: 'Who goes from which unit to which',
  capability: 'member.read',
  input: s.object({
    id: s.id(),
    from: s.optional(s.id()),
    to: s.optional(s.id()),
    search: s.optional(s.text(100)),
    ...pageInput,
  }),
  output: pageOf(plannedPerson),
  where: place,
  run: async (ctx, input) => {
    const { row, plan, nameOf } = await named(ctx, input.id);
    const people = peopleOf(row, plan.sources);
    let base = ctx.tx
      .selectFrom(sql<PersonLine>`(${people})`.as('p'))
      .select(['p.person_id', 'p.person_name', 'p.sort_key', 'p.seat', 'p.from_id', 'p.to_id']);
    if (input.from) base = base.where('p.from_id', '=', input.from);
    if (input.to) base = base.where('p.to_id', '=', input.to);
    if (input.search) base = base.where(holdsWords('p.person_name', input.search));
    const order: Order<Omit<PersonLine, 'from_name' | 'to_name'>> = [
      ['sort_key', 'asc'],
      ['from_id', 'asc'],
      ['person_id', 'asc'],
    ];
    return await listPage<Omit<PersonLine, 'from_name' | 'to_name'>, PlannedPerson>(
      ctx,
      base,
      input,
      order,
      (line) => ({
        personId: line.person_id,
        name: line.person_name,
        seat: line.seat,
        fromId: line.from_id,
        from: nameOf(line.from_id),
        toId: line.to_id,
        to: nameOf(line.to_id),
      }),
    );
  },
});
