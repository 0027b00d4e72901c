import { type RawBuilder, sql } from 'kysely';
import { inTree, linesOf } from '../../organization/queries/lines.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { lastDayOf, monthOf } from '../../platform/clock.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import { refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { ownershipOf, usualSpan } from '../counting.ts';
import { admittedColumns, groupsOf, groupTerm } from '../groups.ts';
import { isAdmission, isFailure, isRecognition } from '../stat.ts';

const filters = {
  unit: s.id(),
  /** the first and the last day written in the decision; without them the term to date */
  from: s.optional(s.date()),
  to: s.optional(s.date()),
  group: s.optional(s.code()),
  setting: s.optional(s.code()),
  ownership: s.optional(s.code()),
  nonState: s.optional(s.flag()),
  /** in place of who was admitted: who was recognized in these months after the probation, or was not */
  probation: s.optional(s.oneOf(['recognized', 'not_recognized'])),
  search: s.optional(s.text(100)),
};
const shape = s.object(filters);

type Row = {
  id: string;
  person_id: string;
  full_name: string;
  unit_id: string;
  unit_name: string;
  on_day: string;
  admitted_on: string | null;
  ceremony_on: string | null;
  official_on: string | null;
  groups: string[];
  ownership: string | null;
};

/**
 * Who was admitted in a unit and below, or with `probation` what became of those who were: exactly the persons behind each count of admissions. As counts go by whole months, so does this list: from the
 * first day of the month of `from` to the last of that of `to`.
 */
export const listAdmissions = query({
  name: 'admission.list',
  method: 'GET',
  path: '/units/{unit}/admissions',
  capability: 'member.read',
  summary: 'Who was admitted in a unit and below, and when',
  input: s.object({
    ...filters,
    sort: s.optional(s.oneOf(['on', '-on', 'name', '-name', 'unit', '-unit'])),
    ...pageInput,
  }),
  output: pageOf(
    s.object({
      id: s.anyText(),
      personId: s.anyText(),
      name: s.anyText(),
      unit: s.object({ id: s.anyText(), name: s.anyText() }),
      /** the day it is told by: of the admission, of the recognition, of the end of the membership */
      on: s.anyText(),
      admittedOn: s.nullable(s.anyText()),
      ceremonyOn: s.nullable(s.anyText()),
      officialOn: s.nullable(s.anyText()),
      groups: s.list(s.anyText(), 30),
      ownership: s.nullable(s.anyText()),
    }),
  ),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const usual = await usualSpan(ctx, unit);
    const span = { from: input.from ?? usual.from, to: input.to ?? usual.to };
    const tree = await subtree(ctx.tx, unit);
    const { rulebook } = ctx.services;
    const columns = admittedColumns('m', 'p', 'c');
    const since = `${rulebook.admissions.countedSince}-01-01`;
    const first = `${monthOf(span.from)}-01`;
    const sort = input.sort ?? '-on';
    const told = toldBy(ctx, input.probation);
    const value = { on: told.day, name: sql`m.sort_key`, unit: sql`u.sort_key` }[sort.replace('-', '')];
    const lines = await linesOf<Row>(
      ctx,
      sql`m.id, m.person_id, m.full_name, m.unit_id, u.name as unit_name, ${told.day} as on_day, p.admitted_on, p.ceremony_on, p.official_on,
        ${groupsOf(rulebook, columns)} as groups, ${ownershipOf('m.scope')} as ownership`,
      sql`from membership m join person p on p.division = m.division and p.id = m.person_id join unit u on u.id = m.unit_id
        left join candidate c on c.division = m.division and c.person_id = m.person_id
        where ${inTree('m', tree)} and ${told.which} and ${told.day} >= ${first < since ? since : first} and ${told.day} <= ${lastDayOf(monthOf(span.to))}
        ${narrowed(ctx, input)}`,
      { value: value ?? told.day, id: sql`m.id`, down: sort.startsWith('-') },
      input,
    );
    return {
      ...lines,
      items: lines.items.map((row) => ({
        id: row.id,
        personId: row.person_id,
        name: row.full_name,
        unit: { id: row.unit_id, name: row.unit_name },
        on: row.on_day,
        admittedOn: row.admitted_on,
        ceremonyOn: row.ceremony_on,
        officialOn: row.official_on,
        groups: row.groups,
        ownership: row.ownership,
      })),
    };
  },
});

/** Which lines of the register are told of, as their counts have it, and by which day. */
function toldBy({ services: { rulebook } }: Context, probation: 'recognized' | 'not_recognized' | undefined) {
  if (probation === undefined) return { which: isAdmission(rulebook), day: sql`p.admitted_on` };
  return probation === 'recognized'
    ? { which: isRecognition(), day: sql`m.valid_from` }
    : { which: isFailure(rulebook), day: sql`m.valid_to` };
}

function narrowed(ctx: Context, input: s.Infer<typeof shape>): RawBuilder<unknown> {
  const { rulebook } = ctx.services;
  const group = rulebook.admissions.groups.find(({ id }) => id === input.group);
  if (input.group && !group) refuse('choice.unknown', undefined, { field: 'group' });
  const nonState = rulebook.committees.ownerships.filter((one) => one.nonState).map(({ id }) => id);
  const terms = [
    ...(group ? [groupTerm(rulebook, group, admittedColumns('m', 'p', 'c'))] : []),
    ...(input.setting ? [input.setting === NONE ? sql`u.setting is null` : sql`u.setting = ${input.setting}`] : []),
    ...(input.ownership ? [sql`${ownershipOf('m.scope')} = ${input.ownership}`] : []),
    ...(input.nonState ? [sql`${ownershipOf('m.scope')} = any(${nonState}::text[])`] : []),
    ...searchWords(input.search ?? '').map((word) => sql`strpos(m.search_key, ${word}) > 0`),
  ];
  return terms.length === 0 ? sql`` : sql`and ${sql.join(terms, sql` and `)}`;
}

/** Units without a kind of place. */
const NONE = 'none';
