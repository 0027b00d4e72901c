import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api, type SummaryLinesInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { dateTime, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Figures } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { ReportRecord, SummaryLine } from '../summary/summary.ts';
import { Comparing } from './summaryComparing.tsx';
import { SummaryLines } from './summaryLines.tsx';
import { SUMMARY_OUTCOME_TEXTS, SUMMARY_STATE_TEXTS } from './texts.ts';
import { saveSummaryTable } from './workbooks.ts';

export const handle: PageHandle = { title: (_t, data) => data.report.fileName };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const asked = { id, ...addressQuery(request) } as SummaryLinesInput;
  const [report, lines] = await Promise.all([api.summaryGet({ id }), api.summaryLines(asked)]);
  return {
    unit: report.unitId,
    report: report as unknown as ReportRecord,
    lines: lines as unknown as { items: SummaryLine[]; total: number; next: string | null },
  };
}

/** One file against the register: how many are the same, differ, are on one side only; what was decided, what was settled since the file before. */
export default function SummaryReportPage() {
  const { t } = useText();
  const { report, lines } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const [dropping, setDropping] = useState(false);
  const [commandId] = useState(() => newId());
  const { counts, decided, before } = report;
  const compared = report.state === 'compared';
  const to = (query: Record<string, string>) => paths.summaryReport(report.id, query);
  const ofFile = (part: number) => (counts.file > 0 ? share(part, counts.file) : undefined);
  return (
    <Page
      title={<Name>{report.fileName}</Name>}
      lead={t('exchange.summary.report_lead', { unit: report.unitName })}
      state={
        <StateBadge state={compared ? 'done' : report.state === 'reading' ? 'due' : 'later'}>
          {t(SUMMARY_STATE_TEXTS[report.state] ?? 'exchange.summary.state.compared')}
        </StateBadge>
      }
      crumbs={[{ label: t('exchange.summary.title', { unit: report.unitName }), to: paths.summaries(report.unitId) }]}
      more={[
        ...(compared
          ? [
              {
                label: t('exchange.summary.save_outgoing'),
                icon: 'file' as const,
                onSelect: () => void saveSummaryTable(report.id, 'outgoing'),
              },
              {
                label: t('exchange.summary.save_report'),
                icon: 'file' as const,
                onSelect: () => void saveSummaryTable(report.id, 'report'),
              },
            ]
          : []),
        ...(report.may['summary.drop']?.length === 0
          ? [{ label: t('exchange.summary.drop'), icon: 'close' as const, onSelect: () => setDropping(true) }]
          : []),
      ]}
    >
      {report.state === 'reading' && <Comparing report={report} />}
      {report.state === 'dropped' && <Notice>{t('exchange.summary.dropped_note')}</Notice>}
      {compared && counts.same === counts.file && counts.onlyHere === 0 && (
        <Notice state="done">{t('exchange.summary.all_same')}</Notice>
      )}
      {report.state !== 'dropped' && (
        <Section title={t('exchange.summary.counts')}>
          <div className="stack">
            <Figures
              figures={[
                {
                  label: t('exchange.summary.kind.same'),
                  value: counts.same,
                  to: to({ kind: 'same' }),
                  note: ofFile(counts.same),
                },
                {
                  label: t('exchange.summary.kind.differs'),
                  value: counts.differs,
                  to: to({ kind: 'differs', members: 'true' }),
                  note: ofFile(counts.differs),
                },
                { label: t('exchange.summary.fields_differ'), value: counts.fields, to: to({ kind: 'differs' }) },
                {
                  label: t('exchange.summary.kind.only_there'),
                  value: counts.onlyThere,
                  to: to({ kind: 'only_there' }),
                  note: ofFile(counts.onlyThere),
                },
                {
                  label: t('exchange.summary.kind.only_here'),
                  value: counts.onlyHere,
                  to: to({ kind: 'only_here' }),
                  note: counts.register > 0 ? share(counts.onlyHere, counts.register) : undefined,
                },
                {
                  label: t('exchange.summary.kind.ambiguous'),
                  value: counts.ambiguous,
                  to: to({ kind: 'ambiguous' }),
                  note: ofFile(counts.ambiguous),
                },
              ]}
            />
            <Disclosure title={t('exchange.summary.about')}>
              <Facts
                facts={[
                  { label: t('exchange.summary.made'), value: dateTime(report.madeAt) },
                  { label: t('exchange.summary.made_by'), value: <Name>{report.madeName}</Name> },
                  report.toldAt !== null && { label: t('exchange.summary.told_at'), value: dateTime(report.toldAt) },
                  { label: t('exchange.summary.hash'), value: <code dir="ltr">{report.fileHash}</code> },
                ]}
              />
            </Disclosure>
          </div>
        </Section>
      )}
      {compared && (
        <Section title={t('exchange.summary.decisions')}>
          <Figures
            figures={[
              { label: t('exchange.summary.undecided'), value: report.undecided, to: to({ decision: 'none' }) },
              { label: t('exchange.summary.decision.ours'), value: decided.ours, to: to({ decision: 'ours' }) },
              { label: t('exchange.summary.decision.theirs'), value: decided.theirs, to: to({ decision: 'theirs' }) },
              { label: t('exchange.summary.decision.look'), value: decided.look, to: to({ decision: 'look' }) },
            ]}
          />
        </Section>
      )}
      {before && (
        <Section title={t('exchange.summary.since', { date: dateTime(before.madeAt) })}>
          <Figures
            figures={(['settled', 'changed', 'remains'] as const).map((outcome) => ({
              label: t(SUMMARY_OUTCOME_TEXTS[outcome] ?? outcome),
              value: before[outcome],
              to: paths.summaryReport(before.id, { outcome }),
            }))}
          />
        </Section>
      )}
      {report.state !== 'dropped' && <SummaryLines report={report} lines={lines} />}
      {dropping && (
        <Confirm
          open
          onClose={() => setDropping(false)}
          title={t('exchange.summary.drop')}
          consequence={<p>{t('exchange.summary.drop_consequence')}</p>}
          verb={t('exchange.summary.drop')}
          onConfirm={async () => {
            await api.summaryDrop({ id: report.id, version: report.version }, { commandId });
            await revalidate();
          }}
        />
      )}
    </Page>
  );
}
