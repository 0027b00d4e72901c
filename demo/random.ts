/** A small seeded generator, so that the demo is the same everywhere. */
export type Random = {
  next(): number;
  pick<T>(list: readonly T[]): T;
  whole(min: number, max: number): number;
};

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    whole: (min, max) => min + Math.floor(next() * (max - min + 1)),
  };
}

/** A generator of one's own for a code: what one unit draws does not change what another does, in whatever order they act. */
export function seededBy(code: string): Random {
  let seed = 0x811c9dc5;
  for (const character of code) seed = Math.imul(seed ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return seeded(seed);
}

/** `parts` sizes between `min` and `max` that add up to `total`. */
export function sizesOf(random: Random, total: number, parts: number, min: number, max: number): number[] {
  const out = Array.from({ length: parts }, (_, i) => Math.floor(total / parts) + (i < total % parts ? 1 : 0));
  for (let i = 0; i < parts * 6; i++) {
    const from = random.whole(0, parts - 1);
    const to = random.whole(0, parts - 1);
    const less = out[from] ?? 0;
    const more = out[to] ?? 0;
    if (from === to || less <= min || more >= max) continue;
    out[from] = less - 1;
    out[to] = more + 1;
  }
  return out;
}
