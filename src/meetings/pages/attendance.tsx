import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { RollState } from './meetingParts.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.mine.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  return await api.attendanceMine({ after: addressQuery(request).after });
}

/** One's own attendance. */
export default function OwnAttendancePage() {
  const { t, lang } = useText();
  const { items, total, next } = useLoaderData<typeof loader>();
  return (
    <Page title={t('meetings.mine.title')}>
      <Table
        caption={t('meetings.mine.title')}
        rows={items}
        rowKey={(line) => line.id}
        rowLink={(line) => (line.title === null ? undefined : paths.meeting(line.meetingId))}
        columns={[
          {
            key: 'title',
            header: t('meetings.list.subject'),
            cell: (line) => <bdi>{line.title ?? line.unit.name}</bdi>,
          },
          {
            key: 'on',
            header: t('meetings.list.on'),
            cell: (line) => line.plannedAt && dateTime(line.plannedAt),
          },
          { key: 'unit', header: t('meetings.list.unit'), cell: (line) => <bdi>{line.unit.name}</bdi> },
          { key: 'state', header: t('meetings.list.state'), cell: (line) => <RollState line={line} /> },
          {
            key: 'reason',
            header: t('meetings.roll.reason'),
            cell: (line) => line.reason && capitalized(labelOf('absenceReasons', line.reason, lang), lang),
          },
        ]}
        total={total}
        next={next}
        empty={<Empty title={t('meetings.mine.empty')}>{t('meetings.mine.empty_hint')}</Empty>}
      />
    </Page>
  );
}
