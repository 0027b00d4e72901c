/** How a declared indicator is written: its name, its value, how it stands to what is to be reached. */
import { Link } from 'react-router';
import type { IndicatorGetResult, IndicatorListResult } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { date, number, share } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { Translate } from '../../web/words.ts';

export type Listed = IndicatorListResult['items'][number];
export type One = IndicatorGetResult;
type Valued = { n: number | null; of: number | null; hidden?: boolean; recorded?: boolean; later?: boolean };

/** A rulebook's label or a sentence of ours, beginning with a capital letter. */
export function useName(): (name: Listed['name']) => string {
  const { own, lang } = useText();
  return (name) => capitalized(own(name), lang);
}

/** "1 189", "36 of 37 (97.3 %)", "21.4 (120 over 6)"; or why there is no number. */
export function valueText(form: string, value: Valued, t: Translate): string {
  if (value.later) return t('indicators.declared.later');
  if (value.hidden) return t('indicators.small_group');
  if (value.recorded === false || value.n === null) return t('indicators.children.not_recorded');
  if (form === 'number' || value.of === null) return number(value.n);
  if (value.of === 0) return t('indicators.declared.of_none', { n: value.n });
  if (form === 'share')
    return value.n <= value.of ? share(value.n, value.of) : t('indicators.declared.over', { n: value.n, of: value.of });
  return t('indicators.declared.mean', { value: number(value.n / value.of, 1), n: value.n, of: value.of });
}

/** A number in the unit of the indicator. */
export function figureText(form: string, figure: number, t: Translate): string {
  return form === 'share'
    ? t('indicators.trend.percent', { value: number(figure, 1) })
    : number(figure, form === 'mean' ? 1 : 0);
}

/** What is to be reached, and whether it is. */
export function Reached({ item, better }: { item: Pick<Listed, 'form' | 'target' | 'state'>; better?: string | null }) {
  const { t } = useText();
  if (item.target === null) return null;
  const least = figureText(item.form, item.target.value, t);
  return (
    <StateBadge state={item.state === 'reached' ? 'done' : item.state === 'missed' ? 'due' : 'information'}>
      {t(better === 'down' ? 'indicators.declared.at_most' : 'indicators.declared.at_least', { value: least })}
    </StateBadge>
  );
}

/** Who set it: a rule, a resolution with its day, the committee. */
export function TargetSource({ target }: { target: NonNullable<One['target']> }) {
  const { t } = useText();
  if (target.resolutionId)
    return (
      <>
        <Link to={paths.resolution(target.resolutionId)}>
          <bdi>{target.resolution}</bdi>
        </Link>
        {target.deadline && ` · ${t('indicators.declared.by', { date: date(target.deadline) })}`}
      </>
    );
  if (target.rule)
    return (
      <Link to={paths.rulebook(target.rule)}>
        <bdi>{target.rule}</bdi>
      </Link>
    );
  return <bdi>{target.source}</bdi>;
}
