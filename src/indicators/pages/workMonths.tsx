import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitWorkMonthsResult } from '../../../gen/client.ts';
import { month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Name } from '../../web/ui/name.tsx';

import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { Trend } from '../../web/ui/trend.tsx';
import { TrendState } from './trendState.tsx';

type Month = UnitWorkMonthsResult['months'][number];

export const handle: PageHandle = { title: (t) => t('indicators.work.title') };
const KEYS = ['given', 'done', 'overdue', 'plans'] as const;

export async function loader({ params }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const [unit, { months }] = await Promise.all([api.unitGet({ id }), api.unitWorkMonths({ id })]);
  return { unit, months };
}

/** Plans and tasks of a unit and below over a year: a line each, and the months with the records behind them. */
export default function WorkMonthsPage() {
  const { t } = useText();
  const { unit, months } = useLoaderData<typeof loader>();
  const thisMonth = session().today.slice(0, 7);
  const to: Record<(typeof KEYS)[number], (line: Month) => string | undefined> = {
    given: (line) => paths.unitTasks(unit.id, { given: line.month }),
    done: (line) => paths.unitTasks(unit.id, { done: line.month }),
    // the list knows what is late today
    overdue: (line) => (line.month === thisMonth ? paths.unitTasks(unit.id, { overdue: 'true' }) : undefined),
    plans: (line) => paths.unitPlans(unit.id, { adopted: line.month }),
  };
  return (
    <Page
      title={t('indicators.work.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      {KEYS.map((key) => (
        <Section key={key} title={t(`indicators.work.${key}`)}>
          <Line months={months} of={key} label={t(`indicators.work.${key}`)} />
        </Section>
      ))}
      <TrendState unit={unit.id} />
      <Section title={t('indicators.trend.table')}>
        <Table
          caption={t('indicators.work.title')}
          rows={months.toReversed()}
          rowKey={(line) => line.month}
          columns={[
            { key: 'month', header: t('indicators.units.month'), cell: (line) => month(line.month) },
            ...KEYS.map((key) => ({
              key,
              header: t(`indicators.work.${key}`),
              numeric: true,
              cell: (line: Month) => line[key] !== null && <Linked value={line[key]} to={to[key](line)} />,
            })),
          ]}
        />
      </Section>
    </Page>
  );
}

function Linked({ value, to }: { value: number; to: string | undefined }) {
  return to ? <NumberLink value={value} to={to} /> : number(value);
}

function Line({ months, of, label }: { months: readonly Month[]; of: (typeof KEYS)[number]; label: string }) {
  const { t } = useText();
  const known = months.filter((line) => line[of] !== null);
  const [first, last] = [known[0], known.at(-1)];
  const words =
    first && last
      ? t('indicators.trend.describe', {
          label,
          first: month(first.month),
          from: number(first[of] ?? 0),
          last: month(last.month),
          to: number(last[of] ?? 0),
        })
      : t('indicators.children.not_recorded');
  return (
    <Trend
      points={months.map((line) => ({ label: month(line.month), value: line[of] }))}
      describe={words}
      axis={t('indicators.trend.axis_count', { label })}
      write={(value) => number(value, 0)}
      from={0}
      size="large"
    />
  );
}
