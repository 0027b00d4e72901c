import { sql } from 'kysely';
import { setTheDay } from '../../organization/reorganizing.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { handedIn } from '../leaving.ts';
import { placeOf, type Row } from '../reading.ts';
import { type PlannedWork, plannedWork } from '../reorganization.ts';
import { byId, named, place, workOf } from './asked.ts';

type WorkLine = {
  kind: string;
  id: string;
  title: string | null;
  link: string | null;
  due: string | null;
  holder: string | null;
  must_end: boolean;
  from_id: string;
  to_id: string;
};

const WORK_ORDER: Order<WorkLine> = [
  ['kind', 'asc'],
  ['from_id', 'asc'],
  ['id', 'asc'],
];

const workInput = s.object({
  id: s.id(),
  kind: s.optional(s.code()),
  from: s.optional(s.id()),
  to: s.optional(s.id()),
  search: s.optional(s.text(100)),
  ...pageInput,
});

/** Every open item and the one unit that gets it. */
export const plannedWorkList = query({
  ...byId,
  name: 'reorganization.work',
  path: '/reorganizations/{id}/work',
  summary: 'The open work that is handed over, each with its owner',
  input: workInput,
  output: pageOf(plannedWork),
  where: place,
  run: async (ctx, input) => {
    const { row, plan, nameOf } = await named(ctx, input.id);
    await setTheDay(ctx.tx, row.effective_on);
    const work = await workOf(ctx, row, plan);
    return await workPage(ctx, row, sql`(${work})`, input, nameOf);
  },
});

/** What was handed to whom, once the decision took effect: what stands on the certificate. */
export const handedWork = query({
  ...byId,
  name: 'reorganization.handed',
  path: '/reorganizations/{id}/handed',
  capability: 'unit.read',
  summary: 'What a reorganization handed over to whom',
  input: workInput,
  output: pageOf(plannedWork),
  where: place,
  run: async (ctx, input) => {
    const { row, nameOf } = await named(ctx, input.id);
    const kinds = ctx.services.reorganizing.flatMap((part) => part.openWork ?? []);
    const lists = kinds.map(
      ({
        kind,
        table,
        title,
        link,
        due,
        holder,
      }) => sql`select k.kind, w.id, (${title})::text as title, (${link})::text as link, (${due ?? sql`null`})::date as due, (${holder?.name ?? sql`null`})::text as holder,
        false as must_end, k.from_id, k.to_id from handed k join ${sql.table(table)} w on w.division = k.item_division and w.id = k.item_id where k.kind = ${kind}`,
    );
    return await workPage(ctx, row, sql`(with ${handedIn(row)} ${sql.join(lists, sql` union all `)})`, input, nameOf);
  },
});

async function workPage(
  ctx: Context,
  row: Row,
  work: ReturnType<typeof sql>,
  input: s.Infer<typeof workInput>,
  nameOf: (id: string) => string,
) {
  let base = ctx.tx
    .selectFrom(sql<WorkLine>`${work}`.as('w0'))
    .select([
      'w0.kind',
      'w0.id',
      'w0.title',
      'w0.link',
      'w0.due',
      'w0.holder',
      'w0.must_end',
      'w0.from_id',
      'w0.to_id',
    ]);
  if (input.kind) base = base.where('w0.kind', '=', input.kind);
  if (input.from) base = base.where('w0.from_id', '=', input.from);
  if (input.to) base = base.where('w0.to_id', '=', input.to);
  const restricted = new Map(
    ctx.services.reorganizing
      .flatMap((part) => part.openWork ?? [])
      .map(({ kind, restricted: capability }) => [kind, capability]),
  );
  const unseen = [...restricted].flatMap(([kind, capability]) =>
    capability && !ctx.may(capability, placeOf(row)) ? [kind] : [],
  );
  // a word in a title one may not read would tell that it is there
  if (input.search)
    base = base.where(holdsWords('w0.title', input.search)).where((eb) => eb.not(eb('w0.kind', 'in', [...unseen, ''])));
  return await listPage<WorkLine, PlannedWork>(ctx, base, input, WORK_ORDER, (line) => {
    const shown = !unseen.includes(line.kind);
    return {
      kind: line.kind,
      id: line.id,
      title: shown ? line.title : null,
      link: shown ? line.link : null,
      due: line.due,
      holder: shown ? line.holder : null,
      mustEnd: line.must_end,
      fromId: line.from_id,
      from: nameOf(line.from_id),
      toId: line.to_id,
      to: nameOf(line.to_id),
    };
  });
}
