import { capabilitiesAt, type UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type RegulationLine, regulationLine, regulationRecord } from '../regulation.ts';
import { termOn } from '../terms.ts';
import { addressOf, unitOf } from '../tree.ts';

/** The working regulations of a unit: every version, the newest first. */
export const listRegulations = query({
  name: 'regulation.list',
  method: 'GET',
  path: '/units/{unit}/regulations',
  capability: 'unit.read',
  summary: 'Versions of the working regulations of a unit',
  input: s.object({ unit: s.id() }),
  output: s.object({
    items: s.list(regulationLine, 200),
    /** whether a term runs, without which nothing can be drafted */
    termRuns: s.flag(),
    /** the rule that asks for regulations every term */
    rule: s.anyText(),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => ({
    items: await linesOf(ctx, unit),
    termRuns: (await termOn(ctx.tx, unit, ctx.today)) !== null,
    rule: ctx.services.rulebook.committees.regulations.rule,
  }),
});

/** One version with its text, its files and the other versions. */
export const getRegulation = query({
  name: 'regulation.get',
  method: 'GET',
  path: '/regulations/{id}',
  capability: 'unit.read',
  summary: 'A version of working regulations with its text',
  input: s.object({ id: s.id() }),
  output: regulationRecord,
  where: async (ctx, input) => addressOf(await rowOf(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const { body } = await rowOf(ctx, input.id);
    const versions = await linesOf(ctx, unit);
    const files = await ctx.tx
      .selectFrom('file')
      .select(['id', 'name', 'bytes'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('owner_kind', '=', 'regulation')
      .where('owner_id', '=', input.id)
      .orderBy('id')
      .execute();
    return {
      ...found(versions.find((one) => one.id === input.id)),
      body,
      files,
      versions,
      may: capabilitiesAt(ctx.actor.grant, unit.path).filter((one) => one.startsWith('regulation.') || one === '*'),
    };
  },
});

async function linesOf(ctx: Context, unit: UnitRef): Promise<RegulationLine[]> {
  const rows = await ctx.tx
    .selectFrom('regulation as r')
    .innerJoin('term as t', (join) => join.onRef('t.division', '=', 'r.division').onRef('t.id', '=', 'r.term_id'))
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .select([
      'r.id',
      'r.unit_id',
      'u.name as unit_name',
      'r.term_id',
      't.name as term',
      'r.version_no',
      'r.title',
      'r.state',
      'r.number_text',
      'r.adopted_on',
      'r.lapsed_on',
      'r.version',
    ])
    .where('r.division', '=', unit.division)
    .where('r.unit_id', '=', unit.id)
    .where('t.unit_id', '=', unit.id)
    .orderBy('r.version_no', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    termId: row.term_id,
    term: row.term,
    versionNo: row.version_no,
    title: row.title,
    state: row.state as RegulationLine['state'],
    number: row.number_text,
    adoptedOn: row.adopted_on,
    lapsedOn: row.lapsed_on,
    version: row.version,
  }));
}

async function rowOf(ctx: Context, id: string) {
  return found(
    await ctx.tx
      .selectFrom('regulation')
      .select(['division', 'unit_id', 'scope', 'body'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
