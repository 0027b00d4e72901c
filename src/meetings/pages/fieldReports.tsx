import { capitalized } from '../../rulebook/words.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { FieldReportLine } from '../fieldReport.ts';
import './meetings.css';

/** Whether a report was given, is still owed, or was missed, and how many meetings running. */
export function ReportStateBadge({ line }: { line: Pick<FieldReportLine, 'state' | 'missedRunning'> }) {
  const { t } = useText();
  const shape = { given: 'done', due: 'due', missed: 'overdue' } as const;
  return (
    <StateBadge state={shape[line.state]}>
      {line.state === 'missed'
        ? t('meetings.fields.missed', { count: line.missedRunning })
        : t(line.state === 'given' ? 'meetings.fields.given' : 'meetings.fields.due')}
    </StateBadge>
  );
}

/** Who reported on which field, and what. */
export function FieldReports({ lines }: { lines: readonly FieldReportLine[] }) {
  const { lang } = useText();
  return (
    <ul className="stack plain-list">
      {lines.map((line) => (
        <li key={`${line.field} ${line.personId}`}>
          <p>
            <strong>
              <bdi>{capitalized(labelOf('workFields', line.field, lang), lang)}</bdi>
            </strong>{' '}
            – <bdi>{line.personName}</bdi> <ReportStateBadge line={line} />
          </p>
          {line.body && <p dir="auto">{line.body}</p>}
        </li>
      ))}
    </ul>
  );
}
