import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type CandidateReviewsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { AdmissionTabs } from './tabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('admissions.reviews.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<CandidateReviewsInput, 'unit'>;
  const [unit, list] = await Promise.all([api.unitGet({ id }), api.candidateReviews({ unit: id, ...asked })]);
  return { unit, list };
}

/** The reviews there were: which cells went through their list, and how many they kept. */
export default function ReviewsPage() {
  const { t } = useText();
  const { unit, list } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('admissions.tabs.reviews')}
      lead={
        <>
          <Name>{unit.name}</Name> · {t('admissions.reviews.lead')}
        </>
      }
    >
      <AdmissionTabs unit={unit.id} cell={unit.children === 0} />
      <Filters filters={[{ kind: 'month', key: 'month', label: t('admissions.reviews.month') }]} />
      <Table
        caption={t('admissions.tabs.reviews')}
        rows={list.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.candidateReview(line.unit.id, line.month)}
        sort="-month"
        total={list.total}
        next={list.next}
        columns={[
          {
            key: 'unit',
            header: t('admissions.list.unit'),
            cell: (line) => <Name>{line.unit.name}</Name>,
            sortable: true,
          },
          { key: 'month', header: t('admissions.reviews.month'), cell: (line) => month(line.month), sortable: true },
          { key: 'on', header: t('admissions.review.on'), cell: (line) => date(line.on) },
          { key: 'kept', header: t('admissions.reviews.kept'), cell: (line) => number(line.kept), numeric: true },
          {
            key: 'dropped',
            header: t('admissions.reviews.dropped'),
            cell: (line) => number(line.dropped),
            numeric: true,
          },
        ]}
        empty={
          <Empty
            title={t('admissions.reviews.none')}
            action={
              unit.children === 0 && (
                <LinkButton to={paths.candidateReview(unit.id, session().today.slice(0, 7))}>
                  {t('admissions.tabs.review')}
                </LinkButton>
              )
            }
          >
            {t('admissions.reviews.none_hint')}
          </Empty>
        }
      />
    </Page>
  );
}
