/** Who can open a closed period again. */
import type { Context } from '../platform/bus/command.ts';
import type { Post } from '../rulebook/schema.ts';
import type { Label } from '../rulebook/schemaBase.ts';

/** The posts at units of a kind whose holders may open what was closed there, in the order of the rulebook. */
export function openersAt({ services }: Pick<Context, 'services'>, kind: string): Post[] {
  return services.rulebook.posts.filter(
    ({ at, grants }) => at.includes(kind) && grants.some(({ capabilities }) => capabilities.includes('period.open')),
  );
}

/** A post as one speaks of the one at a certain unit. */
export function theOne({ vi, en, ar }: Post['label']): Label {
  return { vi: vi.the ?? vi.one, en: en.the ?? en.one, ar: ar.the ?? ar.one };
}
