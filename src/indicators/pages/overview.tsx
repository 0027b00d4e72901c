import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type UnitOverviewInput, type UnitOverviewResult, type UnitWarningsResult } from '../../../gen/client.ts';
import { UnitLineage } from '../../organization/pages/lineage.tsx';
import { UnitTabs, useUnitActions } from '../../organization/pages/unitTabs.tsx';
import { DayForm } from '../../rulebook/pages/dayForm.tsx';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useResource } from '../../web/resource.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { Translate } from '../../web/words.ts';
import { Children } from './children.tsx';
import { Numbers } from './numbers.tsx';
import { NumbersStateLine } from './numbersState.tsx';
import { chosen, GROUP_WORDS, GROUPS } from './order.ts';
import { SmallGroups } from './smallGroups.tsx';
import { TrendState } from './trendState.tsx';
import { UnitFacts } from './unitFacts.tsx';

export const handle: PageHandle = { title: (_t, data) => data?.unit.name ?? '' };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const { on, after, numbers } = addressQuery(request);
  const unit = await api.unitGet({ id });
  if (!unit.may.includes('counts.read')) return { unit };
  const [counts, children] = await Promise.all([
    api.unitOverview({ id, on, numbers } as UnitOverviewInput),
    unit.children > 0 ? api.unitChildrenCounts({ id, on, after, limit: 200 }) : undefined,
  ]);
  return { unit, counts, children };
}

/** THE page of a unit: the numbers that matter, each leading to its records; the units below with what is missing; all numbers. */
export default function OverviewPage() {
  const { t, lang } = useText();
  const { unit, counts, children } = useLoaderData<typeof loader>();
  const kind = capitalized(labelOf('unitKinds', unit.kind, lang), lang);
  const leaf = unit.children === 0;
  const past = counts !== undefined && counts.on !== counts.today;
  const asOf = counts && t(past ? 'indicators.overview.on' : 'indicators.overview.today', { date: date(counts.on) });
  const trend = useResource(counts && !past ? `trend ${unit.id}` : undefined, () => api.unitTrend({ id: unit.id }));
  const warnings = useResource(counts && !past ? `warnings ${unit.id}` : undefined, () =>
    api.unitWarnings({ id: unit.id }),
  );
  const lines = { unit: unit.id, on: past ? counts?.on : undefined, trend: trend.data?.series };
  const { first, rest } = chosen(counts?.numbers ?? [], { leaf, past });
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={[kind, asOf].filter(Boolean).join(' · ')}
      more={[...(counts ? ways(unit.id, t) : []), ...useUnitActions(unit)]}
    >
      <UnitTabs unit={unit.id} />
      <UnitLineage unit={unit} />
      {counts ? <Standing counts={counts} past={past} /> : <Notice>{t('indicators.overview.no_right')}</Notice>}
      {first.length > 0 && (
        <Section title={t('indicators.overview.first')}>
          <Numbers
            {...lines}
            numbers={first}
            leaf={leaf}
            explain={paths.comparison(unit.id, past && counts ? { from: counts.on } : {})}
          />
          {trend.data && trend.data.series.length > 0 && <TrendState unit={unit.id} />}
          {counts && <SmallGroups smallest={counts.smallest} rule={counts.smallRule} />}
        </Section>
      )}
      <Warnings items={warnings.data?.items ?? []} />
      {children && <Children unit={unit.id} list={children} past={past} on={past ? counts?.on : undefined} />}
      {GROUPS.map((group) => {
        const numbers = rest.filter((number) => number.group === group);
        return (
          numbers.length > 0 && (
            <Section key={group} title={t(GROUP_WORDS[group])}>
              <Numbers {...lines} numbers={numbers} leaf={leaf} />
            </Section>
          )
        );
      })}
      <UnitFacts unit={unit} />
    </Page>
  );
}

/** Other ways to look at a unit's numbers. */
function ways(unit: string, t: Translate): MenuAction[] {
  return [
    { label: t('indicators.declared.title'), icon: 'unit', to: paths.indicators(unit) },
    { label: t('indicators.report.title'), icon: 'file', to: paths.unitReport(unit) },
    { label: t('indicators.work.title'), icon: 'tasks', to: paths.workMonths(unit) },
    { label: t('indicators.compare.title'), icon: 'unit', to: paths.comparison(unit) },
    { label: t('indicators.breakdown.title'), icon: 'unit', to: paths.breakdown(unit) },
    { label: t('indicators.dual.title'), icon: 'unit', to: paths.dual(unit) },
  ];
}

/** What is reported and does not fit a rule, each a line that opens its list. */
function Warnings({ items }: { items: readonly UnitWarningsResult['items'][number][] }) {
  const { t } = useText();
  if (items.length === 0) return null;
  return (
    <Notice state="due">
      {items.map((item) => (
        <p key={item.key}>
          <Link to={item.link}>{t(`indicators.warning.${item.key}`, { count: item.n })}</Link>
          {item.rule && (
            <>
              {' · '}
              <Link to={paths.rulebook(item.rule)}>
                <bdi>{item.rule}</bdi>
              </Link>
            </>
          )}
        </p>
      ))}
    </Notice>
  );
}

type StandingProps = { counts: UnitOverviewResult; past: boolean };

/** Of which day this is, whether anything was recorded then, and the way to another day. */
function Standing({ counts, past }: StandingProps) {
  const { on, recordedSince: since } = counts;
  const nothing = counts.numbers.length === 0;
  const { t } = useText();
  const address = useAddress();
  const { today } = useSession();
  const why = () => {
    if (on > today) return t('indicators.overview.future', { date: date(on) });
    return since
      ? t('indicators.overview.not_recorded', { since: date(since) })
      : t('indicators.overview.never_recorded');
  };
  return (
    <div className="stack">
      {past && (
        <Notice state={nothing ? 'due' : 'information'}>
          <p>{nothing ? why() : t('indicators.overview.past', { date: date(on) })}</p>
          {!nothing && <NumbersStateLine unit={counts.unit.id} state={counts.state} />}
          <p>
            <Link to={address.with({ on: undefined, numbers: undefined })}>{t('indicators.overview.back')}</Link>
          </p>
        </Notice>
      )}
      {!past && !counts.recorded && <Notice>{t('indicators.overview.begin_hint')}</Notice>}
      <DayForm
        title={t('indicators.overview.choose_day')}
        label={t('indicators.overview.day')}
        help={t('indicators.overview.day_help')}
        verb={t('indicators.overview.show')}
      />
    </div>
  );
}
