import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { PeriodKind } from '../period.ts';
import { periodBefore, periodOf } from '../rules.ts';

export const handle: PageHandle = { title: (t) => t('periods.form.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const list = await api.statisticsForms({ unit: params.unit ?? '' });
  return { list, unit: list.unit };
}

/** The forms of statistics; each opens of the last period that ended. */
export default function FormsPage() {
  const { t, own } = useText();
  const { list } = useLoaderData<typeof loader>();
  const last = (kinds: readonly string[]) => {
    const kind = (kinds[0] ?? 'year') as PeriodKind;
    return periodBefore(periodOf(kind, session().today));
  };
  return (
    <Page title={t('periods.form.title')} lead={<Name>{list.unit.name}</Name>}>
      <p>{t('periods.form.lead')}</p>
      <Table
        caption={t('periods.form.title')}
        rows={list.forms}
        rowKey={({ id }) => id}
        rowLink={({ id, kinds }) => {
          const { kind, startsOn } = last(kinds);
          return paths.statisticsForm(list.unit.id, id, kind, startsOn);
        }}
        columns={[
          { key: 'name', header: t('periods.form.name'), cell: (form) => own(form.label) },
          { key: 'number', header: t('periods.form.number'), cell: (form) => <bdi>{form.code}</bdi> },
          {
            key: 'kinds',
            header: t('periods.form.kinds'),
            cell: (form) => listed(form.kinds.map((kind) => t(`periods.kind_of.${kind}`))),
          },
        ]}
        empty={<Empty title={t('periods.form.empty')}>{t('periods.form.empty_hint')}</Empty>}
      />
    </Page>
  );
}
