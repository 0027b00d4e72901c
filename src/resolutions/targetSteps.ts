/** The yearly steps of targets, each with where the target really stood by the end of that year. */
import type { Context } from '../platform/bus/command.ts';
import { stepProgress } from './progress.ts';
import type { StepLine, ValueLine } from './steps.ts';

type Target = { id: string; division: string; base_value: string | null };
export type Stepped = { steps: StepLine[]; values: ValueLine[] };

/** By target: its steps with their progress, and the values recorded, oldest first. Of two values for a day the later one stands. */
export async function stepsOf(ctx: Context, targets: Target[]): Promise<Map<string, Stepped>> {
  const [first] = targets;
  if (!first) return new Map();
  const ids = targets.map((t) => t.id);
  const steps = await ctx.tx
    .selectFrom('target_step')
    .select(['target_id', 'year', 'goal'])
    .where('division', '=', first.division)
    .where('target_id', 'in', ids)
    .orderBy('year')
    .execute();
  const values = await ctx.tx
    .selectFrom('target_value')
    .select(['target_id', 'measured_on', 'value', 'source', 'by_name'])
    .where('division', '=', first.division)
    .where('target_id', 'in', ids)
    .orderBy('measured_on')
    .orderBy('made_at')
    .execute();
  return new Map(
    targets.map((target) => {
      const measured = values.filter((v) => v.target_id === target.id);
      return [
        target.id,
        {
          steps: steps
            .filter((s) => s.target_id === target.id)
            .map((step) => {
              const last = measured.findLast((v) => v.measured_on <= `${step.year}-12-31`);
              return {
                year: step.year,
                goal: step.goal,
                value: last?.value ?? null,
                measuredOn: last?.measured_on ?? null,
                progress: stepProgress(
                  Number(target.base_value ?? 0),
                  Number(step.goal),
                  last ? Number(last.value) : null,
                ),
              };
            }),
          values: measured.map((v) => ({ on: v.measured_on, value: v.value, source: v.source, by: v.by_name })),
        },
      ];
    }),
  );
}
