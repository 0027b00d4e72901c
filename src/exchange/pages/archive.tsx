import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { queryString } from '../../web/request.ts';
import { actingGrant } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { FileButton } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { listOf, partsOf, sumOf, type TableRows } from './archiveLists.ts';
import { PART_TEXTS } from './texts.ts';

export const handle: PageHandle = { title: (t, data) => t('exchange.archive.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, archive] = await Promise.all([api.unitGet({ id }), api.archiveDescribe({ unit: id })]);
  return { unit, archive };
}

/** What an archive of all a unit owns would hold, and the button that makes one. */
export default function ArchivePage() {
  const { t, rich } = useText();
  const { unit, archive } = useLoaderData<typeof loader>();
  const { tables, reveals } = archive;
  const parts = partsOf(tables);
  const label = (part: string) => {
    const key = PART_TEXTS[part];
    return key ? t(key) : t('exchange.archive.of.other', { part });
  };
  return (
    <Page
      title={t('exchange.archive.title', { unit: unit.name })}
      lead={t('exchange.archive.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={<FileButton href={archiveAddress(unit.id)}>{t('exchange.archive.download')}</FileButton>}
    >
      <Notice state="due">{t(reveals ? 'exchange.archive.numbers' : 'exchange.archive.no_numbers')}</Notice>
      <Section title={t('exchange.archive.holds')}>
        <div className="stack">
          <p>{t('exchange.archive.sum', { rows: sumOf(tables), tables: tables.length })}</p>
          {parts.length === 0 && <Empty title={t('exchange.archive.empty')}>{t('exchange.archive.empty_hint')}</Empty>}
          <div>
            {parts.map(({ part, rows, tables: own }) => (
              <Disclosure key={part} title={t('exchange.archive.part_rows', { part: label(part), rows })}>
                <Table<TableRows>
                  caption={label(part)}
                  rows={own}
                  rowKey={(table) => table.name}
                  columns={[
                    {
                      key: 'name',
                      header: t('exchange.archive.table'),
                      cell: (table) => <code dir="ltr">{table.name}</code>,
                    },
                    {
                      key: 'rows',
                      header: t('exchange.archive.rows'),
                      cell: (table) => (
                        <NumberLink
                          value={table.rows}
                          to={table.rows > 0 ? listOf(table.name, unit) : undefined}
                          label={table.name}
                        />
                      ),
                      numeric: true,
                    },
                  ]}
                />
              </Disclosure>
            ))}
          </div>
          <p className="quiet">{t('exchange.archive.opens')}</p>
          <p>{t('exchange.archive.not_in')}</p>
          <p>{t('exchange.archive.who')}</p>
        </div>
      </Section>
      <Section title={t('exchange.archive.back')}>
        <div className="stack">
          <p>{rich('exchange.archive.back_how', { command: <code dir="ltr">chibo restore FILE.zip</code> })}</p>
          {unit.path.length > 1 && <p>{t('exchange.archive.back_part')}</p>}
        </div>
      </Section>
    </Page>
  );
}

/** Fetched by the browser itself, so the address says under which grant. */
function archiveAddress(unit: string): string {
  return `/api/v1/archives/${unit}.zip${queryString({ acting: actingGrant()?.id })}`;
}
