import type { Actor } from '../../src/platform/access.ts';
import type { Commune } from '../../src/resolutions/testing.ts';

/** Something that happens in a commune; three numbers choose among what there is. */
export type Move = (w: Commune, a: number, b: number, c: number) => Promise<unknown>;

export const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
export const cellOf = (w: Commune, n: number) => at(w.cellIds, n);
export const secretaryOf = (w: Commune, unit: string): Actor => (unit === w.other ? w.people.mai : w.people.secretary);
export const owner = (w: Commune) => w.chibo.owner.db;
