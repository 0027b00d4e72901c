/**
 * Discipline of members, told from their cases: what is in force on a day (it ends by itself by the day of the rule, DIS-06, whoever has closed the
 * case or not), what is still looked into, what is over. Which cases these are, the rulebook's procedures say by their effects.
 */
import { addressOf } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import { type CaseRow, factsOf, lengthOf } from '../procedures/reading.ts';
import { endOfPeriod } from '../procedures/rules/clock.ts';
import { type CaseRules, rulesOfCase } from '../rulebook/cases.ts';
import type { Procedure } from '../rulebook/schema.ts';
import { type Discipline, disciplineState, type Measure } from './rules/discipline.ts';

const BEGINS = 'begin_discipline';
const ENDS = 'end_discipline';
const ANNULS = 'annul_discipline';

const outcomesOf = (procedure: Procedure) => procedure.steps.flatMap((step) => step.outcomes);
const leadsTo = (procedure: Procedure, effect: string) => outcomesOf(procedure).some((each) => each.effect === effect);

/** The discipline of these people on a day, by person; whoever has none is not in it. Only what lies in the reader's scope; whether he may know of it, the caller asks. */
export async function disciplineOf(
  ctx: Context,
  personIds: readonly string[],
  on: string = ctx.today,
): Promise<ReadonlyMap<string, Discipline>> {
  const procedures = ctx.services.rulebook.procedures.procedures.filter((each) => leadsTo(each, BEGINS));
  if (personIds.length === 0 || procedures.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('case_file')
    .selectAll()
    .where('person_id', 'in', [...new Set(personIds)])
    .where(
      'procedure',
      'in',
      procedures.map((each) => each.id),
    )
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const people = new Map<string, Measure[]>();
  for (const row of rows) {
    const measures = people.get(row.person_id ?? '') ?? [];
    people.set(row.person_id ?? '', [...measures, await measureOf(ctx, row)]);
  }
  return new Map([...people].map(([person, measures]) => [person, disciplineState(measures, on)]));
}

/** What a case says of discipline: its form, since when and until when it holds. */
async function measureOf(ctx: Context, row: CaseRow): Promise<Measure> {
  const rules = await rulesOfCase(ctx, addressOf(row), row);
  const procedure = rules.rulebook.procedures.procedures.find((each) => each.id === row.procedure);
  const { discipline_on, form } = factsOf(row);
  const since = typeof discipline_on === 'string' ? discipline_on : null;
  const fields = (procedure?.steps ?? []).flatMap((each) => each.fields ?? []).filter((field) => field.id === 'form');
  const choices = fields.flatMap((field) => field.choices ?? []);
  const term = procedure && termOf(procedure);
  const step = procedure?.steps.find((each) => each.id === row.step);
  const outcome = procedure && outcomesOf(procedure).find((each) => each.id === row.outcome);
  return {
    caseId: row.id,
    label: choices.find((choice) => choice.id === form)?.label ?? null,
    since,
    until: since === null || term === undefined ? null : endOf(rules, term, since),
    rule: term?.rule ?? null,
    ended: row.state === 'ended',
    endedOn: row.ended_on,
    annulled: outcome?.effect === ANNULS,
    // an appeal that is open keeps it in force past its year
    contested: row.state !== 'ended' && (step?.outcomes ?? []).some((each) => each.effect === ANNULS),
  };
}

/** The period after which a form of discipline holds no more: that of the step which ends it. */
function termOf(procedure: Procedure) {
  const step = procedure.steps.find((each) => each.outcomes.some((outcome) => outcome.effect === ENDS));
  return step?.notBefore ?? step?.clock;
}

function endOf(rules: CaseRules, term: { rule: string; key?: string | undefined }, since: string): string | null {
  const length = lengthOf(rules, term);
  return length && endOfPeriod(rules.rulebook.calendar, since, length);
}
