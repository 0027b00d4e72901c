import { sql } from 'kysely';
import { inTree, linesOf } from '../../organization/queries/lines.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import { refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type CandidateLine, CERTIFICATES, candidateLine, STATES } from '../candidate.ts';
import { candidateCourses } from '../codes.ts';
import { candidateColumns, groupsOf, groupTerm } from '../groups.ts';
import { openCaseOf, stageOf } from '../stage.ts';

const SORTS = ['name', '-name', 'entered', '-entered', 'unit', '-unit', 'closed', '-closed', 'certificate'] as const;

const filters = {
  unit: s.id(),
  /** open: whoever may still be admitted */
  state: s.optional(s.oneOf([...STATES, 'open', 'closed'])),
  stage: s.optional(s.code()),
  group: s.optional(s.code()),
  reason: s.optional(s.code()),
  certificate: s.optional(s.oneOf(CERTIFICATES)),
  /** closed between these days */
  closedFrom: s.optional(s.date()),
  closedTo: s.optional(s.date()),
  search: s.optional(s.text(100)),
};
const shape = s.object(filters);
type Filters = s.Infer<typeof shape>;

type Row = {
  id: string;
  full_name: string;
  unit_id: string;
  unit_name: string;
  sex: string;
  birth_date: string;
  state: string;
  stage: string;
  groups: string[];
  entered_on: string;
  listed_on: string | null;
  closed_on: string | null;
  close_reason: string | null;
  helpers: string | null;
  certificate_until: string | null;
  has_certificate: boolean;
  case_id: string | null;
  case_due: string | null;
};

/** Candidates of a unit and of all below it; without a state those who may still be admitted. */
export const listCandidates = query({
  name: 'candidate.list',
  method: 'GET',
  path: '/units/{unit}/candidates',
  capability: 'candidate.read',
  summary: 'Candidates of a unit and of everything below it',
  input: s.object({ ...filters, sort: s.optional(s.oneOf(SORTS)), ...pageInput }),
  output: pageOf(candidateLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { rulebook } = ctx.services;
    const tree = await subtree(ctx.tx, unit);
    const courses = candidateCourses(rulebook);
    const sort = (input.sort ?? 'name').replace('-', '');
    const order = {
      name: sql`l.sort_key`,
      entered: sql`l.entered_on`,
      unit: sql`l.unit_key`,
      closed: sql`coalesce(l.closed_on::text, '')`,
      certificate: sql`coalesce(l.certificate_until::text, '9999')`,
    }[sort];
    const lines = await linesOf<Row>(
      ctx,
      sql`l.*`,
      sql`from (select c.id, c.full_name, c.sort_key, c.unit_id, u.name as unit_name, u.sort_key as unit_key, c.sex, c.birth_date, c.state,
          ${stageOf(rulebook, 'c')} as stage, ${groupsOf(rulebook, candidateColumns('c'))} as groups, c.entered_on, c.listed_on, c.closed_on, c.close_reason,
          (select string_agg(h.person_name, ', ' order by h.valid_from) from candidate_helper h
            where h.division = c.division and h.candidate_id = c.id and h.valid_to = 'infinity') as helpers,
          held.until as certificate_until, held.n > 0 as has_certificate, f.id as case_id, nullif(f.due, 'infinity') as case_due
        from candidate c join unit u on u.id = c.unit_id
        left join lateral ${openCaseOf('c')} f on true
        cross join lateral (select max(p.valid_until) as until, count(*) as n from class_place p
          where p.division = c.division and p.candidate_id = c.id and p.state = 'finished' and p.course = any(${courses}::text[])) held
        where ${inTree('c', tree)} and ${narrowed(ctx, input)}) l where ${after(ctx, input)}`,
      { value: order ?? sql`l.sort_key`, id: sql`l.id`, down: input.sort?.startsWith('-') ?? false },
      input,
    );
    return { ...lines, items: lines.items.map(lineOf) };
  },
});

/** What the columns of the candidate's own row say. */
function narrowed(ctx: Context, input: Filters) {
  const { rulebook } = ctx.services;
  const group = rulebook.admissions.groups.find(({ id }) => id === input.group);
  if (input.group && !group) refuse('choice.unknown', undefined, { field: 'group' });
  const state = input.state ?? 'open';
  const terms = [
    state === 'open'
      ? sql`c.state in ('proposed', 'listed')`
      : state === 'closed'
        ? sql`c.state in ('admitted', 'refused', 'dropped')`
        : sql`c.state = ${state}`,
    ...(group ? [groupTerm(rulebook, group, candidateColumns('c'))] : []),
    ...(input.reason ? [sql`c.close_reason = ${input.reason}`] : []),
    ...(input.closedFrom ? [sql`c.closed_on >= ${input.closedFrom}`] : []),
    ...(input.closedTo ? [sql`c.closed_on <= ${input.closedTo}`] : []),
    ...searchWords(input.search ?? '').map((word) => sql`strpos(c.search_key, ${word}) > 0`),
  ];
  return sql.join(terms, sql` and `);
}

/** What is told from what hangs on him. */
function after(ctx: Context, input: Filters) {
  const soon = addTo(ctx.today, { days: ctx.services.rulebook.admissions.certificateDays });
  const certificate = {
    valid: sql`l.has_certificate and (l.certificate_until is null or l.certificate_until >= ${ctx.today})`,
    expiring: sql`l.certificate_until >= ${ctx.today} and l.certificate_until <= ${soon}`,
    expired: sql`l.certificate_until < ${ctx.today}`,
    none: sql`not l.has_certificate`,
    any: sql`true`,
  }[input.certificate ?? 'any'];
  return sql`${certificate} ${input.stage ? sql`and l.stage = ${input.stage}` : sql``}`;
}

function lineOf(row: Row): CandidateLine {
  return {
    id: row.id,
    name: row.full_name,
    unit: { id: row.unit_id, name: row.unit_name },
    sex: row.sex,
    birthYear: Number(row.birth_date.slice(0, 4)),
    state: row.state,
    stage: row.stage,
    groups: row.groups,
    enteredOn: row.entered_on,
    listedOn: row.listed_on,
    closedOn: row.closed_on,
    closeReason: row.close_reason,
    helpers: row.helpers,
    certificateUntil: row.certificate_until,
    hasCertificate: row.has_certificate,
    caseId: row.case_id,
    caseDue: row.case_due,
  };
}
