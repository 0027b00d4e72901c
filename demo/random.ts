/** A small seeded generator, so that the demo is the same everywhere. */
export function seeded(seed: number): {
  next(): number;
  pick<T>(list: readonly T[]): T;
  whole(min: number, max: number): number;
} {
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
