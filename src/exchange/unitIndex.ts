/** Finding the unit that a word of the file means: names repeat from commune to commune, and each commune is a part of a large file. Pure. */
import { fold } from '../rulebook/recognize.ts';
import { textOf } from './cells.ts';
import type { SourceRow } from './mapping.ts';
import type { UnitPlan } from './units.ts';

/** The commune that a row names, folded; '' where it names none. */
export function communeOf(row: SourceRow): string {
  return fold(textOf(row.values.commune ?? ''));
}

/** The branches below the unit that the file goes under: communes, or cells directly below it. */
export class Branches {
  readonly #byId: Map<string, UnitPlan>;
  readonly #top: UnitPlan | null;
  readonly #numbers = new Map<UnitPlan, number>();

  constructor(present: UnitPlan[], top: UnitPlan | null) {
    this.#byId = new Map(present.map((plan) => [plan.existing?.id ?? '', plan]));
    this.#top = top;
  }

  #above(plan: UnitPlan): UnitPlan | null {
    return plan.parent ?? this.#byId.get(plan.existing?.parentId ?? '') ?? null;
  }

  /** The unit directly below the top that this one is or lies under; null for the top itself. */
  of(plan: UnitPlan): UnitPlan | null {
    if (plan === this.#top) return null;
    for (let at = plan; ; ) {
      const above = this.#above(at);
      if (above === null || above === this.#top) return at;
      at = above;
    }
  }

  isBranch(plan: UnitPlan): boolean {
    return this.of(plan) === plan;
  }

  /** The part of a large file that a row about this unit belongs to, and the branch it is about. */
  partOf(plan: UnitPlan): { part: number; branch: string | undefined } {
    return { part: this.#numberOf(plan), branch: this.of(plan)?.name };
  }

  /** 1, 2, 3… in the order in which branches are asked for; 0 for the top itself. */
  #numberOf(plan: UnitPlan): number {
    const branch = this.of(plan);
    if (branch === null) return 0;
    const number = this.#numbers.get(branch) ?? this.#numbers.size + 1;
    this.#numbers.set(branch, number);
    return number;
  }
}

/** Units by name and code. */
export class UnitIndex {
  readonly #byWord = new Map<string, UnitPlan[]>();
  readonly #branches: Branches;

  constructor(branches: Branches) {
    this.#branches = branches;
  }

  /** A unit of the file that is known already stands here once; the last added comes first. */
  add(plan: UnitPlan): void {
    for (const word of new Set([fold(plan.name), ...(plan.code === null ? [] : [fold(plan.code)])])) {
      const others = this.#byWord.get(word)?.filter((each) => each !== plan) ?? [];
      this.#byWord.set(word, [plan, ...others]);
    }
  }

  /** Those that the word may mean: those of the commune, where the row names one and it has any; those of the file before others. */
  find(word: string, commune: string): UnitPlan[] {
    const all = this.#byWord.get(fold(word)) ?? [];
    if (all.length < 2) return all;
    if (commune === '') return all;
    const near = all.filter((plan) => this.#namesOf(plan).includes(commune));
    if (near.length > 0) return near;
    // `Gào` is short for `Đảng bộ xã Gào`
    const short = all.filter((plan) => this.#namesOf(plan).some((name) => name.endsWith(` ${commune}`)));
    return short.length > 0 ? short : all;
  }

  #namesOf(plan: UnitPlan): string[] {
    const branch = this.#branches.of(plan);
    return branch === null ? [] : [fold(branch.name), fold(branch.code ?? '')];
  }
}
