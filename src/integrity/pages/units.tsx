import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type IntegrityUnitsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { UnitLine } from '../finding.ts';

export const handle: PageHandle = { title: (t, data) => t('integrity.units_title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<IntegrityUnitsInput, 'unit'>;
  const [unit, page] = await Promise.all([api.unitGet({ id }), api.integrityUnits({ unit: id, ...asked })]);
  return { unit, page };
}

/** The units right below with what is open at each, those with most contradictions first. */
export default function IntegrityUnitsPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const counted = (severity: string, of: (line: UnitLine) => number): Column<UnitLine> => ({
    key: severity,
    header: t(`integrity.many.${severity}`),
    numeric: true,
    cell: (line) => (
      <NumberLink
        value={of(line)}
        to={paths.integrityFindings(line.unitId, { severity })}
        label={t(`integrity.many.${severity}`)}
      />
    ),
  });
  return (
    <Page
      title={t('integrity.units_title', { unit: unit.name })}
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('integrity.crumb'), to: paths.integrity(unit.id) },
      ]}
    >
      <Table<UnitLine>
        caption={t('integrity.units')}
        rows={page.items}
        rowKey={(line) => line.unitId}
        rowLink={(line) => paths.integrity(line.unitId)}
        columns={[
          { key: 'unit', header: t('integrity.fact.unit'), cell: (line) => <Name>{line.unitName}</Name> },
          counted('error', (line) => line.errors),
          counted('warning', (line) => line.warnings),
          counted('note', (line) => line.notes),
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('integrity.units_empty')}>{t('integrity.units_empty_hint')}</Empty>}
      />
    </Page>
  );
}
