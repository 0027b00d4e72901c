import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type PlaceListInput } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import { addressQuery } from '../../web/address.ts';
import { date, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { PLACE_STATES } from '../training.ts';
import { personLink } from './class.tsx';
import { named, PLACE_BADGES } from './names.ts';

export const handle: PageHandle = { title: (t) => t('admissions.places.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<PlaceListInput, 'unit'>;
  const [unit, list] = await Promise.all([api.unitGet({ id }), api.placeList({ unit: id, ...asked })]);
  return { unit, list };
}

/** Who waits for a course, in order; who sits in one; whose certificate ends. */
export default function PlacesPage() {
  const { t, lang } = useText();
  const { unit, list } = useLoaderData<typeof loader>();
  const { today } = session();
  return (
    <Page
      title={t('admissions.places.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: t('admissions.tabs.classes'), to: paths.classes(unit.id) }]}
    >
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('admissions.list.search') },
          {
            kind: 'choice',
            key: 'state',
            label: t('admissions.list.state'),
            options: PLACE_STATES.map((value) => ({ value, label: t(`admissions.place.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'course',
            label: t('admissions.course.which'),
            options: optionsOf('courses', lang),
            wide: true,
          },
          {
            kind: 'choice',
            key: 'certificate',
            label: t('admissions.list.certificate'),
            options: (['expiring', 'expired'] as const).map((value) => ({
              value,
              label: t(`admissions.certificate.${value}`),
            })),
          },
        ]}
      />
      <Table
        caption={t('admissions.places.title')}
        rows={list.items}
        rowKey={(place) => place.id}
        rowLink={personLink}
        sort="asked"
        total={list.total}
        next={list.next}
        columns={[
          {
            key: 'name',
            header: t('admissions.list.name'),
            cell: (place) => <Name>{place.name}</Name>,
            sortable: true,
          },
          {
            key: 'unit',
            header: t('admissions.list.unit'),
            cell: (place) => <Name>{place.unit.name}</Name>,
            sortable: true,
          },
          {
            key: 'course',
            header: t('admissions.course.which'),
            cell: (place) => named('courses', place.course, lang),
          },
          { key: 'asked', header: t('admissions.course.asked'), cell: (place) => date(place.askedOn), sortable: true },
          {
            key: 'state',
            header: t('admissions.list.state'),
            cell: (place) => (
              <StateBadge state={PLACE_BADGES[place.state] ?? 'information'}>
                {listed([t(`admissions.place.${place.state}`), place.number])}
              </StateBadge>
            ),
          },
          {
            key: 'until',
            header: t('admissions.course.until'),
            cell: (place) =>
              place.validUntil && (
                <StateBadge state={place.validUntil < today ? 'overdue' : 'done'}>{date(place.validUntil)}</StateBadge>
              ),
            sortable: true,
          },
        ]}
        empty={<Empty title={t('admissions.places.none')}>{t('admissions.places.none_hint')}</Empty>}
      />
    </Page>
  );
}
