/** Where the rules on candidates and admissions bite. */
import type { Use } from './uses.ts';

export const ADMISSION_USES: readonly Use[] = [
  {
    use: 'admission_age_now',
    bites: 'decides',
    by: ['case.open', 'case.take', 'candidate.nominate'],
    in: 'src/admissions/codes.ts',
    asks: 'findRuleOn(rulebook, id, on, overlays)',
    rules: ({ admissions }) => [admissions.rules.age],
  },
  {
    use: 'introducers',
    bites: 'decides',
    by: ['case.open', 'helper.assign'],
    in: 'src/admissions/codes.ts',
    asks: 'findRuleOn(rulebook, helpers.rule, on, overlays)',
    rules: ({ admissions }) => [admissions.helpers?.rule],
  },
  {
    use: 'readmission',
    bites: 'decides',
    by: ['case.open'],
    in: 'src/admissions/cases/checks.ts',
    asks: 'reasonsAgainstReadmission(left',
    rules: ({ admissions }) => [admissions.rules.readmission],
  },
  {
    use: 'course_validity',
    bites: 'decides',
    by: ['class.finish', 'place.certify'],
    in: 'src/admissions/codes.ts',
    asks: 'rule: course.valid',
    rules: ({ admissions }) => admissions.courses.map((course) => course.valid),
  },
  {
    use: 'candidate_review',
    bites: 'cites',
    by: ['candidate.review', 'attention.list'],
    in: 'src/admissions/attention.ts',
    asks: 'admissions.rules.review',
    rules: ({ admissions }) => [admissions.rules.review],
  },
  {
    use: 'group_numbers',
    bites: 'decides',
    by: ['candidate.counts', 'admission.overview', 'admission.planned'],
    in: 'src/admissions/groups.ts',
    asks: 'findRuleOn(ctx.services.rulebook, id, ctx.today)',
    rules: ({ membership }) => [membership.counting.smallGroup],
  },
];
