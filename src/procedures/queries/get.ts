import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { pollsOn } from '../../votes/poll.ts';
import { votingRuleOf } from '../../votes/voting.ts';
import { affairRows } from '../affair.ts';
import { type CaseRecord, caseRecord } from '../case.ts';
import { formsOfProcedure } from '../forms/declared.ts';
import { partsOf } from '../needs.ts';
import {
  type CaseRow,
  casePlace,
  caseRow,
  clockRows,
  factsOf,
  isOwn,
  otherSideOf,
  placeOf,
  procedureOf,
  standpointOf,
  stepIn,
  voteNeed,
} from '../reading.ts';
import { dropsAt, reasonsNotToJoin, reasonsNotToPause, reasonsNotToResume } from '../rules/standing.ts';
import { fieldView, type Shown, sameIn, stepViews } from '../shown.ts';
import { lineOf } from './list.ts';

/** A case, whole: steps, needs, clocks, papers, remarks, votes. The person himself reads his own. */
export const getCase = query({
  name: 'case.get',
  method: 'GET',
  path: '/cases/{id}',
  capability: 'signed-in',
  summary: 'A case with its steps, clocks, papers and votes',
  input: s.object({ id: s.id() }),
  output: caseRecord,
  recorded: true,
  run: async (ctx, input): Promise<CaseRecord> => {
    const row = await caseRow(ctx, input.id);
    const unit = addressOf(row);
    const other = otherSideOf(row);
    // from which side one comes: the own one, the other one, or as the person it is about
    if (!isOwn(ctx, row) && !(other && ctx.may('case.read', other))) ctx.demand('case.read', unit);
    const { procedure, rules } = await procedureOf(ctx, row);
    const parts = await partsOf(ctx, row);
    const clocks = await clockRows(ctx, row);
    const units = await unitNamesOf(ctx, row, parts);
    // remarks are given in confidence to those who handle the case; whoever sees it from elsewhere would find them missing, not hidden
    const whole = ctx.may('case.read', unit);
    const at = await standpointOf(ctx, procedure, casePlace(row));
    const shown: Shown = { row, procedure, rules, parts, clocks, units, at, whole };
    const { papers, opinions } = rules.rulebook.procedures;
    const asked = formsOf(shown);
    const kinds = opinions.filter((kind) =>
      procedure.steps.some((step) => (step.needs ?? []).some((n) => 'opinion' in n && n.opinion === kind.id)),
    );
    const nameOf = (id: string | null) => (id === null ? null : { id, name: units.get(id) ?? '' });
    const kindOf = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', row.unit_id).executeTakeFirst();
    const vote = voteNeed(procedure, row.step);
    return {
      ...lineOf(ctx, {
        ...row,
        unit_name: units.get(row.unit_id) ?? '',
        unit_kind: kindOf?.kind ?? '',
        other_name: units.get(row.other_unit_id ?? '') ?? null,
      }),
      procedure: { id: procedure.id, label: procedure.label },
      decidedAbove: procedure.steps.some((step) => step.side === 'above'),
      affair: await affairOf(ctx, row),
      facts: factLines(shown),
      steps: await stepViews(ctx, shown),
      papers: parts.papers.map((paper) => {
        const form = papers.find((each) => each.id === paper.form);
        return {
          id: paper.id,
          form: paper.form,
          code: form?.code ?? null,
          label: form?.label ?? sameIn(paper.form),
          common: paper.common_id !== null,
          state: paper.state,
          dated: paper.dated,
          numberText: paper.number_text,
          issuer: paper.issuer,
          note: paper.note,
          fileId: paper.file_id,
          by: paper.recorded_name,
          at: paper.recorded_at.toISOString(),
          version: paper.version,
        };
      }),
      forms: papers
        .filter((form) => asked.has(form.id))
        .map((form) => ({ id: form.id, code: form.code ?? null, label: form.label, many: form.many ?? false })),
      documents: whole
        ? formsOfProcedure(ctx.services.rulebook, procedure.id).map(({ kind, code, label, steps }) => ({
            kind,
            code,
            label,
            steps,
          }))
        : [],
      opinions: (whole ? parts.opinions : []).map((opinion) => {
        const kind = opinions.find((each) => each.id === opinion.kind);
        return {
          id: opinion.id,
          kind: { id: opinion.kind, label: kind?.label ?? sameIn(opinion.kind) },
          from: opinion.from_name,
          unit: nameOf(opinion.other_unit_id),
          askedOn: opinion.asked_on,
          due: opinion.due,
          answeredOn: opinion.answered_on,
          stance: opinion.stance,
          votesFor: opinion.votes_for,
          votesAgainst: opinion.votes_against,
          body: opinion.body,
          by: opinion.written_name,
          version: opinion.version,
        };
      }),
      opinionKinds: kinds.map((kind) => ({
        id: kind.id,
        label: kind.label,
        counts: kind.counts ?? false,
        unit: kind.unit ?? false,
      })),
      polls: await pollsOn(ctx.tx, unit, row.id),
      voting: vote ? votingRuleOf(rules, vote.vote, vote.body === 'committee' ? 'committee' : undefined) : null,
      pauses: (procedure.pauses ?? []).map(({ id, label }) => ({ id, label })),
      drops: procedure.drops
        .filter((drop) => dropsAt(drop, row.step))
        .map(({ id, label, effect }) => ({ id, label, effect: effect ?? null })),
      openedBy: row.opened_name,
      ruledOn: row.ruled_on,
      version: row.version,
      may: mayOf(ctx, row, unit, { shown, body: vote?.body ?? null }),
    };
  },
});

/** The others of the affair, as the reader may see them. */
async function affairOf(ctx: Context, row: CaseRow): Promise<CaseRecord['affair']> {
  if (row.affair_id === null) return null;
  const others = (await affairRows(ctx, row)).filter((each) => each.id !== row.id);
  return others.map((each) => {
    const line = lineOf(ctx, { ...each, unit_name: '', unit_kind: '', other_name: null });
    const { id, subject, state, step, outcome } = line;
    return { id, subject: { id: subject.id, name: subject.name }, state, step, outcome };
  });
}

function mayOf(
  ctx: Context,
  row: CaseRow,
  unit: UnitRef,
  { shown, body }: { shown: Shown; body: string | null },
): Record<string, Reason[]> {
  const step = stepIn(shown.procedure, row.step);
  const ended: Reason[] = row.state === 'ended' ? [{ code: 'case.ended' }] : [];
  const still: Reason[] = row.state === 'paused' ? [{ code: 'case.paused' }] : ended;
  const pauses = shown.procedure.pauses ?? [];
  const here = placeOf(row, step);
  return {
    'case.take': ctx.may(step.by, here) ? still : [{ code: 'right.missing', values: { capability: step.by } }],
    'case.join': against(ctx, shown.procedure.opens.by, unit, reasonsNotToJoin(row, shown.procedure)),
    'case.paper': against(ctx, 'case.handle', unit, ended),
    'case.ask': against(ctx, 'case.handle', unit, ended),
    'case.opine': against(ctx, 'case.answer', unit, []),
    'case.vote': against(ctx, 'case.review', unit, body === 'committee' ? still : [{ code: 'case.no_vote' }]),
    'case.pause': against(
      ctx,
      'case.handle',
      unit,
      pauses.length === 0 ? [{ code: 'pause.unknown' }] : reasonsNotToPause(row, pauses, pauses[0]?.id ?? ''),
    ),
    'case.resume': against(ctx, 'case.handle', unit, reasonsNotToResume(row)),
    'case.extend': against(
      ctx,
      step.clock?.extendBy ?? 'case.decide',
      unit,
      step.clock?.extendBy ? still : [{ code: 'clock.fixed' }],
    ),
    'case.drop': ctx.may(step.by, here) ? ended : against(ctx, shown.procedure.opens.by, unit, ended),
  };
}

/** Forms that the procedure asks for, or that lie in the file. */
function formsOf({ procedure, parts }: Shown): ReadonlySet<string> {
  const needed = procedure.steps
    .flatMap((step) => step.needs ?? [])
    .flatMap((need) => ('paper' in need ? [need.paper] : []));
  return new Set([...needed, ...parts.papers.map((paper) => paper.form)]);
}

/** What was entered, in the order of the procedure's fields. */
function factLines({ row, procedure }: Shown): CaseRecord['facts'] {
  const facts = factsOf(row);
  const fields = [...(procedure.opens.fields ?? []), ...procedure.steps.flatMap((step) => step.fields ?? [])];
  return fields.flatMap((field) => {
    const value = facts[field.id];
    if (value === undefined || value === null) return [];
    const name = facts[`${field.id}_name`];
    const linked = field.kind === 'unit' || field.kind === 'person';
    return [
      {
        field: fieldView(field),
        value: String(value),
        text: typeof name === 'string' ? name : String(value),
        link: linked ? { kind: field.kind, id: String(value) } : null,
      },
    ];
  });
}

async function unitNamesOf(ctx: Context, row: CaseRow, parts: Shown['parts']): Promise<Map<string, string>> {
  const ids = [
    row.unit_id,
    row.other_unit_id,
    ...parts.steps.map((entry) => entry.taken_for),
    ...parts.opinions.map((each) => each.other_unit_id),
  ];
  const rows = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids.filter((id) => id !== null))])
    .execute();
  return new Map(rows.map((each) => [each.id, each.name]));
}
