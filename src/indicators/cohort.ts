/** Words of the comparison of dual and single posts (M73). Shared with the browser: types, schemas and what follows from numbers. */
import * as s from '../platform/schema.ts';
import { hideSmall } from './hiding.ts';

/** dual: in one hand on every day of the period; single: never; changed: on some days; vacant: without a secretary on some day, and never dual. */
export const COHORTS = ['dual', 'single', 'changed', 'vacant'] as const;
export type Cohort = (typeof COHORTS)[number];
/** The two that are compared. */
export const COMPARED = ['dual', 'single'] as const;

export const COHORT_MEASURES = ['meetings', 'attendance', 'plans', 'tasks', 'proposals', 'admissions'] as const;
export type CohortMeasure = (typeof COHORT_MEASURES)[number];

export const cohortLine = s.object({
  measure: s.oneOf(COHORT_MEASURES),
  /** part and whole of each; null: the group is too small to be shown */
  dual: s.nullable(s.object({ n: s.anyNumber(), of: s.anyNumber() })),
  single: s.nullable(s.object({ n: s.anyNumber(), of: s.anyNumber() })),
});
export type CohortLine = s.Infer<typeof cohortLine>;

export type Counted = Record<CohortMeasure, { n: number; of: number }>;

/**
 * The two groups side by side: a group with fewer cells than may be shown (a few people would be known by it) has no figures. In: cells of
 * each group, what was counted of both, the smallest group shown (0: nothing is hidden). Out: cells of each group as they may be shown,
 * and a line for each measure.
 */
export function compareCohorts(
  cells: Record<Cohort, number>,
  counted: Record<(typeof COMPARED)[number], Counted>,
  smallest: number,
): { cells: Record<Cohort, number | null>; lines: CohortLine[] } {
  const shown = hideSmall(
    COHORTS.map((cohort) => cells[cohort]),
    smallest,
  );
  const sizes = Object.fromEntries(COHORTS.map((cohort, i) => [cohort, shown[i] ?? null])) as Record<
    Cohort,
    number | null
  >;
  const figure = (cohort: (typeof COMPARED)[number], measure: CohortMeasure) =>
    sizes[cohort] === null ? null : counted[cohort][measure];
  return {
    cells: sizes,
    lines: COHORT_MEASURES.map((measure) => ({
      measure,
      dual: figure('dual', measure),
      single: figure('single', measure),
    })),
  };
}
