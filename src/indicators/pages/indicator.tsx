import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import {
  api,
  type IndicatorChildrenInput,
  type IndicatorGetInput,
  type IndicatorTrendInput,
} from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import { inLanguage } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { indicatorId, paths } from '../../web/paths.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { type One, Reached, TargetSource, useName, valueText } from './declared.tsx';
import { Formers } from './formers.tsx';
import { IndicatorParts } from './indicatorParts.tsx';
import { IndicatorState } from './indicatorState.tsx';
import { IndicatorTrend } from './indicatorTrend.tsx';
import { IndicatorUnits } from './indicatorUnits.tsx';

export const handle: PageHandle = { title: (_t, data) => (data ? inLanguage(data.one.name) : '') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const [unit, id] = [params.unit ?? '', indicatorId(params.indicator ?? '')];
  const { on, from, tree, before, step, dimension, beside, sort, after, search } = addressQuery(request);
  const period = { unit, id, on, from, tree };
  const rows = { ...period, sort, after, search } as IndicatorChildrenInput;
  const [one, trend, units, parts] = await Promise.all([
    api.indicatorGet({ ...period, before } as IndicatorGetInput),
    api.indicatorTrend({ unit, id, step } as IndicatorTrendInput),
    beside ? api.indicatorSiblings(rows).catch(() => undefined) : api.indicatorChildren(rows),
    dimension ? api.indicatorParts({ ...period, dimension } as never) : undefined,
  ]);
  return { one, trend, units, parts, dimension };
}

/** One indicator of a unit: what it is now and was, how it is worked out, its way, its parts, the units below and beside. */
export default function IndicatorPage() {
  const { t, own } = useText();
  const name = useName();
  const { today } = useSession();
  const { one, trend, units, parts, dimension } = useLoaderData<typeof loader>();
  const { current, unit } = one;
  const title = name(one.name);
  const flow = one.nature === 'flow';
  return (
    <Page
      title={title}
      lead={
        <>
          <Name>{unit.name}</Name> · {periodText(one, t)}
        </>
      }
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: t('indicators.declared.title'), to: paths.indicators(unit.id) },
      ]}
      action={
        <LinkButton to={paths.indicatorPictures(unit.id, one.id)}>{t('indicators.declared.pictures')}</LinkButton>
      }
    >
      <Filters
        filters={[
          {
            kind: 'date',
            key: 'on',
            label: t(flow ? 'indicators.declared.to' : 'indicators.declared.on'),
            usual: today,
          },
          ...(flow
            ? [{ kind: 'date' as const, key: 'from', label: t('indicators.declared.from'), usual: current.from }]
            : []),
          { kind: 'date', key: 'before', label: t('indicators.declared.before') },
          {
            kind: 'choice',
            key: 'tree',
            label: t('indicators.declared.tree'),
            options: [{ value: 'then', label: t('indicators.declared.tree_then') }],
            all: t('indicators.declared.tree_now'),
          },
        ]}
      />
      <p className="row">
        <strong className="trend-now">
          <Opened one={one} part="numerator" value={current}>
            {valueText(one.form, current, t)}
          </Opened>
        </strong>
        <Reached item={one} better={one.better} />
      </p>
      <IndicatorState one={one} />
      {current.hidden && <Notice>{t('indicators.declared.hidden', { smallest: one.smallest })}</Notice>}
      <Facts
        facts={[
          one.before && { label: periodOf(one.before, flow, t), value: valueText(one.form, one.before, t) },
          one.before &&
            current.value !== null &&
            one.before.value !== null && {
              label: t('indicators.declared.difference'),
              value: difference(one.form, current.value - one.before.value, t),
            },
          one.other && {
            label: t(one.other.tree === 'then' ? 'indicators.declared.by_then' : 'indicators.declared.by_now'),
            value: valueText(one.form, one.other, t),
          },
          one.formerly && {
            label: t('indicators.own.formerly'),
            value: (
              <>
                {valueText(one.formerly.form, one.formerly, t)}{' '}
                <span className="quiet">{t('indicators.own.until_day', { date: date(one.formerly.until) })}</span>
              </>
            ),
          },
          one.target && { label: t('indicators.declared.target'), value: <TargetSource target={one.target} /> },
          { label: t('indicators.declared.formula'), value: own(one.formula) },
          ...one.who.map(({ part, says }) => ({ label: name(part), value: own(says) })),
          one.form !== 'number' && {
            label: t('indicators.declared.whole'),
            value: (
              <Opened one={one} part="denominator" value={current}>
                {t('indicators.declared.open_list')}
              </Opened>
            ),
          },
          one.rule !== null && {
            label: t('indicators.declared.rule'),
            value: (
              <Link to={paths.rulebook(one.rule)}>
                <bdi>{one.rule}</bdi>
              </Link>
            ),
          },
        ].map((fact) => fact || false)}
      />
      <Section title={t('indicators.declared.trend')}>
        <IndicatorTrend one={one} title={title} trend={trend} />
      </Section>
      {one.dimensions.length > 0 && (
        <Section title={t('indicators.declared.parts')}>
          <IndicatorParts one={one} chosen={dimension} parts={parts} />
        </Section>
      )}
      {one.formers.length > 0 && (
        <Section title={t('indicators.own.formers')}>
          <Formers formers={one.formers} />
        </Section>
      )}
      <Section title={t('indicators.declared.units')}>
        {units ? (
          <IndicatorUnits one={one} title={title} list={units} />
        ) : (
          <Empty title={t('indicators.declared.no_units')}>{t('indicators.declared.no_units_hint')}</Empty>
        )}
      </Section>
    </Page>
  );
}

type OpenedProps = { one: One; part: 'numerator' | 'denominator'; value: One['current']; children: React.ReactNode };

/** A number as the way to its records, for whoever may open them. */
function Opened({ one, part, value, children }: OpenedProps) {
  const address = useAddress();
  if (!one.opens[part] || value.n === null) return children;
  const asked = {
    part: part === 'denominator' ? part : undefined,
    on: value.to,
    from: value.from,
    tree: address.get('tree'),
  };
  return <Link to={paths.indicatorRecords(one.unit.id, one.id, asked)}>{children}</Link>;
}

type T = ReturnType<typeof useText>['t'];

function periodText({ current, nature }: One, t: T): string {
  return periodOf(current, nature === 'flow', t);
}

function periodOf({ from, to }: One['current'], flow: boolean, t: T): string {
  return flow
    ? t('indicators.declared.period', { from: date(from), to: date(to) })
    : t('indicators.declared.as_of', { date: date(to) });
}

function difference(form: string, by: number, t: T): string {
  return t(form === 'share' ? 'indicators.declared.points' : 'indicators.declared.more', {
    by: Math.round(by * 10) / 10,
  });
}
