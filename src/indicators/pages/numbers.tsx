import { Link } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import type { Language } from '../../web/language.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Translate, t } from '../../web/words.ts';
import type { Indicator } from '../indicator.ts';

/** Numbers of an overview, each above what it counts so that they stand in one line: counts large, shares as n of m with a thin bar and the way to what is missing. */
export function Numbers({ numbers, leaf }: { numbers: readonly Indicator[]; leaf: boolean }) {
  const counts = numbers.filter((number) => number.of === null);
  const shares = numbers.filter((number) => number.of !== null);
  return (
    <div className="stack">
      {counts.length > 0 && <List numbers={counts} leaf={leaf} />}
      {shares.length > 0 && <List numbers={shares} leaf={leaf} />}
    </div>
  );
}

function List({ numbers, leaf }: { numbers: readonly Indicator[]; leaf: boolean }) {
  const { lang } = useText();
  // of one cell it is said in the singular
  const labelHere = (number: Indicator) =>
    leaf && number.key === 'meetings' ? t('indicators.children.met') : numberLabel(number, t, lang);
  return (
    <ul className="figures">
      {numbers.map((number) => (
        <li key={`${number.key} ${number.code}`}>
          {number.of === null ? (
            <Count number={number} />
          ) : leaf && number.of === 1 ? (
            <YesNo number={number} />
          ) : (
            <Share part={number.n ?? 0} whole={number.of} to={number.link ?? undefined} />
          )}
          <div className="figure-label">{labelHere(number)}</div>
          {!(leaf && number.of === 1) && <Gap number={number} />}
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
