/** What was sent for a unit that has closed and was recorded at the one that took over: kept until the reader has seen it. */

export type Routed = { from: string; name: string; to: string; successor: string; on: string };

let told: readonly Routed[] = [];
const listeners = new Set<() => void>();

/** Reads the header `Chibo-Routed` of an answer: percent-encoded JSON. What cannot be read is nothing to tell. */
export function tellRouted(header: string | null): void {
  if (!header) return;
  try {
    const more = JSON.parse(decodeURIComponent(header)) as Routed[];
    told = [...told.filter(({ from }) => !more.some((one) => one.from === from)), ...more];
  } catch {
    return;
  }
  for (const each of listeners) each();
}

export function forgetRouted(): void {
  told = [];
  for (const each of listeners) each();
}

export function routedNow(): readonly Routed[] {
  return told;
}

export function watchRouted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
