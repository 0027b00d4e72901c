import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';

export const handle: PageHandle = { title: (t) => t('admissions.mine.candidates') };

export async function loader({ request }: LoaderFunctionArgs) {
  return await api.helperMine(addressQuery(request));
}

/** Whom I help, and when I last said something of each. */
export default function OwnCandidatesPage() {
  const { t } = useText();
  const list = useLoaderData<typeof loader>();
  return (
    <Page title={t('admissions.mine.candidates')}>
      <Table
        caption={t('admissions.mine.candidates')}
        rows={list.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.candidate(line.candidateId)}
        total={list.total}
        next={list.next}
        columns={[
          { key: 'name', header: t('admissions.list.name'), cell: (line) => <Name>{line.name}</Name> },
          { key: 'unit', header: t('admissions.list.unit'), cell: (line) => <Name>{line.unitName}</Name> },
          { key: 'from', header: t('admissions.helper.from'), cell: (line) => date(line.from) },
          { key: 'last', header: t('admissions.mine.last'), cell: (line) => line.lastRemark && date(line.lastRemark) },
        ]}
        empty={<Empty title={t('admissions.mine.nobody')}>{t('admissions.mine.nobody_hint')}</Empty>}
      />
    </Page>
  );
}
