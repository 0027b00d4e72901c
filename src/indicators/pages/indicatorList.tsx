import { Fragment } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type IndicatorListInput } from '../../../gen/client.ts';
import { GROUPS } from '../../organization/groups.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { type Listed, Reached, useName, valueText } from './declared.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.declared.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { group, search, on, tree } = addressQuery(request);
  return await api.indicatorList({ unit: params.unit ?? '', group, search, on, tree } as IndicatorListInput);
}

/** Every indicator of a unit with its value, by what it is about. */
export default function IndicatorListPage() {
  const { t } = useText();
  const { today } = useSession();
  const { unit, on, groups, items } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('indicators.declared.title')}
      lead={
        <>
          <Name>{unit.name}</Name> · {t('indicators.declared.as_of', { date: date(on) })}
        </>
      }
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      more={[
        { label: t('indicators.board.title'), icon: 'unit', to: paths.dashboards(unit.id) },
        { label: t('indicators.own.title'), icon: 'unit', to: paths.ownIndicators(unit.id) },
      ]}
    >
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('indicators.declared.search') },
          {
            kind: 'choice',
            key: 'group',
            label: t('indicators.declared.group'),
            options: groups.map(({ group }) => ({ value: group, label: t(`indicators.declared.group_${group}`) })),
          },
          { kind: 'date', key: 'on', label: t('indicators.declared.on'), usual: today },
          {
            kind: 'choice',
            key: 'tree',
            label: t('indicators.declared.tree'),
            options: [{ value: 'then', label: t('indicators.declared.tree_then') }],
            all: t('indicators.declared.tree_now'),
          },
        ]}
      />
      <p className="quiet">{t('indicators.state.live', { date: date(today) })}</p>
      {items.length === 0 && (
        <Empty title={t('indicators.declared.empty')}>{t('indicators.declared.empty_hint')}</Empty>
      )}
      {GROUPS.map((group) => {
        const own = items.filter((item) => item.group === group);
        return (
          own.length > 0 && (
            <Section key={group} title={t(`indicators.declared.group_${group}`)}>
              <Group unit={unit.id} items={own} on={on === today ? undefined : on} />
            </Section>
          )
        );
      })}
    </Page>
  );
}

function Group({ unit, items, on }: { unit: string; items: readonly Listed[]; on: string | undefined }) {
  const { t, own } = useText();
  const name = useName();
  return (
    <Table
      caption={t('indicators.declared.title')}
      rows={items}
      rowKey={(item) => item.id}
      rowLink={(item) => paths.indicator(unit, item.id, { on })}
      columns={[
        { key: 'name', header: t('indicators.declared.name'), cell: (item) => name(item.name) },
        {
          key: 'value',
          header: t('indicators.declared.value'),
          cell: (item) => (
            <>
              {valueText(item.form, item, t)}
              {item.nature === 'flow' && (
                <span className="quiet"> · {t('indicators.declared.since', { date: date(item.from) })}</span>
              )}
            </>
          ),
        },
        {
          key: 'target',
          header: t('indicators.declared.target'),
          cell: (item) => <Reached item={item} better={item.better} />,
        },
        {
          key: 'formula',
          header: t('indicators.declared.formula'),
          wide: true,
          cell: (item) => (
            <>
              <span className="quiet">{own(item.formula)}</span>
              {item.dimensions.length > 0 && (
                <p className="quiet small">
                  {t('indicators.declared.divided')}{' '}
                  {item.dimensions.map((dimension, i) => (
                    <Fragment key={dimension.id}>
                      {i > 0 && ' · '}
                      <Link to={paths.indicator(unit, item.id, { on, dimension: dimension.id })}>
                        {own(dimension.name)}
                      </Link>
                    </Fragment>
                  ))}
                </p>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
