import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api, type ReorganizationListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { STATES } from '../reorganization.ts';
import { DecisionState } from './state.tsx';

export const handle: PageHandle = {
  title: (t, data) => t('reorganization.list.title', { unit: data?.name ?? '' }),
};

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const asked = { unit, ...addressQuery(request) } as ReorganizationListInput;
  const [{ name }, decisions] = await Promise.all([api.unitGet({ id: unit }), api.reorganizationList(asked)]);
  return { name, decisions };
}

/** The decisions of a unit, from the draft to what came of it. */
export default function ReorganizationListPage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const { name, decisions } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('reorganization.list.title', { unit: name })}
      lead={t('reorganization.list.lead')}
      action={
        may('reorganization.draft') && (
          <LinkButton look="primary" to={paths.newReorganization(unit)}>
            {t('reorganization.list.new')}
          </LinkButton>
        )
      }
    >
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('reorganization.list.search') },
          {
            kind: 'choice',
            key: 'state',
            label: t('reorganization.list.state'),
            options: STATES.map((value) => ({ value, label: t(`reorganization.state.${value}`) })),
          },
        ]}
      />
      <Table
        caption={t('reorganization.list.title', { unit: name })}
        rows={decisions.items}
        rowKey={(each) => each.id}
        rowLink={(each) => paths.reorganization(each.id)}
        columns={[
          {
            key: 'title',
            header: t('reorganization.list.column'),
            cell: (each) => (
              <>
                {each.number !== null && (
                  <>
                    <Name>{each.number}</Name> ·{' '}
                  </>
                )}
                <Name>{each.title}</Name>
              </>
            ),
          },
          {
            key: 'effective_on',
            header: t('reorganization.list.effective'),
            cell: (each) => date(each.effectiveOn),
            sortable: true,
          },
          {
            key: 'acts',
            header: t('reorganization.list.acts'),
            numeric: true,
            cell: (each) => <NumberLink value={each.acts} to={paths.reorganization(each.id)} />,
          },
          {
            key: 'state',
            header: t('reorganization.list.state'),
            cell: (each) => <DecisionState state={each.state} />,
          },
        ]}
        total={decisions.total}
        next={decisions.next}
        empty={<Empty title={t('reorganization.list.none')}>{t('reorganization.list.none_hint')}</Empty>}
      />
    </Page>
  );
}
