import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { WorkDivision, WorkLine as WorkLineRow } from '../../../gen/db.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { seatedPosts } from '../facts.ts';
import { leftOpen } from '../rules/division.ts';
import { unitName, unitOf } from '../tree.ts';
import { endOf } from '../unit.ts';
import { type WorkLine, type WorkVersion, workLine, workMatrix, workUnit, workVersion } from '../work.ts';

/** The division of work of a unit: the version in force on a day, or the one named; and what it leaves open (M17). */
export const getDivision = query({
  name: 'division.get',
  method: 'GET',
  path: '/units/{unit}/division',
  capability: 'unit.read',
  summary: 'Who answers for which field and unit, on a day or by a version',
  input: s.object({ unit: s.id(), on: s.optional(s.date()), divisionId: s.optional(s.id()) }),
  output: workMatrix,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const name = await unitName(ctx.tx, unit);
    const row = input.divisionId
      ? found(await versions(ctx, unit).where('id', '=', input.divisionId).executeTakeFirst())
      : await inForce(ctx, unit, input.on ?? ctx.today);
    const rows = row ? await linesOf(ctx, unit, row.id) : [];
    const below = await ctx.tx
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('parent_id', '=', unit.id)
      .where('closed_on', 'is', null)
      .orderBy('sort_key')
      .execute();
    const lines = await named(ctx, rows);
    const fields = ctx.services.rulebook.committees.workFields.map((field) => field.id);
    const open = leftOpen(
      lines.map((line) => ({ ...line, units: line.units.map((one) => one.id) })),
      fields,
      below.map((one) => one.id),
    );
    const openUnits = new Set(open.units);
    return {
      unitId: unit.id,
      unitName: name,
      shown: row ? versionOf(row, rows.length) : null,
      lines,
      openFields: row ? open.fields : [],
      openUnits: row ? below.filter((one) => openUnits.has(one.id)) : [],
    };
  },
});

/** All versions of a unit's division of work, the draft first, then the newest; and who may be given work. */
export const divisionVersions = query({
  name: 'division.versions',
  method: 'GET',
  path: '/units/{unit}/division/versions',
  capability: 'unit.read',
  summary: 'Versions of a division of work, and who sits on the committee',
  input: s.object({ unit: s.id() }),
  output: s.object({
    versions: s.list(workVersion, 1000),
    seated: s.list(s.object({ id: s.anyText(), name: s.anyText(), post: s.anyText() }), 500),
    below: s.list(workUnit, 5000),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const { rulebook } = ctx.services;
    const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
    const rows = await versions(ctx, unit).orderBy('state', 'desc').orderBy('valid_from', 'desc').execute();
    const counts = await ctx.tx
      .selectFrom('work_line')
      .select(['work_id', (eb) => eb.fn.countAll<number>().as('n')])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('scope', '=', unit.path)
      .groupBy('work_id')
      .execute();
    const posts = seatedPosts(rulebook, kind);
    const holders = await ctx.tx
      .selectFrom('post')
      .select(['person_id', 'holder_name', 'post'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('post', 'in', ['', ...posts])
      .where('valid_to', '=', 'infinity')
      .where('person_id', 'is not', null)
      .execute();
    const below = await ctx.tx
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('parent_id', '=', unit.id)
      .where('closed_on', 'is', null)
      .orderBy('sort_key')
      .execute();
    const place = (post: string) => posts.indexOf(post);
    const seated = holders
      .toSorted((a, b) => place(a.post) - place(b.post))
      .map((h) => ({ id: h.person_id ?? '', name: h.holder_name, post: h.post }));
    return {
      versions: rows.map((row) => versionOf(row, counts.find((one) => one.work_id === row.id)?.n ?? 0)),
      // whoever holds two posts stands once, by the higher
      seated: seated.filter((one, i) => seated.findIndex((other) => other.id === one.id) === i),
      below,
    };
  },
});

const answer = s.object({ ...workLine.shape, from: s.anyText(), to: s.nullable(s.anyText()) });

/** Who answers for a field, or for a unit, on a day, by the division of work in force then. */
export const whoAnswers = query({
  name: 'division.answers',
  method: 'GET',
  path: '/units/{unit}/division/answers',
  capability: 'unit.read',
  summary: 'Who answers for a field or a unit on a day',
  input: s.object({
    unit: s.id(),
    on: s.optional(s.date()),
    field: s.optional(s.text(120)),
    about: s.optional(s.id()),
  }),
  output: s.object({ on: s.anyText(), answers: s.list(answer, 1000) }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const on = input.on ?? ctx.today;
    const row = await inForce(ctx, unit, on);
    const rows = row ? await linesOf(ctx, unit, row.id) : [];
    const kept = rows.filter(
      (line) =>
        (input.field === undefined || line.field.toLowerCase() === input.field.toLowerCase()) &&
        (input.about === undefined || line.answers_for.includes(input.about)),
    );
    const lines = await named(ctx, kept);
    return {
      on,
      answers: lines.map((line) => ({ ...line, from: row?.valid_from ?? on, to: endOf(row?.valid_to ?? '') })),
    };
  },
});

type Version = Selectable<WorkDivision>;

function versions(ctx: Context, unit: UnitRef) {
  return ctx.tx
    .selectFrom('work_division')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id);
}

async function inForce(ctx: Context, unit: UnitRef, on: string): Promise<Version | undefined> {
  return await versions(ctx, unit)
    .where('state', '=', 'adopted')
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .executeTakeFirst();
}

function versionOf(row: Version, lines: number): WorkVersion {
  return {
    id: row.id,
    state: row.state as WorkVersion['state'],
    decision: row.decision,
    note: row.note,
    from: row.valid_from,
    to: endOf(row.valid_to),
    lines,
    version: row.version,
  };
}

async function linesOf(ctx: Context, unit: UnitRef, workId: string): Promise<Selectable<WorkLineRow>[]> {
  return await ctx.tx
    .selectFrom('work_line')
    .selectAll()
    .where('division', '=', unit.division)
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute();
}

/** The lines with the names of the units they answer for. */
async function named(ctx: Context, rows: Selectable<WorkLineRow>[]): Promise<WorkLine[]> {
  const ids = [...new Set(rows.flatMap((row) => row.answers_for))];
  const { rows: units } = await sql<{
    id: string;
    name: string;
  }>`select id, name from unit where id = any(${ids}::uuid[]) order by sort_key`.execute(ctx.tx);
  return rows.map((row) => ({
    field: row.field,
    ownField: row.own_field,
    personId: row.person_id,
    personName: row.person_name,
    role: row.role as WorkLine['role'],
    units: units.filter((unit) => row.answers_for.includes(unit.id)),
  }));
}
