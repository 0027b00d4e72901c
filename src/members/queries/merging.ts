import { type RawBuilder, sql } from 'kysely';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { mark, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import type { PersonFacts } from '../member.ts';
import { duplicate, MERGE_FIELDS, type MergeField, type MergeSide, mergePage, mergePreview, SAME } from '../merge.ts';
import { MERGE_PARTS } from '../merging/policy.ts';
import { demandBoth, recordById, sceneOf } from '../merging/scene.ts';
import { tailOf } from '../numbers.ts';
import { factsOf, type PersonRow } from '../person.ts';

type Pair = Record<'a_id' | 'a_name' | 'a_birth' | 'a_unit' | 'a_unit_name' | 'a_path' | 'a_division', string> &
  Record<'b_id' | 'b_name' | 'b_birth' | 'b_unit' | 'b_unit_name' | 'b_path' | 'b_division', string> & {
    a_admitted: string | null;
    b_admitted: string | null;
    sort_key: string;
    same: Record<(typeof SAME)[number], boolean>;
  };

/**
 * Records in reach that look like one person: the same name (tones aside) with the birth date, the card's or the phone's end; the same
 * card's end and birth date whatever the name. Pairs that were told apart are left out.
 */
export const listDuplicates = query({
  name: 'member.duplicates',
  method: 'GET',
  path: '/units/{unit}/duplicates',
  capability: 'member.read',
  summary: 'Records that look like one person, in a unit and all below',
  input: s.object({ unit: s.id(), ...pageInput }),
  output: pageOf(duplicate),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const limit = input.limit ?? 50;
    const pairs = sql`with p as materialized (select id, division, unit_id, scope, full_name, sort_key, search_key, birth_date, birth_year_only, admitted_on, card_tail, phone_tail from person
        where division in (${sql.join(divisions)}) and scope >= ${lo} and scope < ${hi} and home and merged_into is null),
      alike as (
        select a.id as a, b.id as b from p a join p b on b.search_key = a.search_key and b.id > a.id
        where a.birth_date = b.birth_date or a.card_tail = b.card_tail or a.phone_tail = b.phone_tail
          or ((a.birth_year_only or b.birth_year_only) and date_trunc('year', a.birth_date::timestamp) = date_trunc('year', b.birth_date::timestamp))
        union select a.id, b.id from p a join p b on b.birth_date = a.birth_date and b.card_tail = a.card_tail and b.id > a.id),
      apart as materialized (select person_id, other_id from person_apart where division in (${sql.join(divisions)}))`;
    const told = sql`not exists (select from apart x where x.person_id = least(a.id, b.id) and x.other_id = greatest(a.id, b.id))`;
    const from = sql`from alike join p a on a.id = alike.a join p b on b.id = alike.b where ${told}`;
    const after = input.after ? readMark(input.after, 3) : null;
    const cut = after ? sql`and (a.sort_key, a.id, b.id) > (${after[0]}, ${after[1]}::uuid, ${after[2]}::uuid)` : sql``;
    const { rows } = await sql<Pair>`${pairs} select ${sideOf('a')}, ${sideOf('b')}, a.sort_key,
        jsonb_build_object('name', a.search_key = b.search_key, 'birth', a.birth_date = b.birth_date,
          'card', coalesce(a.card_tail = b.card_tail, false), 'phone', coalesce(a.phone_tail = b.phone_tail, false)) as same
      ${from} ${cut} order by a.sort_key, a.id, b.id limit ${limit + 1}`.execute(ctx.tx);
    const { rows: counted } = await sql<{ n: number }>`${pairs} select count(*)::int as n ${from}`.execute(ctx.tx);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => ({
        one: {
          id: row.a_id,
          name: row.a_name,
          birthYear: Number(row.a_birth.slice(0, 4)),
          admittedOn: row.a_admitted,
          unitId: row.a_unit,
          unitName: row.a_unit_name,
        },
        other: {
          id: row.b_id,
          name: row.b_name,
          birthYear: Number(row.b_birth.slice(0, 4)),
          admittedOn: row.b_admitted,
          unitId: row.b_unit,
          unitName: row.b_unit_name,
        },
        same: SAME.filter((what) => row.same[what]),
        mayMerge: (['a', 'b'] as const).every((side) =>
          ctx.may('member.merge', {
            id: row[`${side}_unit`],
            division: row[`${side}_division`],
            path: row[`${side}_path`],
          }),
        ),
      })),
      total: counted[0]?.n ?? 0,
      next: last ? mark([last.sort_key, last.a_id, last.b_id]) : null,
    };
  },
});

function sideOf(side: 'a' | 'b'): RawBuilder<unknown> {
  const name = (column: string) => sql.ref(`${side}.${column}`);
  const as = (column: string) => sql.ref(`${side}_${column}`);
  return sql`${name('id')} as ${as('id')}, ${name('full_name')} as ${as('name')}, ${name('birth_date')} as ${as('birth')}, ${name('admitted_on')} as ${as('admitted')},
    ${name('unit_id')} as ${as('unit')}, ${name('scope')} as ${as('path')}, ${name('division')} as ${as('division')},
    (select u.name from unit u where u.id = ${name('unit_id')}) as ${as('unit_name')}`;
}

/** What merging two records would do: field by field, table by table, and what stands against it. Numbers are masked. */
export const previewMerge = query({
  name: 'merge.preview',
  method: 'GET',
  path: '/members/{id}/merge',
  capability: 'member.merge',
  summary: 'What making two records one would do',
  input: s.object({ id: s.id(), loser: s.id() }),
  output: mergePreview,
  where: async (ctx, input) => addressOf(await recordById(ctx, input.id)),
  run: async (ctx, input) => {
    const scene = await sceneOf(ctx, input.id, input.loser);
    const { winner, loser, references, plan, lines } = scene;
    demandBoth(ctx, winner, loser);
    const { keys } = ctx.services;
    const [a, b] = [factsOf(keys, winner), factsOf(keys, loser)];
    const full = [winner, loser].every((row) => ctx.may('member.reveal', addressOf(row)));
    const units = await unitNames(ctx, [winner.unit_id, loser.unit_id, ...lines.map((line) => line.unitId)]);
    return {
      winner: briefOf(winner, units),
      loser: briefOf(loser, units),
      fields: MERGE_FIELDS.map((field) => ({
        field,
        winner: shown(field, a, full),
        loser: shown(field, b, full),
        same: a[field] === b[field],
      })),
      parts: MERGE_PARTS.map((part) => {
        const of = references.filter((each) => each.part === part);
        const stays = of.reduce((sum, each) => sum + each.stays, 0);
        return { part, moves: of.reduce((sum, each) => sum + each.reached, 0) - stays, stays };
      }).filter(({ moves, stays }) => moves + stays > 0),
      lines: {
        moves: plan.moves.length,
        ends: lines
          .filter((line) => plan.ends.includes(line.id))
          .map((line) => ({ unitId: line.unitId, unitName: units.get(line.unitId) ?? '' })),
      },
      reasons: scene.reasons,
    };
  },
});

function briefOf(row: PersonRow, units: Map<string, string>): MergeSide {
  return {
    id: row.id,
    name: row.full_name,
    birthYear: Number(row.birth_date.slice(0, 4)),
    admittedOn: row.admitted_on,
    unitId: row.unit_id,
    unitName: units.get(row.unit_id) ?? '',
  };
}

/** A fact as the preview may show it: card and phone by their ends, the birth date by its year to whoever may not see all of it. */
function shown(field: MergeField, facts: PersonFacts, full: boolean): string | null {
  const value = facts[field];
  if (value === null) return null;
  if (field === 'cardNo' || field === 'phone') return `••••• ${tailOf(value)}`;
  if (field === 'birthDate' && (!full || facts.birthYearOnly)) return value.slice(0, 4);
  return value;
}

async function unitNames(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  const rows = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Records that were made one at a unit and below, the latest first; what stands against taking it back is told when it is tried. */
export const listMerges = query({
  name: 'merge.list',
  method: 'GET',
  path: '/units/{unit}/merges',
  capability: 'member.read',
  summary: 'Records of members that were made one',
  input: s.object({ unit: s.id(), ...pageInput }),
  output: mergePage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const lines = ctx.tx
      .selectFrom('person_merge as m')
      .innerJoin('unit as u', 'u.id', 'm.unit_id')
      .innerJoin('unit as l', 'l.id', 'm.loser_unit_id')
      .where('m.division', 'in', divisions)
      .where('m.scope', '>=', lo)
      .where('m.scope', '<', hi)
      .select([
        'm.id',
        'm.division',
        'm.scope',
        'm.winner_id',
        'm.name',
        'm.unit_id',
        'u.name as unit_name',
        'l.name as loser_unit_name',
        'm.reason',
        'm.taken',
        'm.moved',
        'm.stayed',
        'm.merged_on',
        'm.merged_name',
        'm.undone_on',
        'm.undone_name',
        'm.version',
      ]);
    return await listPage(
      ctx,
      lines,
      input,
      [
        ['merged_on', 'desc'],
        ['id', 'desc'],
      ],
      (row) => ({
        id: row.id,
        winnerId: row.winner_id,
        name: row.name,
        unitId: row.unit_id,
        unitName: row.unit_name,
        loserUnitName: row.loser_unit_name,
        reason: row.reason,
        taken: row.taken,
        moved: row.moved,
        stayed: row.stayed,
        mergedOn: row.merged_on,
        mergedName: row.merged_name,
        undoneOn: row.undone_on,
        undoneName: row.undone_name,
        version: row.version,
        may: {
          'member.unmerge': against(
            ctx,
            'member.merge',
            { id: row.unit_id, division: row.division, path: row.scope },
            row.undone_on === null ? [] : [{ code: 'merge.undone', values: { on: row.undone_on } }],
          ),
        },
      }),
    );
  },
});
