import type { MinutesRecord } from '../paper.ts';
import './paper.css';

/** Head of a document on screen as on paper: who writes, with the number; the banner, with place and date. */
export function PaperHead({ letterhead: { left, right } }: { letterhead: MinutesRecord['body']['letterhead'] }) {
  return (
    <header className="paper-head">
      <div>
        {left.upper && <p>{left.upper}</p>}
        <p>
          <strong>{left.issuer}</strong>
        </p>
        <p>{left.separator}</p>
        {left.number && <p>{left.number}</p>}
      </div>
      <div>
        <p className="paper-banner">{right.banner}</p>
        <p>
          <em>{right.placeAndDate}</em>
        </p>
      </div>
    </header>
  );
}
