import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, listed, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Periods } from '../../web/ui/periods.tsx';
import { Table } from '../../web/ui/table.tsx';
import { PERIOD_KINDS, type PeriodLine } from '../period.ts';
import { periodTitle } from './naming.ts';
import { PeriodState } from './periodState.tsx';

export const handle: PageHandle = { title: (t) => t('periods.list.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { year } = addressQuery(request);
  const list = await api.periodList({ unit: params.unit ?? '', ...(year && { year: Number(year) }) });
  return { list, unit: list.unit };
}

/** The periods of a year at a unit, by their length: which are closed, by whom, and which wait. */
export default function PeriodsPage() {
  const { t, lang } = useText();
  const { list } = useLoaderData<typeof loader>();
  const { unit, year } = list;
  const of = (each: number) => ({
    label: t('periods.list.year', { year: String(each) }),
    to: paths.unitPeriods(unit.id, { year: each }),
  });
  const thisYear = Number(session().today.slice(0, 4));
  const kinds = PERIOD_KINDS.filter((kind) => list.periods.some((line) => line.kind === kind));
  return (
    <Page title={t('periods.list.title')} lead={<Name>{unit.name}</Name>}>
      {kinds.length === 0 ? (
        <Empty title={t('periods.list.empty')}>{t('periods.list.empty_hint')}</Empty>
      ) : (
        <>
          <div className="stack">
            <p>
              {t('periods.list.lead')} {list.rule !== null && <RuleLink rule={list.rule} />}
            </p>
            {!list.closesHere && <Notice>{t('periods.list.not_here')}</Notice>}
          </div>
          <Periods
            label={t('periods.list.years')}
            now={of(year).label}
            before={of(year - 1)}
            after={year < thisYear ? of(year + 1) : undefined}
          />
          {kinds.map((kind) => (
            <Section key={kind} title={t(`periods.kind.${kind}`)}>
              <Table
                caption={t('periods.list.caption', { year: String(year) })}
                rows={list.periods.filter((line) => line.kind === kind) as PeriodLine[]}
                rowKey={({ startsOn }) => startsOn}
                rowLink={(line) => paths.unitPeriod(unit.id, line.kind, line.startsOn)}
                columns={[
                  { key: 'period', header: t('periods.list.period'), cell: (line) => periodTitle(line, t, lang) },
                  {
                    key: 'state',
                    header: t('periods.list.state'),
                    cell: (line) => <PeriodState line={line} />,
                  },
                  {
                    key: 'closed',
                    header: t('periods.list.closed_by'),
                    cell: (line) =>
                      line.closed && line.at ? (
                        <>
                          {listed([date(line.closed.on), line.closed.name])}
                          {line.at.id !== unit.id && (
                            <>
                              {' '}
                              (<bdi>{line.at.name}</bdi>)
                            </>
                          )}
                        </>
                      ) : null,
                  },
                  {
                    key: 'due',
                    header: t('periods.list.due'),
                    cell: (line) => (line.due !== null && line.state !== 'closed' ? date(line.due) : null),
                  },
                  {
                    key: 'corrections',
                    header: t('periods.list.corrections'),
                    numeric: true,
                    cell: (line) => (line.corrections > 0 ? number(line.corrections) : null),
                  },
                ]}
              />
            </Section>
          ))}
        </>
      )}
    </Page>
  );
}
