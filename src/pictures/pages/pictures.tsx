import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { useName } from '../../indicators/pages/declared.tsx';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { currentLanguage, inLanguage } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { indicatorId, paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';
import { Distribution } from './distribution.tsx';
import { HeatMap } from './heatMap.tsx';
import { Multiples } from './multiples.tsx';
import { PlaceMap } from './placeMap.tsx';
import { Way } from './way.tsx';

export const handle: PageHandle = {
  title: (t, data) =>
    data ? t('pictures.title', { name: capitalized(inLanguage(data.one.name), currentLanguage()) }) : '',
};

/** What one looks at: the way over time, the parts, units by months, a line for each unit, the map. */
const SHOWS = ['trend', 'parts', 'heat', 'multiples', 'map'] as const;
type Show = (typeof SHOWS)[number];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const [unit, id] = [params.unit ?? '', indicatorId(params.indicator ?? '')];
  const { show: asked, step = 'month', dimension: chosen } = addressQuery(request);
  const one = await api.indicatorGet({ unit, id });
  const [first] = one.dimensions;
  const show: Show = SHOWS.find((each) => each === asked) ?? 'trend';
  const dimension = chosen ?? first?.id;
  const over = { unit, id, step: step as 'month' };
  const [trend, parts, heat, shapes, children] = await Promise.all([
    show === 'trend' ? api.indicatorTrend(over) : undefined,
    show === 'parts' && dimension ? api.indicatorParts({ unit, id, dimension }) : undefined,
    show === 'heat' || show === 'multiples' ? api.indicatorHeat(over) : undefined,
    show === 'map' ? api.boundaryMap({ unit }) : undefined,
    show === 'map' ? api.indicatorChildren({ unit, id, limit: 200 }) : undefined,
  ]);
  return { one, show, step, dimension: dimension ?? '', trend, parts, heat, shapes, children };
}

/** One indicator in pictures; each has its table and can be taken away. */
export default function PicturesPage() {
  const { t } = useText();
  const name = useName();
  const { one, show, step, dimension, trend, parts, heat, shapes, children } = useLoaderData<typeof loader>();
  const { unit, id } = one;
  const title = name(one.name);
  const at = (which: Show) => paths.indicatorPictures(unit.id, id, { show: which });
  return (
    <Page
      title={t('pictures.title', { name: title })}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: title, to: paths.indicator(unit.id, id) }]}
    >
      <Tabs
        label={t('pictures.tabs')}
        tabs={SHOWS.filter((which) => which !== 'parts' || one.dimensions.length > 0).map((which) => ({
          label: t(`pictures.show.${which}`),
          to: at(which),
          current: which === show,
        }))}
      />
      {show === 'parts' && (
        <Filters
          filters={[
            {
              kind: 'choice',
              key: 'dimension',
              label: t('pictures.by'),
              options: one.dimensions.slice(1).map((each) => ({ value: each.id, label: name(each.name) })),
              all: one.dimensions[0] ? name(one.dimensions[0].name) : '',
            },
          ]}
        />
      )}
      {(trend || heat) && (
        <Filters
          filters={[
            {
              kind: 'choice',
              key: 'step',
              label: t('pictures.step'),
              options: (['quarter', 'year'] as const).map((value) => ({ value, label: t(`pictures.step.${value}`) })),
              all: t('pictures.step.month'),
            },
          ]}
        />
      )}
      {trend?.hidden && <Notice>{t('indicators.trend.hidden')}</Notice>}
      {(parts?.hidden || heat?.hidden || children?.hidden) && <Notice>{t('pictures.hidden')}</Notice>}
      {trend && !trend.hidden && <Way one={one} step={step} trend={trend} />}
      {parts && !parts.hidden && <Distribution one={one} dimension={dimension} parts={parts} />}
      {heat && !heat.hidden && heat.units.length === 0 && (
        <Empty title={t('pictures.nothing')}>{t('pictures.nothing_hint')}</Empty>
      )}
      {show === 'heat' && heat && heat.units.length > 0 && <HeatMap one={one} step={step} heat={heat} />}
      {show === 'multiples' && heat && heat.units.length > 0 && <Multiples one={one} step={step} heat={heat} />}
      {shapes && children && !children.hidden && <PlaceMap one={one} shapes={shapes} lines={children.items} />}
    </Page>
  );
}
