/** Stands where something will be. Still: nothing blinks. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className="stack" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity
        <span key={line} className="skeleton" style={{ inlineSize: `${90 - line * 15}%` }} />
      ))}
    </div>
  );
}
