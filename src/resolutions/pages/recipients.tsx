import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ResolutionRecipientsInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { ReceivedState } from './resolutionState.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.record.recipients') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.id ?? '';
  const { state, search, after } = addressQuery(request) as Pick<
    ResolutionRecipientsInput,
    'state' | 'search' | 'after'
  >;
  const [resolution, page] = await Promise.all([
    api.resolutionGet({ id }),
    api.resolutionRecipients({ id, state, search, after }),
  ]);
  return { unit: resolution.received?.unit ?? resolution.unit, resolution, page };
}

/** Who received a resolution, and how far each is. */
export default function RecipientsPage() {
  const { t, lang } = useText();
  const { resolution, page } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('resolutions.record.recipients')}
      lead={<Name>{resolution.title}</Name>}
      crumbs={[{ label: resolution.title, to: paths.resolution(resolution.id) }]}
    >
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('resolutions.task.unit') },
          {
            kind: 'choice',
            key: 'state',
            label: t('resolutions.list.state'),
            options: [
              { value: 'waiting', label: capitalized(t('resolutions.state.waiting'), lang) },
              { value: 'acknowledged', label: capitalized(t('resolutions.state.acknowledged'), lang) },
              { value: 'planned', label: capitalized(t('resolutions.state.planned'), lang) },
              { value: 'unplanned', label: capitalized(t('resolutions.state.unplanned'), lang) },
            ],
          },
        ]}
      />
      <Table
        caption={t('resolutions.record.recipients')}
        rows={page.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.unit(line.unit.id)}
        columns={[
          { key: 'unit', header: t('resolutions.task.unit'), cell: (line) => <Name>{line.unit.name}</Name> },
          { key: 'state', header: t('resolutions.list.state'), cell: (line) => <ReceivedState line={line} /> },
          {
            key: 'acknowledged',
            header: t('resolutions.record.acknowledged'),
            cell: (line) =>
              line.acknowledgedAt
                ? t('resolutions.record.by_on', {
                    name: line.acknowledgedName ?? '',
                    date: dateTime(line.acknowledgedAt),
                  })
                : '–',
          },
          {
            key: 'plan',
            header: t('resolutions.record.plan'),
            cell: (line) =>
              line.planId ? <Link to={paths.plan(line.planId)}>{t('resolutions.record.see_plan')}</Link> : '–',
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('resolutions.recipients.empty')}>{t('resolutions.recipients.empty_hint')}</Empty>}
      />
    </Page>
  );
}
