/** What stands beside a member's dossier, as a reader gets it; who is away for the season. */
import { addressOf } from '../organization/tree.ts';
import { endOf } from '../organization/unit.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { against } from '../platform/may.ts';
import type { Particulars } from './particulars.ts';
import type { PersonRow } from './person.ts';
import { isAway } from './rules/particulars.ts';

const MOST = 100;

/** Work, study, seasons, target groups and conflicts of somebody, the latest first; rows of the cell where his record lies. */
export async function particularsOf(ctx: Context, person: PersonRow): Promise<Particulars> {
  const work = await ctx.tx
    .selectFrom('person_work')
    .selectAll()
    .where('division', '=', person.division)
    .where('person_id', '=', person.id)
    .orderBy('valid_to', 'desc')
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const study = await ctx.tx
    .selectFrom('person_study')
    .selectAll()
    .where('division', '=', person.division)
    .where('person_id', '=', person.id)
    .orderBy('valid_to', 'desc')
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const seasons = await openSeasons(ctx.tx, person);
  const groups = await ctx.tx
    .selectFrom('person_group')
    .select('grp')
    .where('division', '=', person.division)
    .where('person_id', '=', person.id)
    .where('valid_to', '=', 'infinity')
    .orderBy('grp')
    .execute();
  const conflicts = await ctx.tx
    .selectFrom('role_conflict')
    .selectAll()
    .where('division', '=', person.division)
    .where('person_id', '=', person.id)
    .orderBy('noted_on', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const home = addressOf(person);
  const edit = against(ctx, 'member.edit', home, []);
  return {
    work: work.map((row) => ({
      ...periodOf(row),
      employer: row.employer,
      ownership: row.ownership,
      foreignInvested: row.foreign_invested,
      occupation: row.occupation,
    })),
    study: study.map((row) => ({ ...periodOf(row), school: row.school, graduatesOn: row.graduates_on })),
    seasons: seasons.map((row) => ({
      ...periodOf(row),
      fromMonth: row.from_month,
      toMonth: row.to_month,
      reason: row.reason,
    })),
    groups: groups.map((row) => row.grp),
    conflicts: conflicts.map((row) => ({
      id: row.id,
      what: row.what,
      notedOn: row.noted_on,
      notedName: row.noted_name,
      decision: row.decision,
      closedOn: row.closed_on,
      closedName: row.closed_name,
      version: row.version,
    })),
    may: Object.fromEntries(EDITED.map((name) => [name, edit])),
  };
}

const EDITED = ['member.work', 'member.study', 'member.season', 'member.group', 'conflict.note', 'conflict.close'];

function periodOf(row: { id: string; valid_from: string; valid_to: string }) {
  return { id: row.id, from: row.valid_from, to: endOf(row.valid_to) };
}

export async function openSeasons(tx: Tx, person: { division: string; id: string }) {
  return await tx
    .selectFrom('person_season')
    .selectAll()
    .where('division', '=', person.division)
    .where('person_id', '=', person.id)
    .where('valid_to', '=', 'infinity')
    .orderBy('from_month')
    .orderBy('id')
    .execute();
}

/** Who of a unit is away for the season on a day (M90): the roll proposes him as excused. */
export async function seasonallyAway(tx: Tx, unit: UnitRef, on: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('person_season')
    .select(['person_id', 'from_month', 'to_month'])
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .execute();
  return new Set(
    rows
      .filter((row) => isAway([{ fromMonth: row.from_month, toMonth: row.to_month }], on))
      .map((row) => row.person_id),
  );
}
