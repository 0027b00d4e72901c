import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type VillageGetResult } from '../../../gen/client.ts';
import { date, number, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { Trend } from '../../web/ui/trend.tsx';
import { figureText, useName } from './declared.tsx';
import { BeginSeries, DropSeries, EnterValue } from './villageForms.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.village.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  return await api.villageGet({ unit: params.unit ?? '' });
}

export type Series = VillageGetResult['series'][number];
export type Line = Series['lines'][number];
type Asked = { what: 'enter'; series: Series; line?: Line } | { what: 'drop'; series: Series } | { what: 'begin' };

/** What a village measured: each series from its baseline, its values with their base, and the forms to enter them. */
export default function VillagePage() {
  const { t } = useText();
  const { unit, village, may, series } = useLoaderData<typeof loader>();
  const [asked, ask] = useState<Asked | null>(null);
  const close = () => ask(null);
  return (
    <Page
      title={t('indicators.village.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={
        may && village ? (
          <Button onClick={() => ask({ what: 'begin' })}>{t('indicators.village.begin')}</Button>
        ) : undefined
      }
    >
      {!village && <Empty title={t('indicators.village.none')}>{t('indicators.village.none_hint')}</Empty>}
      {village &&
        series.map((one) => (
          <SeriesSection key={one.series} series={one} may={may && one.dropped === null} ask={ask} />
        ))}
      {asked?.what === 'begin' && <BeginSeries unit={unit.id} onClose={close} />}
      {asked?.what === 'enter' && <EnterValue unit={unit.id} series={asked.series} line={asked.line} onClose={close} />}
      {asked?.what === 'drop' && <DropSeries series={asked.series} onClose={close} />}
    </Page>
  );
}

function SeriesSection({ series, may, ask }: { series: Series; may: boolean; ask: (asked: Asked) => void }) {
  const { t } = useText();
  const name = useName();
  const title = name(series.name);
  const standing = series.lines.filter((line) => line.replacedOn === null);
  const points = standing.toReversed();
  const [first, last] = [points[0], points.at(-1)];
  const form = series.share ? 'share' : 'number';
  return (
    <Section title={title}>
      <div className="stack">
        {last && (
          <p>
            <strong className="trend-now">{entered(series, last)}</strong>{' '}
            <span className="quiet">{date(last.on)}</span>
          </p>
        )}
        {points.length > 1 && first && last && (
          <Trend
            size="large"
            points={points.map((line) => ({ label: date(line.on), value: figureOf(series, line) }))}
            describe={t('indicators.trend.describe', {
              label: title,
              first: date(first.on),
              from: entered(series, first),
              last: date(last.on),
              to: entered(series, last),
            })}
            axis={t(series.share ? 'indicators.trend.axis_share' : 'indicators.trend.axis_count', { label: title })}
            write={(value) => figureText(form, value, t)}
            {...(series.share && { from: 0, to: 100 })}
          />
        )}
        {may && (
          <div className="row">
            <Button onClick={() => ask({ what: 'enter', series })}>{t('indicators.village.enter')}</Button>
            {series.own && (
              <Button onClick={() => ask({ what: 'drop', series })}>{t('indicators.village.drop')}</Button>
            )}
          </div>
        )}
        {series.dropped && <p className="quiet">{t('indicators.village.dropped', { date: date(series.dropped) })}</p>}
        {series.lines.length === 0 ? (
          <p className="quiet">{t('indicators.village.empty')}</p>
        ) : (
          <Disclosure title={t('indicators.village.lines')}>
            <Table
              caption={title}
              rows={series.lines}
              rowKey={(line) => line.id}
              columns={[
                { key: 'on', header: t('indicators.village.on'), cell: (line) => date(line.on) },
                {
                  key: 'value',
                  header: title,
                  cell: (line) =>
                    line.replacedOn === null ? (
                      entered(series, line)
                    ) : (
                      <>
                        <s>{entered(series, line)}</s>{' '}
                        <span className="quiet">
                          {t('indicators.village.corrected', {
                            date: date(line.replacedOn),
                            reason: line.reason ?? '',
                          })}
                        </span>
                      </>
                    ),
                },
                { key: 'source', header: t('indicators.village.source'), cell: (line) => <Name>{line.source}</Name> },
                { key: 'by', header: t('indicators.village.by'), cell: (line) => <Name>{line.by}</Name> },
                {
                  key: 'do',
                  header: t('indicators.own.do'),
                  cell: (line) =>
                    may &&
                    line.replacedOn === null && (
                      <Button onClick={() => ask({ what: 'enter', series, line })}>
                        {t('indicators.village.correct')}
                      </Button>
                    ),
                },
              ]}
            />
          </Disclosure>
        )}
      </div>
    </Section>
  );
}

function figureOf({ share: part }: Series, { value, base }: Line): number {
  return part && base ? (100 * value) / base : value;
}

/** "12 of 63 (19.0 %)", "2". */
export function entered({ share: part }: Series, { value, base }: Line): string {
  return part && base !== null ? share(value, base) : number(value);
}
