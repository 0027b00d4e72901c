import { Link } from 'react-router';
import type { UnitTrendResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import type { Language } from '../../web/language.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Translate, t } from '../../web/words.ts';
import { declaredAs } from '../declaredAs.ts';
import type { Indicator } from '../indicator.ts';
import { SeriesPicture } from './series.tsx';

type Trends = readonly UnitTrendResult['series'][number][];
export type NumbersProps = {
  numbers: readonly Indicator[];
  leaf: boolean;
  /** whose numbers they are, and of which past day */
  unit: string;
  on?: string | undefined;
  /** the months behind each number, as soon as they are there */
  trend?: Trends | undefined;
  /** where the head count is explained */
  explain?: string | undefined;
};

/** Numbers of an overview, each above what it counts so that they stand in one line: counts large, shares as n of m with a thin bar and the way to what is missing. */
export function Numbers(props: NumbersProps) {
  const { numbers } = props;
  const counts = numbers.filter((number) => number.of === null);
  const shares = numbers.filter((number) => number.of !== null);
  return (
    <div className="stack">
      {counts.length > 0 && <List {...props} numbers={counts} />}
      {shares.length > 0 && <List {...props} numbers={shares} />}
    </div>
  );
}

function List({ numbers, leaf, unit, on, trend, explain }: NumbersProps) {
  const { lang } = useText();
  // of one cell it is said in the singular
  const labelHere = (number: Indicator) =>
    leaf && number.key === 'meetings' ? t('indicators.children.met') : numberLabel(number, t, lang);
  return (
    <ul className="figures">
      {numbers.map((number) => (
        <li key={`${number.key} ${number.code}`}>
          {number.hidden ? (
            <span className="quiet">{t('indicators.small_group')}</span>
          ) : number.of === null ? (
            <Count number={number} />
          ) : leaf && number.of === 1 ? (
            <YesNo number={number} />
          ) : (
            <Share part={number.n ?? 0} whole={number.of} to={number.link ?? undefined} />
          )}
          <div className="figure-label">
            <Explained unit={unit} on={on} number={number}>
              {labelHere(number)}
            </Explained>
          </div>
          {!(leaf && number.of === 1) && <Gap number={number} />}
          {explain && number.key === 'members' && (
            <div className="small">
              <Link to={explain}>{t('indicators.compare.explain')}</Link>
            </div>
          )}
          <Line unit={unit} number={number} trend={trend} />
        </li>
      ))}
    </ul>
  );
}

function Count({ number }: { number: Indicator }) {
  const { lang } = useText();
  return (
    <span className="figure-number">
      <NumberLink value={number.n} to={number.link ?? undefined} label={numberLabel(number, t, lang)} />
    </span>
  );
}

type ExplainedProps = { unit: string; on: string | undefined; number: Indicator; children: string };

/** What a number counts, as the way to its indicator: how it is worked out, its way, the units below and beside. The number itself opens its records. */
function Explained({ unit, on, number, children }: ExplainedProps) {
  const indicator = declaredAs(number);
  if (indicator === null) return children;
  return <Link to={paths.indicator(unit, indicator, { on })}>{children}</Link>;
}

/** The number's way over the months as a small line, which opens its indicator. */
function Line({ unit, number, trend }: { unit: string; number: Indicator; trend: Trends | undefined }) {
  const { lang } = useText();
  const series = trend?.find((each) => each.key === number.key);
  const indicator = declaredAs(number);
  if (!series || indicator === null) return null;
  // the line begins with the records
  const points = series.points.slice(series.points.findIndex(({ n }) => n !== null));
  if (points.filter(({ n }) => n !== null).length < 2) return null;
  return (
    <Link className="figure-trend" to={paths.indicator(unit, indicator)}>
      <SeriesPicture series={{ ...series, points }} label={numberLabel(number, t, lang)} size="small" />
    </Link>
  );
}

/** The way to the records that the share leaves out. */
function Gap({ number }: { number: Indicator }) {
  const missing = (number.of ?? 0) - (number.n ?? 0);
  if (!number.gapLink || missing <= 0) return null;
  return (
    <div className="small">
      <Link to={number.gapLink}>{t('indicators.gap', { n: missing })}</Link>
    </div>
  );
}

/** One of one is a fact, not a share. */
function YesNo({ number }: { number: Indicator }) {
  const badge =
    number.n === 1 ? (
      <StateBadge state="done">{t('indicators.yes')}</StateBadge>
    ) : (
      <StateBadge state="due">{t('indicators.no')}</StateBadge>
    );
  const to = number.n === 1 ? number.link : number.gapLink;
  return to ? <Link to={to}>{badge}</Link> : badge;
}

/** What a number counts, in the words of the rulebook where it names it. */
export function numberLabel(number: Pick<Indicator, 'key' | 'code'>, t: Translate, lang: Language): string {
  if (number.key === 'kind') return capitalized(labelOf('unitKinds', number.code ?? '', lang), lang);
  // the rulebook tells open tasks apart by finer states than the count does
  const state = /^tasks_(?!overdue|open)(\w+)$/.exec(number.key)?.[1];
  return state ? capitalized(labelOf('taskStates', state, lang), lang) : t(`indicators.number.${number.key}`);
}
