import { useState } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Section } from '../../web/ui/page.tsx';
import { type State, StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import {
  COLUMN_OF,
  DECISIONS,
  KINDS,
  OUTCOMES,
  type ReportRecord,
  SUMMARY_FIELDS,
  type SummaryLine,
} from '../summary/summary.ts';
import { DecideSummary } from './summaryDecide.tsx';
import { LineVerbs, Said } from './summaryLine.tsx';
import { SUMMARY_DECISION_TEXTS, SUMMARY_KIND_TEXTS, SUMMARY_OUTCOME_TEXTS } from './texts.ts';

const STATES: Record<string, State> = {
  same: 'done',
  differs: 'due',
  only_here: 'information',
  only_there: 'information',
  ambiguous: 'overdue',
};

type Lines = { items: SummaryLine[]; total: number; next: string | null };

/** The lines that the filters leave, each with both sides and what was decided; all undecided ones at once, or one by one. */
export function SummaryLines({ report, lines }: { report: ReportRecord; lines: Lines }) {
  const { t, lang } = useText();
  const address = useAddress();
  const [all, setAll] = useState(false);
  const decides = report.may['summary.decide']?.length === 0;
  const undecided = lines.items.filter((line) => line.kind !== 'same' && line.decision === null).length;
  const text = (texts: Record<string, string>, value: string) => t(texts[value] ?? value);
  return (
    <Section title={t('exchange.summary.lines')}>
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'kind',
            label: t('exchange.summary.what'),
            options: KINDS.map((kind) => ({ value: kind, label: text(SUMMARY_KIND_TEXTS, kind) })),
          },
          {
            kind: 'choice',
            key: 'decision',
            label: t('exchange.summary.decided'),
            options: [
              { value: 'none', label: t('exchange.summary.undecided') },
              ...DECISIONS.map((decision) => ({ value: decision, label: text(SUMMARY_DECISION_TEXTS, decision) })),
            ],
          },
          {
            kind: 'choice',
            key: 'field',
            label: t('exchange.summary.field'),
            options: SUMMARY_FIELDS.map((field) => ({
              value: field,
              label: labelOf('summaryColumns', COLUMN_OF[field], lang),
            })),
          },
          {
            kind: 'choice',
            key: 'outcome',
            label: t('exchange.summary.since_then'),
            options: OUTCOMES.map((outcome) => ({ value: outcome, label: text(SUMMARY_OUTCOME_TEXTS, outcome) })),
          },
        ]}
      />
      {decides && undecided > 1 && (
        <div>
          <Button onClick={() => setAll(true)}>{t('exchange.summary.decide_all')}</Button>
        </div>
      )}
      <Table<SummaryLine>
        caption={t('exchange.summary.lines')}
        rows={lines.items}
        rowKey={(line) => line.id}
        columns={[
          {
            key: 'name',
            header: t('members.fact.name'),
            cell: (line) => (
              <span className="stack">
                {line.personId === null ? (
                  <Name>{line.name}</Name>
                ) : (
                  <Link to={paths.member(line.personId)}>
                    <Name>{line.name}</Name>
                  </Link>
                )}
                <span className="small quiet">
                  <bdi>{line.cellName}</bdi>
                  {line.lineNo > 0 && <> · {t('exchange.summary.line_no', { line: line.lineNo })}</>}
                </span>
              </span>
            ),
          },
          {
            key: 'kind',
            header: t('exchange.summary.what'),
            cell: (line) => (
              <StateBadge state={STATES[line.kind] ?? 'information'}>{text(SUMMARY_KIND_TEXTS, line.kind)}</StateBadge>
            ),
          },
          {
            key: 'said',
            header: t('exchange.summary.both'),
            cell: (line) => <Said report={report} line={line} whole={address.get('members') === 'true'} />,
          },
          {
            key: 'decision',
            header: t('exchange.summary.decided'),
            cell: (line) => (
              <div className="stack">
                {line.decision !== null && (
                  <span>
                    <strong>{text(SUMMARY_DECISION_TEXTS, line.decision)}</strong>
                    {line.note && (
                      <>
                        {' · '}
                        <bdi>{line.note}</bdi>
                      </>
                    )}
                    <span className="small quiet">
                      {' '}
                      {t('members.roster.by_on', { name: line.decidedName ?? '', date: date(line.decidedOn ?? '') })}
                      {line.carried && <> · {t('exchange.summary.carried')}</>}
                    </span>
                  </span>
                )}
                {line.written && <span className="small">{t('exchange.summary.written')}</span>}
                {line.correctionId !== null && (
                  <Link className="small" to={paths.correction(line.correctionId)}>
                    {t('exchange.summary.asked')}
                  </Link>
                )}
                {line.outcome !== null && (
                  <span className="small quiet">{text(SUMMARY_OUTCOME_TEXTS, line.outcome)}</span>
                )}
                {decides && <LineVerbs report={report} line={line} />}
              </div>
            ),
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('exchange.summary.lines_empty')}>{t('exchange.summary.lines_empty_hint')}</Empty>}
      />
      {all && (
        <DecideSummary
          report={report}
          filter={Object.fromEntries(
            ['kind', 'field', 'outcome'].flatMap((key) => (address.get(key) ? [[key, address.get(key)]] : [])),
          )}
          onClose={() => setAll(false)}
        />
      )}
    </Section>
  );
}
