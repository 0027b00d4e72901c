/** Which unit a word of a sheet means: by its code, else by its name without tones and capitals; never by guessing. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import { fold } from '../../rulebook/recognize.ts';

export type SheetUnit = {
  id: string;
  name: string;
  code: string | null;
  kind: string;
  setting: string | null;
  parentId: string | null;
};

export class UnitFinder {
  readonly #byId: Map<string, SheetUnit>;
  readonly #byCode: Map<string, SheetUnit[]>;
  readonly #byName: Map<string, SheetUnit[]>;

  constructor(units: readonly SheetUnit[]) {
    this.#byId = new Map(units.map((unit) => [unit.id, unit]));
    this.#byCode = Map.groupBy(
      units.filter(({ code }) => code !== null),
      ({ code }) => fold(code ?? ''),
    );
    this.#byName = Map.groupBy(units, ({ name }) => fold(name));
  }

  byId(id: string | undefined): SheetUnit | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** All that the word may mean; a code goes before a name. */
  all(said: string): readonly SheetUnit[] {
    const wanted = fold(said);
    return this.#byCode.get(wanted) ?? this.#byName.get(wanted) ?? [];
  }

  /** The one it means. Refuses sheet.unit_unknown, sheet.unit_several. */
  one(said: string): { unit: SheetUnit } | Reason {
    const all = this.all(said);
    const [unit] = all;
    if (!unit) return { code: 'sheet.unit_unknown', values: { said } };
    return all.length > 1 ? { code: 'sheet.unit_several', values: { said, n: all.length } } : { unit };
  }
}
