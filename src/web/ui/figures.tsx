import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { number, share } from '../format.ts';
import { useText } from '../text.tsx';

/** A count that opens the records behind it; one that may not be shown says so. */
export function NumberLink({ value, to, label }: { value: number | null; to?: string; label?: string }) {
  const { t } = useText();
  if (value === null) return <span className="quiet">{t('web.figure.withheld')}</span>;
  const shown = <span className="numeric">{number(value)}</span>;
  if (!to) return shown;
  return (
    <Link to={to} aria-label={label && `${label}: ${number(value)}`}>
      {shown}
    </Link>
  );
}

/** "30 of 37 (81.1 %)" with a thin bar under it; `to` opens the part's records. */
export function Share({ part, whole, to, bar = true }: { part: number; whole: number; to?: string; bar?: boolean }) {
  const words = share(part, whole);
  const filled = whole === 0 ? 0 : Math.min(100, (part / whole) * 100);
  return (
    <span className="share">
      {to ? <Link to={to}>{words}</Link> : <span>{words}</span>}
      {bar && whole > 0 && (
        <span className="share-bar" aria-hidden="true">
          <span style={{ inlineSize: `${filled}%` }} />
        </span>
      )}
    </span>
  );
}

export type Figure = { label: string; value: number | null; to?: string; note?: ReactNode };

/** The numbers that matter on an overview, each a link. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className="figures">
      {figures.map((figure) => (
        <li key={figure.label}>
          <span className="figure-number">
            <NumberLink value={figure.value} to={figure.to} label={figure.label} />
          </span>
          <div className="figure-label">{figure.label}</div>
          {figure.note && <span className="small quiet">{figure.note}</span>}
        </li>
      ))}
    </ul>
  );
}
