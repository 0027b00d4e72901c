import { Fragment } from 'react';
import { number } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { type Piece, paragraphsOf } from '../marking.ts';
import type { Numbered } from './findings.tsx';
import { findingId, goTo, markId } from './places.ts';

/** The text as it was read, each paragraph in its own direction, with what was found marked in its place. */
export function MarkedText({ text, findings }: { text: string; findings: readonly Numbered[] }) {
  const begun = new Set<number>();
  return (
    <div className="report-text">
      {paragraphsOf(text, findings).map(({ start, pieces }) => (
        <p key={start} dir="auto">
          {pieces.map((piece) => (
            <Fragment key={piece.start}>{drawn(piece, findings, begun)}</Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

/** The first piece of a mark carries its id; behind the last stands its number, which leads to the list. */
function drawn({ text, marks, ends }: Piece, findings: readonly Numbered[], begun: Set<number>) {
  if (marks.length === 0) return text;
  const first = marks.find((mark) => !begun.has(mark));
  if (first !== undefined) begun.add(first);
  const index = first === undefined ? undefined : findings[first]?.index;
  return (
    <>
      <mark id={index === undefined ? undefined : markId(index)} tabIndex={index === undefined ? undefined : -1}>
        {text}
      </mark>
      {ends.map((end) => (
        <Reference key={end} finding={findings[end]} />
      ))}
    </>
  );
}

function Reference({ finding }: { finding: Numbered | undefined }) {
  const { t } = useText();
  if (!finding) return null;
  return (
    <button
      type="button"
      className="report-reference"
      aria-label={t(`reportCheck.kind.${finding.kind}`)}
      onClick={() => goTo(findingId(finding.index))}
    >
      {number(finding.index + 1)}
    </button>
  );
}
