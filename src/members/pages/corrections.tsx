import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type CorrectionListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { CORRECTION_STATES, type CorrectionLine } from '../correction.ts';
import { CorrectionState } from './correctionState.tsx';

export const handle: PageHandle = { title: (t) => t('members.corrections.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, page] = await Promise.all([
    api.unitGet({ id }),
    api.correctionList({ unit: id, ...addressQuery(request) } as CorrectionListInput),
  ]);
  return { unit, page };
}

/** What members of a unit asked to have put right, the one to be answered first on top. */
export default function CorrectionsPage() {
  const { t, own } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('members.corrections.title')}
      lead={unit.name}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: t('members.corrections.state'),
            options: CORRECTION_STATES.map((state) => ({
              value: state,
              label: t(`members.corrections.state_${state}`),
            })),
          },
        ]}
      />
      <Table<CorrectionLine>
        caption={t('members.corrections.title')}
        rows={page.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.correction(line.id)}
        sort="due"
        columns={[
          { key: 'name', header: t('members.fact.name'), cell: (line) => <Name>{line.personName}</Name> },
          {
            key: 'field',
            header: t('members.corrections.field'),
            cell: (line) => (line.figure ? own(line.figure) : t(`members.field.${line.field}`)),
          },
          { key: 'unit', header: t('members.fact.unit'), cell: (line) => <Name>{line.unitName}</Name> },
          {
            key: 'state',
            header: t('members.corrections.state'),
            cell: (line) => <CorrectionState line={{ ...line, contested: line.figure !== null }} />,
          },
          {
            key: 'due',
            header: t('members.corrections.due'),
            cell: (line) => date(line.due),
            sortable: true,
            numeric: true,
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('members.corrections.empty')}>{t('members.corrections.empty_hint')}</Empty>}
      />
    </Page>
  );
}
