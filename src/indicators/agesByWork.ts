/** Members by age beside their occupation, and those who study: a table of numbers, each with the list behind it (M45). */
import { sql } from 'kysely';
import { subtree, unitName, unitOf } from '../organization/tree.ts';
import { MAY_LAG, query } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { bandOf } from './ages.ts';
import { ageBands } from './breakdown.ts';

const row = s.object({
  /** a code of the rulebook's occupations; empty: not written down */
  code: s.anyText(),
  total: s.anyNumber(),
  /** in the order of the bands */
  counts: s.list(s.anyNumber(), 50),
});

/** Asked for with the right to read members, who sees each of these people anyway: no group is too small to be shown. */
export const unitAges = query({
  name: 'unit.ages',
  method: 'GET',
  path: '/units/{id}/ages',
  capability: 'member.read',
  mayLag: MAY_LAG,
  summary: 'Members of a unit by age and occupation, and those who study',
  input: s.object({ id: s.id() }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    bands: s.list(s.object({ code: s.anyText(), bornFrom: s.nullable(s.anyNumber()), bornTo: s.anyNumber() }), 50),
    occupations: s.list(row, 200),
    students: row,
    all: row,
  }),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, _input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const name = await unitName(ctx.tx, unit);
    const range = sql`division = any(${tree.divisions}::text[]) and scope >= ${tree.lo} and scope < ${tree.hi}`;
    const { rows } = await sql<{ measure: string; code: string; born: string; n: number }>`
      select measure, code, born::text as born, sum(n)::int as n from member_age_stat_seen where ${range} group by measure, code, born
      union all select 'all', '', code, sum(n)::int from member_code_stat where ${range} and measure = 'birth_year' group by code`.execute(
      ctx.tx,
    );
    const bands = ageBands(ctx);
    const counted = (code: string, of: typeof rows) => {
      const counts = bands.map((band) =>
        of.filter(({ born }) => bandOf(born, bands) === band.code).reduce((sum, { n }) => sum + n, 0),
      );
      return { code, total: of.reduce((sum, { n }) => sum + n, 0), counts };
    };
    const all = counted(
      '',
      rows.filter(({ measure }) => measure === 'all'),
    );
    const worked = rows.filter(({ measure }) => measure === 'occupation');
    const known = ctx.services.rulebook.admissions.occupations.map(({ id }) => id);
    const codes = [...known, ...new Set(worked.map(({ code }) => code).filter((code) => !known.includes(code)))];
    const occupations = codes.map((code) =>
      counted(
        code,
        worked.filter((each) => each.code === code),
      ),
    );
    const told = counted('', worked);
    const unknown = {
      code: '',
      total: all.total - told.total,
      counts: all.counts.map((n, i) => n - (told.counts[i] ?? 0)),
    };
    return {
      unit: { id: unit.id, name },
      bands,
      occupations: [...occupations, unknown].filter(({ total }) => total > 0),
      students: counted(
        '',
        rows.filter(({ measure }) => measure === 'study'),
      ),
      all,
    };
  },
});
