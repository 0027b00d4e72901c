/** Who owes a field report at a meeting and what was written (M31); the division of work is the organization's. */
import { fieldsHeldAt } from '../organization/division.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext, Context } from '../platform/bus/command.ts';
import { dateOf } from '../platform/clock.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { FieldReportLine } from './fieldReport.ts';
import { writeMissed } from './fieldReportStore.ts';
import { kindOf } from './kinds.ts';
import type { MeetingRow } from './reading.ts';
import { type Duty, missing } from './rules/fieldReports.ts';

/** Whether meetings of this kind take field reports. */
export function takesReports(rulebook: Pick<Rulebook, 'meetings'>, kind: string): boolean {
  const duty = rulebook.meetings.fieldReports?.duty;
  return duty !== undefined && kindOf(rulebook, kind).fulfils.includes(duty);
}

/** The legal day a meeting is held on: when it was opened, else when it was called for. */
export function heldOn(row: Pick<MeetingRow, 'opened_at' | 'planned_at'>, ctx: Pick<Context, 'clock'>): string {
  return dateOf(row.opened_at ?? row.planned_at, ctx.clock.timeZone);
}

/** Who answers for which field at the unit on the day of the meeting; nobody where it takes no reports. */
export async function dutiesAt(ctx: Context, unit: UnitRef, row: MeetingRow): Promise<Duty[]> {
  if (!takesReports(ctx.services.rulebook, row.kind)) return [];
  return await fieldsHeldAt(ctx.tx, unit, heldOn(row, ctx));
}

export async function reportRows(tx: Tx, unit: UnitRef, meetingId: string) {
  return await tx
    .selectFrom('field_report')
    .selectAll()
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute();
}

/** The reports of a meeting in the order of the division of work: written, missed, and while it is not over those still owed. */
export async function fieldReportLines(ctx: Context, unit: UnitRef, row: MeetingRow): Promise<FieldReportLine[]> {
  const rows = await reportRows(ctx.tx, unit, row.id);
  const lines = rows.map(
    (r): FieldReportLine => ({
      id: r.id,
      field: r.field,
      personId: r.person_id,
      personName: r.person_name,
      state: r.state as 'given' | 'missed',
      body: r.body,
      onBehalf: r.on_behalf_by !== null,
      own: r.person_id === ctx.actor.person?.id,
      missedRunning: r.missed_running,
      version: r.version,
    }),
  );
  if (row.state !== 'called' && row.state !== 'open') return lines;
  const duties = await dutiesAt(ctx, unit, row);
  const owed = missing(duties, lines as { field: string; personId: string; state: 'given' | 'missed' }[]);
  return [
    ...lines,
    ...owed.map(
      (duty): FieldReportLine => ({
        id: null,
        ...duty,
        state: 'due',
        body: '',
        onBehalf: false,
        own: duty.personId === ctx.actor.person?.id,
        missedRunning: 0,
        version: 0,
      }),
    ),
  ];
}

/** When a meeting closes: whoever owed a report and gave none has missed it, so many meetings running. */
export async function keepMissed(ctx: CommandContext, unit: UnitRef, row: MeetingRow): Promise<number> {
  const duties = await dutiesAt(ctx, unit, row);
  if (duties.length === 0) return 0;
  const written = (await reportRows(ctx.tx, unit, row.id)).map((r) => ({
    field: r.field,
    personId: r.person_id,
    state: r.state as 'given' | 'missed',
  }));
  const owed = missing(duties, written);
  if (owed.length === 0) return 0;
  const before = await ctx.tx
    .selectFrom('field_report')
    .distinctOn(['person_id', 'field'])
    .select(['person_id', 'field', 'missed_running'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('meeting_id', '!=', row.id)
    .where(
      'person_id',
      'in',
      owed.map((duty) => duty.personId),
    )
    .orderBy('person_id')
    .orderBy('field')
    .orderBy('held_on', 'desc')
    .execute();
  const running = (duty: Duty) =>
    before.find((b) => b.person_id === duty.personId && b.field === duty.field)?.missed_running ?? 0;
  await writeMissed(
    ctx.tx,
    unit,
    { id: row.id, heldOn: heldOn(row, ctx), at: ctx.clock.now() },
    owed.map((duty) => ({ ...duty, running: running(duty) + 1 })),
  );
  return owed.length;
}
