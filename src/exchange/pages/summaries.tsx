import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData, useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { bytes, dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { queryString } from '../../web/request.ts';
import { actingGrant } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { Menu } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Progress } from '../../web/ui/progress.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { UploadedFile } from '../../web/upload.ts';
import type { ReportLine } from '../summary/summary.ts';
import { SUMMARY_STATE_TEXTS } from './texts.ts';

export const handle: PageHandle = { title: (t, data) => t('exchange.summary.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const unit = await api.unitGet({ id });
  const [page, holds] = await Promise.all([
    api.summaryList({ unit: id, after: addressQuery(request).after }),
    unit.may.includes('member.export') ? api.summaryDescribe({ unit: id }) : null,
  ]);
  return { unit, page, holds };
}

/** The summary goes out to the national side, its file comes in and is compared; nothing is typed twice. */
export default function SummariesPage() {
  const { t, lang } = useText();
  const { unit, page, holds } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const [reading, setReading] = useState<UploadedFile>();
  return (
    <Page
      title={t('exchange.summary.title', { unit: unit.name })}
      lead={t('exchange.summary.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      {holds && (
        <Section title={t('exchange.summary.out')}>
          <div className="stack">
            <p>{t('exchange.summary.out_lead', { count: holds.members })}</p>
            {holds.withheld.length > 0 && <Notice>{t('exchange.summary.out_withheld')}</Notice>}
            <div>
              <Menu
                label={t('exchange.summary.out_take')}
                icon="file"
                actions={[
                  { label: t('exchange.summary.form_json'), href: fileAddress(unit.id, 'json') },
                  ...(holds.members <= holds.mostInWorkbook
                    ? [{ label: t('exchange.summary.form_xlsx'), href: fileAddress(unit.id, 'xlsx') }]
                    : []),
                  { label: t('exchange.summary.form_csv'), href: fileAddress(unit.id, 'csv') },
                ]}
              />
            </div>
            <p className="quiet small">{t('exchange.summary.out_logged')}</p>
          </div>
        </Section>
      )}
      <Section title={t('exchange.summary.in')}>
        <CommandForm<{ file: UploadedFile[] }, { id: string }>
          name="summary.read"
          entity={unit.id}
          submit={async ({ file }, commandId) => {
            setReading(file[0]);
            try {
              return await api.summaryRead({ unit: unit.id, fileId: file[0]?.id ?? '' }, { commandId });
            } finally {
              setReading(undefined);
            }
          }}
          onDone={({ id }) => navigate(paths.summaryReport(id))}
          verb={t('exchange.summary.read')}
          draft={false}
        >
          <FileField
            name="file"
            label={t('exchange.summary.file')}
            help={t('exchange.summary.file_help')}
            unit={unit.id}
            accept=".json,.xlsx,.csv,.tsv,.txt"
            required
          />
        </CommandForm>
        {reading && (
          <Notice live>
            <Progress label={t('exchange.summary.reading', { file: reading.name, size: bytes(reading.bytes) })} />
            <p>{t('exchange.summary.reading_note')}</p>
          </Notice>
        )}
      </Section>
      <Section title={t('exchange.summary.before')}>
        <Table<ReportLine>
          caption={t('exchange.summary.before')}
          rows={page.items as ReportLine[]}
          rowKey={(report) => report.id}
          rowLink={(report) => paths.summaryReport(report.id)}
          columns={[
            { key: 'file', header: t('exchange.summary.file'), cell: (report) => <Name>{report.fileName}</Name> },
            { key: 'made', header: t('exchange.summary.made'), cell: (report) => dateTime(report.madeAt) },
            { key: 'by', header: t('exchange.summary.made_by'), cell: (report) => <Name>{report.madeName}</Name> },
            {
              key: 'state',
              header: t('exchange.list.state'),
              cell: (report) => (
                <StateBadge state={report.state === 'compared' ? 'done' : report.state === 'reading' ? 'due' : 'later'}>
                  {t(SUMMARY_STATE_TEXTS[report.state] ?? 'exchange.summary.state.compared')}
                </StateBadge>
              ),
            },
            {
              key: 'differs',
              header: capitalized(t('exchange.summary.kind.differs'), lang),
              cell: (report) => (
                <NumberLink
                  value={report.counts.differs}
                  to={paths.summaryReport(report.id, { kind: 'differs', members: 'true' })}
                />
              ),
              numeric: true,
            },
            {
              key: 'undecided',
              header: capitalized(t('exchange.summary.undecided'), lang),
              cell: (report) => (
                <NumberLink value={report.undecided} to={paths.summaryReport(report.id, { decision: 'none' })} />
              ),
              numeric: true,
            },
          ]}
          total={page.total}
          next={page.next}
          empty={<Empty title={t('exchange.summary.empty')}>{t('exchange.summary.empty_hint')}</Empty>}
        />
      </Section>
    </Page>
  );
}

/** Fetched by the browser itself, so the address says under which grant. */
function fileAddress(unit: string, form: string): string {
  return `/api/v1/summary-files/${unit}.${form}${queryString({ acting: actingGrant()?.id })}`;
}
