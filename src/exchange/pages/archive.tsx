import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { queryString } from '../../web/request.ts';
import { actingGrant } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { FileButton } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { PART_TEXTS } from './texts.ts';

export const handle: PageHandle = { title: (t, data) => t('exchange.archive.title', { unit: data?.unit.name }) };

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, archive] = await Promise.all([api.unitGet({ id }), api.archiveDescribe({ unit: id })]);
  return { unit, archive };
}

type Part = { part: string; rows: number };

/** What an archive of all a unit owns would hold, and the button that makes one. */
export default function ArchivePage() {
  const { t, rich } = useText();
  const { unit, archive } = useLoaderData<typeof loader>();
  const { tables, reveals } = archive;
  const parts = [...Map.groupBy(tables, (table) => table.part)].map(([part, own]): Part => ({ part, rows: sum(own) }));
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
          <p>{t('exchange.archive.sum', { rows: sum(tables), tables: tables.length })}</p>
          <Table<Part>
            caption={t('exchange.archive.holds')}
            rows={parts.filter((each) => each.rows > 0)}
            rowKey={(each) => each.part}
            columns={[
              { key: 'part', header: t('exchange.archive.part'), cell: (each) => label(each.part) },
              { key: 'rows', header: t('exchange.archive.rows'), cell: (each) => number(each.rows), numeric: true },
            ]}
            empty={<Empty title={t('exchange.archive.empty')}>{t('exchange.archive.empty_hint')}</Empty>}
          />
          <Disclosure title={t('exchange.archive.tables', { count: tables.length })}>
            <Table<(typeof tables)[number]>
              caption={t('exchange.archive.tables', { count: tables.length })}
              rows={tables}
              rowKey={(table) => table.name}
              columns={[
                {
                  key: 'name',
                  header: t('exchange.archive.table'),
                  cell: (table) => <code dir="ltr">{table.name}</code>,
                },
                { key: 'rows', header: t('exchange.archive.rows'), cell: (table) => number(table.rows), numeric: true },
              ]}
            />
          </Disclosure>
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

function sum(tables: readonly { rows: number }[]): number {
  return tables.reduce((all, { rows }) => all + rows, 0);
}

/** Fetched by the browser itself, so the address says under which grant. */
function archiveAddress(unit: string): string {
  return `/api/v1/archives/${unit}.zip${queryString({ acting: actingGrant()?.id })}`;
}
