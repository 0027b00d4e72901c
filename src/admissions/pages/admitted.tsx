import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { type AdmissionListInput, api } from '../../../gen/client.ts';
import { optionsOf } from '../../members/pages/options.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { named } from './names.ts';

export const handle: PageHandle = { title: (t) => t('admissions.admitted.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { nonState, ...asked } = addressQuery(request);
  const input = { unit: id, ...asked, ...(nonState && { nonState: true }) } as AdmissionListInput;
  const [unit, list] = await Promise.all([api.unitGet({ id }), api.admissionList(input)]);
  return { unit, list };
}

const ADMITTED = { title: 'admissions.admitted.title', on: 'admissions.admitted.on' };
const TOLD: Record<string, typeof ADMITTED> = {
  recognized: { title: 'admissions.admitted.title_recognized', on: 'admissions.admitted.recognized' },
  not_recognized: { title: 'admissions.admitted.title_not_recognized', on: 'admissions.admitted.not_recognized' },
};

/** Who was admitted, or what became of them after the probation: the persons behind each count. */
export default function AdmittedPage() {
  const { t, lang } = useText();
  const { unit, list } = useLoaderData<typeof loader>();
  const { title, on } = TOLD[useAddress().get('probation') ?? ''] ?? ADMITTED;
  return (
    <Page
      title={t(title)}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: t('admissions.tabs.overview'), to: paths.admissions(unit.id) }]}
    >
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('admissions.list.search') },
          {
            kind: 'choice',
            key: 'group',
            label: t('admissions.list.group'),
            options: optionsOf('targetGroups', lang),
            wide: true,
          },
          {
            kind: 'choice',
            key: 'setting',
            label: t('admissions.admitted.setting'),
            options: optionsOf('settings', lang),
          },
          {
            kind: 'choice',
            key: 'ownership',
            label: t('admissions.fact.ownership'),
            options: optionsOf('ownerships', lang),
          },
          {
            kind: 'choice',
            key: 'nonState',
            label: t('admissions.overview.non_state'),
            options: [{ value: 'true', label: t('admissions.admitted.only') }],
          },
          {
            kind: 'choice',
            key: 'probation',
            label: t('admissions.admitted.probation'),
            all: t('admissions.admitted.title'),
            options: Object.entries(TOLD).map(([value, told]) => ({ value, label: t(told.title) })),
          },
          { kind: 'date', key: 'from', label: t('admissions.overview.from') },
          { kind: 'date', key: 'to', label: t('admissions.overview.to') },
        ]}
      />
      <Table
        caption={t(title)}
        rows={list.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.member(line.personId)}
        sort="-on"
        total={list.total}
        next={list.next}
        columns={[
          { key: 'name', header: t('admissions.list.name'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          {
            key: 'unit',
            header: t('admissions.list.unit'),
            cell: (line) => <Name>{line.unit.name}</Name>,
            sortable: true,
          },
          {
            key: 'on',
            header: t(on),
            cell: (line) => date(line.on),
            sortable: true,
          },
          {
            key: 'ceremony',
            header: t('admissions.admitted.ceremony'),
            cell: (line) => line.ceremonyOn && date(line.ceremonyOn),
          },
          {
            key: 'official',
            header: t('admissions.admitted.official'),
            cell: (line) => line.officialOn && date(line.officialOn),
          },
          {
            key: 'groups',
            header: t('admissions.list.group'),
            cell: (line) => listed(line.groups.map((group) => named('targetGroups', group, lang))),
          },
        ]}
        empty={<Empty title={t('admissions.admitted.none')}>{t('admissions.admitted.none_hint')}</Empty>}
      />
    </Page>
  );
}
