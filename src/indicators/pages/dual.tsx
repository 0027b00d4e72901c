import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitByChildInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, due } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { ByChild } from './byChild.tsx';
import { Numbers, numberLabel } from './numbers.tsx';
import { SeriesPicture } from './series.tsx';
import { TrendState } from './trendState.tsx';

export const handle: PageHandle = { title: (t) => t('indicators.dual.title') };
/** the soonest of them; all stand on the list of dual posts */
const FIRST = 20;
const KINDS = ['dual', 'dual_head', 'dual_front'];

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { sort, after } = addressQuery(request);
  const unit = await api.unitGet({ id });
  const [counts, trend, terms, children] = await Promise.all([
    api.unitOverview({ id }),
    api.unitTrend({ id }),
    api.dualList({ unit: id, apart: true, sort: 'ends', limit: FIRST }),
    unit.children > 0
      ? api.unitByChild({ id, measure: 'dual', sort: sort as UnitByChildInput['sort'], after })
      : undefined,
  ]);
  return { unit, counts, terms, children, series: trend.series.find((each) => each.key === 'dual') };
}

/** Secretaries who also lead their village or its Front committee: both kinds apart, the goal, those who lag, and terms that end apart. */
export default function DualPage() {
  const { t, lang } = useText();
  const { unit, counts, terms, children, series } = useLoaderData<typeof loader>();
  const { today } = useSession();
  const label = numberLabel({ key: 'dual', code: null }, t, lang);
  const shown = KINDS.flatMap((key) => counts.numbers.filter((each) => each.key === key));
  const dual = shown[0];
  const goal = series?.goal;
  const end = (post: string, on: string | null) => (
    <>
      {capitalized(labelOf('posts', post, lang), lang)}: {on ? date(on) : t('organization.posts.term_open')}
    </>
  );
  const needed = goal && dual?.of ? Math.ceil((goal.least * dual.of) / 100) - (dual.n ?? 0) : 0;
  return (
    <Page
      title={t('indicators.dual.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      <Numbers unit={unit.id} numbers={shown} leaf={false} />
      <p>
        <Link to={paths.cohorts(unit.id)}>{t('indicators.cohorts.link')}</Link>
      </p>
      {series && (
        <Section title={t('indicators.trend.title')}>
          <SeriesPicture series={series} label={label} size="large" />
          <TrendState unit={unit.id} />
          {goal && (
            <p>
              {needed > 0
                ? t('indicators.dual.needed', { n: needed, date: date(goal.deadline) })
                : t('indicators.dual.reached')}
            </p>
          )}
        </Section>
      )}
      {children && (
        <Section title={t('indicators.dual.laggards')}>
          <p>
            <Link to={paths.dualGaps(unit.id)}>{t('indicators.dual.reasons')}</Link>
          </p>
          <ByChild
            list={children}
            label={label}
            to={(child) => paths.dual(child)}
            gap={(child) => paths.unitUnits(child, { measure: 'not_dual' })}
            empty={<Empty title={t('indicators.units.empty')}>{t('indicators.trend.below_hint')}</Empty>}
          />
        </Section>
      )}
      <Section title={t('indicators.dual.terms')}>
        <Table
          caption={t('indicators.dual.terms')}
          rows={terms.items}
          rowKey={(line) => line.id}
          rowLink={(line) => paths.unitPosts(line.unitId)}
          columns={[
            { key: 'name', header: t('indicators.children.name'), cell: (line) => <Name>{line.unitName}</Name> },
            { key: 'holder', header: t('indicators.dual.holder'), cell: (line) => <Name>{line.name}</Name> },
            {
              key: 'ends',
              header: t('organization.posts.term'),
              cell: (line) => (
                <>
                  <div>{end(line.first, line.firstEnds)}</div>
                  <div>{end(line.second, line.secondEnds)}</div>
                </>
              ),
            },
            {
              key: 'soonest',
              header: t('indicators.dual.parts'),
              cell: (line) =>
                line.soonest && (
                  <StateBadge state={line.soonest < today ? 'overdue' : 'due'}>{due(line.soonest, today)}</StateBadge>
                ),
            },
          ]}
          total={terms.total}
          empty={<Empty title={t('indicators.dual.terms_empty')}>{t('indicators.dual.terms_hint')}</Empty>}
        />
        {terms.total > terms.items.length && (
          <p>
            <Link to={paths.dualPosts(unit.id, { apart: 'true', sort: 'ends' })}>
              {t('indicators.dual.all', { total: terms.total })}
            </Link>
          </p>
        )}
      </Section>
    </Page>
  );
}
