import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { type AdmissionIdleInput, api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { month } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { named } from './names.ts';

export const handle: PageHandle = { title: (t) => t('admissions.idle.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<AdmissionIdleInput, 'unit'>;
  const [unit, list] = await Promise.all([api.unitGet({ id }), api.admissionIdle({ unit: id, ...asked })]);
  return { unit, list };
}

/** Cells that have admitted nobody for years, those longest without first. */
export default function IdleCellsPage() {
  const { t, lang } = useText();
  const { unit, list } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('admissions.idle.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: t('admissions.tabs.overview'), to: paths.admissions(unit.id) }]}
    >
      <Filters filters={[{ kind: 'search', key: 'search', label: t('admissions.idle.search') }]} />
      <Table
        caption={t('admissions.idle.title')}
        rows={list.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.admissions(line.id)}
        sort="last"
        total={list.total}
        next={list.next}
        columns={[
          { key: 'unit', header: t('admissions.list.unit'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          {
            key: 'parent',
            header: t('admissions.idle.under'),
            cell: (line) => line.parent && <Name>{line.parent}</Name>,
          },
          {
            key: 'setting',
            header: t('admissions.admitted.setting'),
            cell: (line) => named('settings', line.setting, lang),
          },
          {
            key: 'last',
            header: t('admissions.idle.last'),
            cell: (line) => (line.last ? month(line.last) : t('admissions.idle.never')),
            sortable: true,
          },
          {
            key: 'members',
            header: t('admissions.idle.members'),
            cell: (line) => (
              <NumberLink value={line.members} {...(may('member.read') && { to: paths.unitPeople(line.id) })} />
            ),
            numeric: true,
            sortable: true,
            largestFirst: true,
          },
          {
            key: 'candidates',
            header: t('admissions.overview.candidates'),
            cell: (line) => (
              <NumberLink value={line.candidates} {...(may('candidate.read') && { to: paths.candidates(line.id) })} />
            ),
            numeric: true,
          },
        ]}
        empty={<Empty title={t('admissions.idle.none')}>{t('admissions.idle.none_hint')}</Empty>}
      />
    </Page>
  );
}
