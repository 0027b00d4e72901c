/** Units that a row of the members' sheet puts in the person's charge: `Phụ trách chi bộ` (M27, M34). Pure. */
import type { Reason } from '../platform/refusal.ts';
import { wordsIn } from './cells.ts';
import type { SourceRow } from './mapping.ts';
import type { HeldPost } from './posts.ts';
import { communeOf } from './unitIndex.ts';
import type { Judging, UnitJudgement, UnitPlan } from './units.ts';

/** A charge that begins: of which unit, in the name of which one above. */
export type BegunDuty = { unit: UnitPlan; from: UnitPlan };
type DutyVerdict = { units: UnitPlan[]; reasons: Reason[]; warnings: Reason[] };

const FIELD = 'oversees';

/**
 * Reads the column row by row. Refused: a unit that nobody knows or that several may be, one with nothing above it, and every new
 * charge of a file of somebody who may not put anybody in charge (`overseer.assign`): with a charge come rights. A unit of another part of a
 * large file is a warning, and its charge is not recorded.
 */
export function dutyJudge({ all, index }: Pick<UnitJudgement, 'all' | 'index'>, judging: Judging) {
  const { present, rulebook, mayOversee } = judging;
  const byId = new Map(all.flatMap((plan) => (plan.existing ? [[plan.existing.id, plan] as const] : [])));
  const committees = new Set(rulebook.unitKinds.filter((kind) => kind.isCommittee).map((kind) => kind.id));
  const known = new Set(present.duties.map((duty) => `${duty.personId} ${duty.unitId}`));
  const posts = new Set(present.posts.map((post) => `${post.personId} ${post.unitId}`));
  const over = (plan: UnitPlan) => plan.parent ?? byId.get(plan.existing?.parentId ?? '') ?? null;
  return {
    /** The units that the row puts in the charge of this person (null: a new one) and that are not in it yet. */
    read: (row: SourceRow, personId: string | null): DutyVerdict => {
      const verdict: DutyVerdict = { units: [], reasons: [], warnings: [] };
      for (const word of wordsIn(row.values[FIELD] ?? '')) {
        const named = index.find(word, communeOf(row));
        const [unit] = named;
        const values = { unit: word.slice(0, 80) };
        if (!unit && present.isPart) verdict.warnings.push({ code: 'overseer.other_part', field: FIELD, values });
        else if (!unit) verdict.reasons.push({ code: 'unit.unknown', field: FIELD, values });
        else if (named.length > 1) verdict.reasons.push({ code: 'unit.ambiguous', field: FIELD, values });
        else if (!over(unit)) verdict.reasons.push({ code: 'overseer.none_above', field: FIELD, values });
        else if (known.has(`${personId} ${unit.existing?.id}`) || verdict.units.includes(unit)) continue;
        else if (!mayOversee) verdict.reasons.push({ code: 'overseer.no_right', field: FIELD, values });
        else verdict.units.push(unit);
      }
      return verdict;
    },
    /** In whose name: of the nearest unit above where the person holds a post or begins one, else of the nearest committee. */
    given: (units: UnitPlan[], personId: string | null, begun: HeldPost[]): BegunDuty[] =>
      units.map((unit) => {
        const above: UnitPlan[] = [];
        for (let at = over(unit); at !== null; at = over(at)) above.push(at);
        const own = above.find(
          (plan) => posts.has(`${personId} ${plan.existing?.id}`) || begun.some((post) => post.unit === plan),
        );
        return { unit, from: own ?? above.find((plan) => committees.has(plan.kind)) ?? (above[0] as UnitPlan) };
      }),
  };
}
