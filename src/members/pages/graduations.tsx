import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type GraduationForecastInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { type Figure, Figures, NumberLink } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { GraduationForecast } from '../graduation/graduation.ts';

export const handle: PageHandle = {
  title: (t, data) => t('members.graduations.title', { unit: data?.forecast.unit.name }),
};

export async function loader({ params, request }: LoaderFunctionArgs) {
  const asked = { unit: params.unit, ...addressQuery(request) };
  const forecast = (await api.graduationForecast(asked as GraduationForecastInput)) as GraduationForecast;
  return { forecast, unit: forecast.unit.id };
}

type Below = GraduationForecast['units'][number];

/** Who graduates when, and how many transfers to expect; whoever graduated and is still here first. */
export default function GraduationsPage() {
  const { t } = useText();
  const { forecast } = useLoaderData<typeof loader>();
  const { unit, late, unknown, periods, units } = forecast;
  const begun = (n: number) => n > 0 && t('members.graduations.begun', { count: n });
  const named = (period: GraduationForecast['periods'][number]) =>
    t(forecast.span === 'half' ? 'members.graduations.half' : 'members.graduations.quarter', {
      part: String(period.part),
      year: String(period.year),
    });
  const shown: Figure[] = [
    {
      label: t('members.graduations.late'),
      value: late.n,
      to: paths.graduates(unit.id, { state: 'late' }),
      note: begun(late.begun),
    },
    ...periods.map((period) => ({
      label: named(period),
      value: period.n,
      to: paths.graduates(unit.id, { from: period.from, to: period.to }),
      note: begun(period.begun),
    })),
    {
      label: t('members.graduations.unknown'),
      value: unknown,
      to: paths.graduates(unit.id, { state: 'unknown' }),
    },
  ];
  const none = late.n + unknown + periods.reduce((sum, { n }) => sum + n, 0) === 0;
  return (
    <Page
      title={t('members.graduations.title', { unit: unit.name })}
      lead={t('members.graduations.lead')}
      crumbs={[{ label: t('members.list.title', { unit: unit.name }), to: paths.unitPeople(unit.id) }]}
      action={<LinkButton to={paths.graduates(unit.id)}>{t('members.graduations.all')}</LinkButton>}
      more={[{ label: t('members.graduations.ages'), to: paths.ages(unit.id) }]}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'span',
            label: t('members.graduations.span'),
            all: t('members.graduations.span_half'),
            options: [{ value: 'quarter', label: t('members.graduations.span_quarter') }],
          },
        ]}
      />
      {none ? (
        <Empty title={t('members.graduations.empty')}>{t('members.graduations.empty_hint')}</Empty>
      ) : (
        <Figures figures={shown} />
      )}
      {units.some(({ id }) => id !== unit.id) && (
        <Section title={t('members.graduations.units')}>
          <Table<Below>
            caption={t('members.graduations.units')}
            rows={units}
            rowKey={(below) => below.id}
            columns={[
              {
                key: 'unit',
                header: t('members.graduations.unit'),
                cell: (below) => (
                  <Link to={paths.graduations(below.id)}>
                    <Name>{below.name}</Name>
                  </Link>
                ),
              },
              {
                key: 'late',
                header: t('members.graduations.late'),
                cell: (below) => <NumberLink value={below.late} to={paths.graduates(below.id, { state: 'late' })} />,
                numeric: true,
              },
              ...periods.map((period, i) => ({
                key: period.from,
                header: named(period),
                cell: (below: Below) => (
                  <NumberLink
                    value={below.counts[i] ?? 0}
                    to={paths.graduates(below.id, { from: period.from, to: period.to })}
                  />
                ),
                numeric: true,
              })),
            ]}
          />
        </Section>
      )}
    </Page>
  );
}
