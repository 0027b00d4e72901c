/** Whether parts can be parts of their whole, and add up to it where they are all there are. Pure. */
import { spread } from './arithmetic.ts';
import type { Judged } from './judgeShare.ts';
import type { Quantity } from './quantities.ts';
import { dividedBy, type Relation } from './relations.ts';

export type PartsVerdict = { part: Quantity; whole: Quantity; last: Quantity; judged: Judged | null };

/** In: a relation of a sentence. `plan`: the sentence speaks of a plan, which may be exceeded. */
export function judgeParts(relation: Relation, plan: boolean): PartsVerdict | null {
  const { wholes, list, how } = relation;
  const [nearest] = wholes;
  if (!nearest) return null;
  const above = list.find((part) => wholes.every((whole) => least(part) > most(whole)));
  if (above && !(how === 'of' && plan))
    return { part: above, whole: nearest, last: above, judged: aboveWhole(above.value, nearest.value) };
  const last = list.at(-1) ?? relation.part;
  const exact = list.every(({ sense }) => sense === 'exact');
  const sum = list.reduce((all, { value }) => all + value, 0);
  const ok: PartsVerdict = { part: relation.part, whole: nearest, last, judged: null };
  if (list.length < 2 || !exact || !divides(relation)) return ok;
  if (wholes.some((whole) => sum >= least(whole) && sum <= most(whole))) return ok;
  const whole = wholes.find(({ sense }) => sense === 'exact') ?? nearest;
  return {
    ...ok,
    whole,
    judged: {
      kind: 'parts_do_not_add_up',
      given: whole.value,
      computed: sum,
      why: [{ code: 'sum', values: { parts: list.map(({ value }) => value), sum, whole: whole.value } }],
      nearest: [
        { what: 'whole', value: sum, gives: null },
        ...list
          .map(({ value }) => value + whole.value - sum)
          .filter((value) => value >= 0)
          .map((value) => ({ what: 'part' as const, value, gives: null })),
      ],
    },
  };
}

/** A part of more than its whole. */
export function aboveWhole(part: number, whole: number): Judged {
  return {
    kind: 'part_above_whole',
    given: part,
    computed: whole,
    why: [{ code: 'above', values: { part, whole } }],
    nearest: [{ what: 'part', value: whole, gives: null }],
  };
}

/**
 * Whether the parts are all there are: the words say so ("consisting of", "the rest"), or the nouns do. "Of which" alone does not:
 * there may be others, and women and young people may be the same.
 */
function divides({ how, list, complete, wholes }: Relation): boolean {
  const kinds = new Set(list.map(({ noun }) => noun?.noun));
  const whole = wholes[0]?.noun;
  if (how === 'division' || complete) return kinds.size === 1 && whole?.noun !== undefined && kinds.has(whole.noun);
  return wholes.some((each) => dividedBy(each, list));
}

function least(q: Quantity): number {
  return spread(q.value, q.sense).from;
}

function most(q: Quantity): number {
  return spread(q.value, q.sense).to;
}
