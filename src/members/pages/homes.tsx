import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api, type HomeListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { dateTime, listed, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Figures } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { FAULTS, type Fault, type HomeFinding } from '../homes/home.ts';

export const handle: PageHandle = { title: (t, data) => t('members.homes.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = { unit: id, ...addressQuery(request) } as HomeListInput;
  const [unit, page] = await Promise.all([api.unitGet({ id }), api.homeList(asked)]);
  return { unit, page };
}

/** Whom the nightly check found without exactly one home: what is wrong, since when, and what to do. */
export default function HomesPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const [asking, setAsking] = useState(false);
  const [commandId, setCommandId] = useState(() => newId());
  const { last, kinds } = page;
  return (
    <Page
      title={t('members.homes.title', { unit: unit.name })}
      lead={t('members.homes.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={
        <Button look="primary" onClick={() => setAsking(true)}>
          {t('members.homes.run')}
        </Button>
      }
    >
      <Notice state={last === null || last.open > 0 ? 'due' : 'done'}>
        {last === null
          ? t('members.homes.never')
          : t('members.homes.last', {
              at: dateTime(last.ranAt),
              persons: number(last.persons),
              seats: number(last.seats),
              open: last.open,
            })}
      </Notice>
      {kinds.length > 0 && (
        <Figures
          figures={kinds.map(({ kind, n }) => ({
            label: t(`members.homes.fault.${kind as Fault}`),
            value: n,
            to: paths.homes(unit.id, { kind }),
          }))}
        />
      )}
      <Section title={t('members.homes.found')}>
        <Filters
          filters={[
            {
              kind: 'choice',
              key: 'kind',
              label: t('members.homes.what'),
              options: FAULTS.map((fault) => ({ value: fault, label: t(`members.homes.fault.${fault}`) })),
            },
            {
              kind: 'choice',
              key: 'gone',
              label: t('members.homes.state'),
              all: t('members.homes.still'),
              options: [{ value: 'true', label: t('members.homes.gone') }],
            },
          ]}
        />
        <Table<HomeFinding>
          caption={t('members.homes.found')}
          rows={page.items}
          rowKey={(finding) => finding.id}
          columns={[
            {
              key: 'name',
              header: t('members.fact.name'),
              cell: (finding) =>
                finding.name === null ? (
                  <code dir="ltr">{finding.personId.slice(-12)}</code>
                ) : (
                  <Link to={paths.member(finding.personId)}>
                    <Name>{finding.name}</Name>
                  </Link>
                ),
            },
            {
              key: 'what',
              header: t('members.homes.what'),
              cell: (finding) => (
                <span className="stack">
                  <strong>{t(`members.homes.fault.${finding.kind as Fault}`)}</strong>
                  <span className="small">{t(`members.homes.means.${finding.kind as Fault}`)}</span>
                  <span className="small quiet">{t(`members.homes.remedy.${finding.kind as Fault}`)}</span>
                </span>
              ),
            },
            {
              key: 'where',
              header: t('members.homes.where'),
              cell: (finding) => (
                <span className="stack">
                  <Link to={paths.unit(finding.unitId)}>
                    <Name>{finding.unitName}</Name>
                  </Link>
                  {finding.also.length > 0 && (
                    <span className="small quiet">{t('members.homes.also', { units: listed(finding.also) })}</span>
                  )}
                </span>
              ),
            },
            {
              key: 'since',
              header: t('members.homes.since'),
              cell: (finding) =>
                finding.goneAt === null
                  ? dateTime(finding.foundAt)
                  : t('members.homes.from_to', { from: dateTime(finding.foundAt), to: dateTime(finding.goneAt) }),
            },
          ]}
          total={page.total}
          next={page.next}
          empty={<Empty title={t('members.homes.empty')}>{t('members.homes.empty_hint')}</Empty>}
        />
      </Section>
      {asking && (
        <Confirm
          open
          onClose={() => setAsking(false)}
          title={t('members.homes.run')}
          consequence={<p>{t('members.homes.run_consequence')}</p>}
          verb={t('members.homes.run')}
          onConfirm={async () => {
            await api.homeCheck({ unit: unit.id }, { commandId });
            setCommandId(newId());
            await revalidate();
          }}
        />
      )}
    </Page>
  );
}
