import './bars.css';

export type Bar = { label: string; share: { value: number; words: string } | null; words: string };
type BarsProps = { label: string; groups: readonly { label: string; bars: readonly Bar[] }[] };

/** Shares side by side, a group for each indicator: the bar's length is the share, its words stand beside it. */
export function Bars({ label, groups }: BarsProps) {
  return (
    <ul className="bars" aria-label={label}>
      {groups.map((group) => (
        <li key={group.label}>
          <strong>{group.label}</strong>
          {group.bars.map((bar, i) => (
            <div key={bar.label} className="bar">
              <span className="small">{bar.label}</span>
              <span className="bar-track" aria-hidden="true">
                {bar.share && (
                  <span className={`bar-fill bar-fill-${i}`} style={{ inlineSize: `${bar.share.value * 100}%` }} />
                )}
              </span>
              <span className="small numeric">{bar.share?.words ?? bar.words}</span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
