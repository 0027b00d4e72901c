import { sql } from 'kysely';
import { may } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { addressOf, subtree, unitOf } from '../tree.ts';
import { type VisitRecord, visitRecord } from '../visit.ts';
import { inTree, linesOf, named } from './lines.ts';

type Row = {
  id: string;
  scope: string;
  unit_id: string;
  unit_name: string;
  person_id: string;
  person_name: string;
  from_unit: string;
  kind: string;
  made_on: string;
  seen: string | null;
  advice: string | null;
  follow_up: string | null;
  follow_up_due: string | null;
  follow_up_done: string | null;
  follow_up_result: string | null;
  meeting_id: string | null;
  version: number;
};

const COLUMNS = sql`v.id, v.scope, v.unit_id, u.name as unit_name, v.person_id, v.person_name, f.name as from_unit, v.kind, v.made_on, v.seen, v.advice,
  v.follow_up, v.follow_up_due, v.follow_up_done, v.follow_up_result, v.meeting_id, v.version`;
const FROM = sql`from overseer_visit v join unit u on u.id = v.unit_id join unit f on f.id = v.from_unit_id`;

/** Visits to a unit and to everything below it, the newest first. */
export const listVisits = query({
  name: 'visit.list',
  method: 'GET',
  path: '/units/{unit}/visits',
  capability: 'meeting.read',
  summary: 'Visits of committee members in charge to a unit and below',
  input: s.object({
    unit: s.id(),
    person: s.optional(s.id()),
    kind: s.optional(s.code()),
    from: s.optional(s.date()),
    to: s.optional(s.date()),
    followUp: s.optional(s.oneOf(['open', 'overdue', 'done'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['on', '-on', 'name', '-name', 'unit', '-unit', 'due', '-due'])),
    ...pageInput,
  }),
  output: pageOf(visitRecord),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const followUp = {
      open: sql` and v.follow_up is not null and v.follow_up_done is null`,
      overdue: sql` and v.follow_up is not null and v.follow_up_done is null and v.follow_up_due < ${ctx.today}`,
      done: sql` and v.follow_up_done is not null`,
      any: sql``,
    }[input.followUp ?? 'any'];
    const from = sql`${FROM} where ${inTree('v', tree)}${named(input.search)}${followUp}
      ${input.person ? sql`and v.person_id = ${input.person}` : sql``} ${input.kind ? sql`and v.kind = ${input.kind}` : sql``}
      ${input.from ? sql`and v.made_on >= ${input.from}` : sql``} ${input.to ? sql`and v.made_on <= ${input.to}` : sql``}`;
    const sort = (input.sort ?? '-on').replace('-', '');
    const value = {
      on: sql`v.made_on`,
      name: sql`v.sort_key`,
      unit: sql`u.sort_key`,
      due: sql`coalesce(v.follow_up_due::text, '9999-12-31')`,
    }[sort];
    const lines = await linesOf<Row>(
      ctx,
      COLUMNS,
      from,
      { value: value ?? sql`v.made_on`, id: sql`v.id`, down: (input.sort ?? '-on').startsWith('-') },
      input,
    );
    return { ...lines, items: lines.items.map((row) => recordOf(ctx, row)) };
  },
});

/** One visit; one's own is readable whatever one acts as. */
export const getVisit = query({
  name: 'visit.get',
  method: 'GET',
  path: '/visits/{id}',
  capability: 'signed-in',
  summary: 'A visit of a committee member in charge',
  input: s.object({ id: s.id() }),
  output: visitRecord,
  run: async (ctx, input) => {
    const {
      rows: [row],
    } = await sql<Row & { division: string }>`select ${COLUMNS}, v.division ${FROM} where v.id = ${input.id}`.execute(
      ctx.tx,
    );
    const visit = found(row);
    if (visit.person_id !== ctx.actor.person?.id) ctx.demand('meeting.read', addressOf(visit));
    return recordOf(ctx, visit);
  },
});

function recordOf(ctx: Context, row: Row): VisitRecord {
  const { grant, person } = ctx.actor;
  return {
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    personId: row.person_id,
    personName: row.person_name,
    fromUnit: row.from_unit,
    kind: row.kind,
    on: row.made_on,
    seen: row.seen,
    advice: row.advice,
    followUp: row.follow_up,
    followUpDue: row.follow_up_due,
    followUpDone: row.follow_up_done,
    followUpResult: row.follow_up_result,
    meetingId: row.meeting_id,
    mayChange: may(grant, 'visit.record', row.scope) && (grant.reason !== 'duty' || person?.id === row.person_id),
    version: row.version,
  };
}
