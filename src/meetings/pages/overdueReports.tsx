import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { OverdueReporter } from '../fieldReport.ts';
import { ReportStateBadge } from './fieldReports.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.fields.overdue') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const page = (await api.fieldReportOverdue({ unit, after: addressQuery(request).after })) as {
    items: OverdueReporter[];
    total: number;
    next: string | null;
  };
  return { unit, page };
}

/** Who answers for a field and gave no report at the last meeting. */
export default function OverdueReportsPage() {
  const { t, lang } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('meetings.fields.overdue')}
      lead={t('meetings.fields.overdue_lead')}
      crumbs={[{ label: t('meetings.list.title'), to: paths.unitMeetings(unit) }]}
    >
      <Table
        caption={t('meetings.fields.overdue')}
        rows={page.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.meetingReports(line.meetingId)}
        columns={[
          { key: 'name', header: t('meetings.roll.name'), cell: (line) => <bdi>{line.personName}</bdi> },
          {
            key: 'field',
            header: t('meetings.fields.field'),
            cell: (line) => <bdi>{capitalized(labelOf('workFields', line.field, lang), lang)}</bdi>,
          },
          { key: 'unit', header: t('meetings.list.unit'), cell: (line) => <bdi>{line.unit.name}</bdi> },
          { key: 'on', header: t('meetings.fields.last'), cell: (line) => date(line.heldOn) },
          {
            key: 'state',
            header: t('meetings.list.state'),
            cell: (line) => <ReportStateBadge line={{ state: 'missed', missedRunning: line.missedRunning }} />,
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('meetings.fields.overdue_empty')}>{t('meetings.fields.overdue_hint')}</Empty>}
      />
    </Page>
  );
}
