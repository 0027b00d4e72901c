import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';
import { inTree, placeBelow } from '../organization/queries/lines.ts';
import { SEVERITIES } from '../organization/severity.ts';
import { subtree, unitOf } from '../organization/tree.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { listPage } from '../platform/db/keyset.ts';
import { pageInput } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import {
  type CheckLine,
  findingsPage,
  integrityOverview,
  reasonsNotToExplain,
  reasonsNotToRun,
  unitLines,
} from './finding.ts';
import { checksSeen, isRunning, namesOf, newestRun } from './reading.ts';

/** Every check with what it found at a unit and below, those that found nothing among them, and when all of them last ran. */
export const readOverview = query({
  name: 'integrity.overview',
  method: 'GET',
  path: '/units/{unit}/integrity',
  capability: 'integrity.read',
  summary: 'What the integrity checks found at a unit and below',
  input: s.object({ unit: s.id() }),
  output: integrityOverview,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const { rows } = await sql<{ check: string; n: number; own: number; explained: number; since: Date }>`
      select fault as check, count(*)::int as n, count(*) filter (where scope = ${unit.path})::int as own,
        count(explained_on)::int as explained, min(found_at) as since
      from integrity_finding where division in (${sql.join(divisions)}) and scope >= ${lo} and scope < ${hi} and gone_at is null group by fault`.execute(
      ctx.tx,
    );
    const counted = new Map(rows.map((row) => [row.check, row]));
    const running = await newestRun(ctx, unit, 'running');
    return {
      last: await newestRun(ctx, unit, 'done'),
      running,
      checks: checksSeen(ctx, unit)
        .map((check): CheckLine => {
          const line = counted.get(check.id);
          return {
            check: check.id,
            severity: check.severity,
            rules: rulesOf(ctx, check),
            n: line?.n ?? 0,
            own: line?.own ?? 0,
            explained: line?.explained ?? 0,
            since: line?.since.toISOString() ?? null,
          };
        })
        .sort((a, b) => weight(a.severity) - weight(b.severity) || b.n - a.n),
      may: {
        'integrity.run': ctx.may('integrity.run', unit)
          ? reasonsNotToRun({ running: await isRunning(ctx.tx, unit) })
          : [{ code: 'right.missing' }],
      },
    };
  },
});

const weight = (severity: string) => SEVERITIES.indexOf(severity as 'error');

function rulesOf({ services: { rulebook } }: Context, check: IntegrityCheck): string[] {
  return (check.rules?.(rulebook) ?? []).filter((rule): rule is string => rule !== undefined);
}

/** What was found at a unit and below: the newest first, with what to do about it. Names and findings for who may read such records there. */
export const listFindings = query({
  name: 'integrity.findings',
  method: 'GET',
  path: '/units/{unit}/integrity-findings',
  capability: 'integrity.read',
  summary: 'Findings of the integrity checks at a unit and below',
  input: s.object({
    unit: s.id(),
    check: s.optional(s.text(60)),
    severity: s.optional(s.oneOf(SEVERITIES)),
    /** at the unit itself */
    own: s.optional(s.flag()),
    gone: s.optional(s.flag()),
    explained: s.optional(s.flag()),
    ...pageInput,
  }),
  output: findingsPage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const checks = new Map(checksSeen(ctx, unit).map((check) => [check.id, check]));
    const asked = [...checks.keys()].filter((id) => input.check === undefined || id === input.check);
    const rows = await listPage(
      ctx,
      ctx.tx
        .selectFrom('integrity_finding as f')
        .innerJoin('unit as u', 'u.id', 'f.unit_id')
        .selectAll('f')
        .select('u.name as unit_name')
        .where('f.division', 'in', divisions)
        .where('f.scope', '>=', lo)
        .where('f.scope', '<', hi)
        .where('f.fault', '=', sql<string>`any(${asked}::text[])`)
        .where('f.gone_at', input.gone ? 'is not' : 'is', null)
        .$if(input.own === true, (q) => q.where('f.scope', '=', unit.path))
        .$if(input.severity !== undefined, (q) => q.where('f.severity', '=', input.severity ?? ''))
        .$if(input.explained !== undefined, (q) => q.where('f.explained_on', input.explained ? 'is not' : 'is', null)),
      input,
      [
        ['found_at', 'desc'],
        ['id', 'desc'],
      ],
      (row) => row,
    );
    const names = new Map<string, Map<string, string>>();
    const kindOf = (fault: string) => checks.get(fault)?.subject ?? '';
    for (const [kind, records] of Map.groupBy(rows.items, (row) => kindOf(row.fault)))
      names.set(kind, await namesOf(ctx, kind, records));
    const notes = await notesOf(ctx, rows.items);
    return {
      ...rows,
      items: rows.items.map((row) => {
        const kind = kindOf(row.fault);
        const at = { id: row.unit_id, division: row.division, path: row.scope };
        return {
          id: row.id,
          check: row.fault,
          severity: row.severity,
          unitId: row.unit_id,
          unitName: row.unit_name,
          name: names.get(kind)?.get(row.subject_id) ?? null,
          link: ctx.services.integrity.subjects[kind]?.link(row.subject_id, row.unit_id) ?? '',
          facts: factsOf(row.facts),
          foundAt: row.found_at.toISOString(),
          seenAt: row.seen_at.toISOString(),
          goneAt: row.gone_at?.toISOString() ?? null,
          explainedOn: row.explained_on,
          notes: notes.get(row.id) ?? [],
          version: row.version,
          may: {
            'integrity.explain': ctx.may('integrity.explain', at)
              ? reasonsNotToExplain({ gone: row.gone_at !== null })
              : [{ code: 'right.missing' }],
          },
        };
      }),
    };
  },
});

function factsOf(facts: unknown): { key: string; value: string | number }[] {
  return Object.entries(facts as Record<string, unknown>).map(([key, value]) => ({
    key,
    value: typeof value === 'string' || typeof value === 'number' ? value : '—',
  }));
}

async function notesOf(ctx: Context, findings: readonly { id: string; division: string }[]) {
  if (findings.length === 0) return new Map<string, { reason: string; on: string; name: string }[]>();
  const rows = await ctx.tx
    .selectFrom('integrity_note')
    .select(['finding_id', 'reason', 'noted_on as on', 'noted_name as name'])
    .where('division', 'in', [...new Set(findings.map((each) => each.division))])
    .where(
      'finding_id',
      'in',
      findings.map((each) => each.id),
    )
    .orderBy('noted_at')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.finding_id)].map(([id, notes]) => [
      id,
      notes.map(({ reason, on, name }) => ({ reason, on, name })),
    ]),
  );
}

/** The units right below, with how many errors, warnings and notes are open at each and below it. */
export const listUnits = query({
  name: 'integrity.units',
  method: 'GET',
  path: '/units/{unit}/integrity-units',
  capability: 'integrity.read',
  summary: 'What the integrity checks found, by the units right below',
  input: s.object({ unit: s.id(), ...pageInput }),
  output: unitLines,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const seen = checksSeen(ctx, unit).map(({ id }) => id);
    const open = ctx.tx
      .selectFrom('integrity_finding as f')
      .where(sql<boolean>`${inTree('f', tree)}`)
      .where('f.gone_at', 'is', null)
      .where('f.fault', '=', sql<string>`any(${seen}::text[])`)
      .select(placeBelow('f.scope', unit.path).as('path'))
      .select((eb) =>
        SEVERITIES.map((severity) => eb.fn.countAll<number>().filterWhere('f.severity', '=', severity).as(severity)),
      )
      .groupBy(placeBelow('f.scope', unit.path));
    return await listPage(
      ctx,
      ctx.tx
        .selectFrom('unit as u')
        .leftJoin(open.as('n'), 'n.path', 'u.path')
        .select(['u.id', 'u.name', 'u.sort_key'])
        .select((eb) => SEVERITIES.map((severity) => eb.fn.coalesce(`n.${severity}`, sql<number>`0`).as(severity)))
        .where('u.parent_id', '=', unit.id)
        .where('u.closed_on', 'is', null),
      input,
      [
        ['error', 'desc'],
        ['warning', 'desc'],
        ['id', 'desc'],
      ],
      (row) => ({
        unitId: row.id,
        unitName: row.name,
        errors: Number(row.error),
        warnings: Number(row.warning),
        notes: Number(row.note),
      }),
    );
  },
});
