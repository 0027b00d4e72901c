import { Link } from 'react-router';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { stateLines } from '../stateText.ts';
import { type One, valueText } from './declared.tsx';

/** An indicator is reckoned from the records: of which day, whether the period is closed, and what was frozen of it where the records say something else by now. */
export function IndicatorState({ one }: { one: One }) {
  const { t } = useText();
  const { numbers, frozen, current, form, unit } = one;
  const { period } = numbers;
  const differs = frozen !== null && (frozen.n !== current.n || frozen.of !== current.of);
  return (
    <div className="quiet">
      {stateLines(numbers, t, date).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {differs && <p>{t('indicators.state.frozen_value', { value: valueText(form, frozen, t) })}</p>}
      {period && (
        <p>
          <Link to={paths.unitPeriod(unit.id, period.kind, period.startsOn)}>{t('indicators.state.period')}</Link>
        </p>
      )}
    </div>
  );
}
