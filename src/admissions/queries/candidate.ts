import { sql } from 'kysely';
import { addressOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { addTo, yearsBetween } from '../../platform/clock.ts';
import { against } from '../../platform/may.ts';
import { notFound, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type CandidateRecord, type CandidateState, candidateRecord } from '../candidate.ts';
import { candidateColumns, groupsOf } from '../groups.ts';
import { againstHelp, type CandidateRow, candidateRow, helperRows, NEVER, openCase, phoneOf } from '../reading.ts';
import { reasonsAgainstClosed } from '../rules/candidate.ts';
import { stageOf } from '../stage.ts';
import { casesOf, placesOf, tasksOf, verdictsOf } from './candidateLists.ts';

/** A candidate's record: by the right to read candidates where he is on the list; a helper reads whom he helps. */
export const getCandidate = query({
  name: 'candidate.get',
  method: 'GET',
  path: '/candidates/{id}',
  capability: 'signed-in',
  summary: "A candidate's record: facts, nominations, helpers, tasks, courses, cases",
  input: s.object({ id: s.id() }),
  output: candidateRecord,
  run: async (ctx, input) => {
    const row = await candidateRow(ctx, input.id);
    const helpers = await helperRows(ctx, row);
    const self = ctx.actor.person?.id;
    const helps = self !== undefined && helpers.some((each) => each.person_id === self && each.valid_to === NEVER);
    if (!helps) ctx.demand('candidate.read', addressOf(row));
    return await recordOf(ctx, row, helpers);
  },
});

/** Birth date and phone in the clear; each look is a line of the ledger. */
export const revealCandidate = query({
  name: 'candidate.reveal',
  method: 'GET',
  path: '/candidates/{id}/secrets',
  capability: 'candidate.keep',
  summary: "A candidate's birth date and phone unmasked; the look is recorded",
  recorded: true,
  input: s.object({ id: s.id() }),
  output: s.object({ id: s.anyText(), birthDate: s.anyText(), phone: s.nullable(s.anyText()) }),
  where: async (ctx, input) => addressOf(await candidateRow(ctx, input.id)),
  run: async (ctx, input) => {
    const row = await candidateRow(ctx, input.id);
    return { id: row.id, birthDate: row.birth_date, phone: phoneOf(ctx, row) };
  },
});

type Helpers = Awaited<ReturnType<typeof helperRows>>;

async function recordOf(ctx: Context, row: CandidateRow, helpers: Helpers): Promise<CandidateRecord> {
  const unit = addressOf(row);
  const full = ctx.may('candidate.keep', unit);
  const told = await toldOf(ctx, row);
  const over = await againstHelp(ctx, row);
  const nominations = await ctx.tx
    .selectFrom('nomination')
    .selectAll()
    .where('division', '=', row.division)
    .where('candidate_id', '=', row.id)
    .orderBy('decided_on')
    .orderBy('id')
    .execute();
  const remarks = await ctx.tx
    .selectFrom('candidate_remark')
    .selectAll()
    .where('division', '=', row.division)
    .where('candidate_id', '=', row.id)
    .orderBy('made_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return {
    id: row.id,
    unit: { id: unit.id, name: told.unitName },
    name: row.full_name,
    sortName: row.sort_name,
    sex: row.sex,
    ethnicity: row.ethnicity,
    birthYear: Number(row.birth_date.slice(0, 4)),
    birthDate: full ? row.birth_date : null,
    birthYearOnly: row.birth_year_only,
    age: yearsBetween(row.birth_date, ctx.today),
    education: row.education,
    occupation: row.occupation,
    employer: row.employer,
    ownership: row.ownership,
    homePlace: row.home_place,
    residence: row.residence,
    unionBody: row.union_body,
    unionSince: row.union_since,
    phoneTail: row.phone_tail,
    groups: told.groups,
    formerPersonId: row.former_person_id,
    leftOn: row.left_on,
    state: row.state,
    stage: told.stage,
    enteredOn: row.entered_on,
    enteredBy: row.entered_name,
    listedOn: row.listed_on,
    closedOn: row.closed_on,
    closeReason: row.close_reason,
    closeNote: row.close_note,
    personId: row.person_id,
    nominations: nominations.map((each) => ({
      id: each.id,
      body: each.body,
      bodyName: each.body_name,
      number: each.number_text,
      on: each.decided_on,
      votesFor: each.votes_for,
      votesOf: each.votes_of,
      remarks: each.remarks,
      fileId: each.file_id,
      by: each.by_name,
    })),
    helpers: helpersOf(ctx, helpers, remarks, over.length > 0),
    remarks: remarks.map((each) => ({ id: each.id, on: each.made_on, body: each.body, by: each.by_name })),
    tasks: await tasksOf(ctx, row),
    places: await placesOf(ctx, row),
    verdicts: await verdictsOf(ctx, row),
    cases: await casesOf(ctx, row),
    version: row.version,
    may: await mayOf(ctx, row, over),
  };
}

/** What is told by SQL alone: his stage, his groups, the name of his cell. */
async function toldOf(ctx: Context, row: CandidateRow) {
  const { rulebook } = ctx.services;
  const {
    rows: [told],
  } = await sql<{ stage: string; groups: string[]; unit_name: string }>`
    select ${stageOf(rulebook, 'c')} as stage, ${groupsOf(rulebook, candidateColumns('c'))} as groups, u.name as unit_name
    from candidate c join unit u on u.id = c.unit_id where c.division = ${row.division} and c.id = ${row.id}`.execute(
    ctx.tx,
  );
  if (!told) notFound();
  const byHand = new Set(rulebook.admissions.groups.filter((group) => group.when === undefined).map(({ id }) => id));
  return {
    stage: told.stage,
    unitName: told.unit_name,
    groups: told.groups.map((id) => ({ id, byHand: byHand.has(id) })),
  };
}

function helpersOf(
  ctx: Context,
  helpers: Helpers,
  remarks: readonly { helper_id: string; made_on: string }[],
  over: boolean,
): CandidateRecord['helpers'] {
  const { everyMonths } = ctx.services.rulebook.admissions.remarks;
  return helpers.map((each) => {
    const ended = each.valid_to !== NEVER;
    const last = remarks.find((remark) => remark.helper_id === each.id)?.made_on ?? each.valid_from;
    return {
      id: each.id,
      personId: each.person_id,
      name: each.person_name,
      togetherSince: each.together_since,
      from: each.valid_from,
      to: ended ? each.valid_to : null,
      endReason: each.end_reason,
      remarkDue: ended || over ? null : addTo(last, { months: everyMonths }),
      mayRemark: !ended && !over && each.person_id === ctx.actor.person?.id,
      version: each.version,
    };
  });
}

async function mayOf(ctx: Context, row: CandidateRow, over: Reason[]): Promise<Record<string, Reason[]>> {
  const unit = addressOf(row);
  const closed = reasonsAgainstClosed({ state: row.state as CandidateState, closedOn: row.closed_on });
  const inCase = (await openCase(ctx, row)) !== undefined;
  const keep = against(ctx, 'candidate.keep', unit, closed);
  const procedure = ctx.services.rulebook.admissions.procedures?.admission;
  const busy = closed.length === 0 && inCase ? [{ code: 'candidate.in_case' }] : closed;
  const listed =
    busy.length === 0 && row.state !== 'listed'
      ? [{ code: 'candidate.not_listed', values: { state: row.state } }]
      : busy;
  return {
    'candidate.correct': keep,
    'candidate.accept': keep.length === 0 && row.state !== 'proposed' ? [{ code: 'candidate.listed_already' }] : keep,
    'candidate.second': against(ctx, 'candidate.nominate', unit, closed),
    'candidate.drop': against(ctx, 'candidate.keep', unit, busy),
    'helper.assign': keep,
    // the charge of who helped somebody that was refused or dropped is ended by hand; it ends with a probation by itself
    'helper.end': against(ctx, 'candidate.keep', unit, row.state === 'admitted' ? over : []),
    'helper.remark': against(ctx, 'candidate.keep', unit, over),
    'trial.give': keep,
    'trial.judge': against(ctx, 'candidate.keep', unit, []),
    'place.ask': keep,
    'candidate.reveal': against(ctx, 'candidate.keep', unit, []),
    'case.open': procedure === undefined ? [{ code: 'procedure.unknown' }] : against(ctx, 'case.open', unit, listed),
  };
}
