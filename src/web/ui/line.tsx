import type { ReactNode } from 'react';
import { useText } from '../text.tsx';
import { Icon, type IconName } from './icon.tsx';
import { VisuallyHidden } from './visuallyHidden.tsx';

type Place = 'done' | 'now' | 'later' | 'overdue';

export type LineEntry = {
  key: string;
  place: Place;
  title: ReactNode;
  /** Who and when, or the clock. */
  meta?: ReactNode;
  /** What is missing, a button, a citation. */
  children?: ReactNode;
};

const marks: Record<Place, IconName> = { done: 'done', now: 'now', later: 'later', overdue: 'overdue' };
const placeTexts: Record<Place, string> = {
  done: 'web.state.done',
  now: 'web.line.now',
  later: 'web.state.later',
  overdue: 'web.state.overdue',
};

/** The steps of a procedure downwards: done with who and when, now with what is missing, later with the clock. */
export function Steps({ entries, label }: { entries: readonly LineEntry[]; label: string }) {
  const { t } = useText();
  return (
    <ol className="line" aria-label={label}>
      {entries.map((entry) => (
        <li
          key={entry.key}
          className={`line-${entry.place}`}
          aria-current={entry.place === 'now' || entry.place === 'overdue' ? 'step' : undefined}
        >
          <span className="line-mark">
            <Icon name={marks[entry.place]} />
          </span>
          <div className="line-title">
            {entry.title} <VisuallyHidden>({t(placeTexts[entry.place])})</VisuallyHidden>
          </div>
          {entry.meta && <div className="line-meta">{entry.meta}</div>}
          {entry.children}
        </li>
      ))}
    </ol>
  );
}

/** What happened and what must happen next, on one line of time. */
export function Timeline({ entries, label }: { entries: readonly LineEntry[]; label: string }) {
  return <Steps entries={entries} label={label} />;
}
