import { Link } from 'react-router';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';

/** Which state the points of lines and months are: reckoned anew from the records, whatever was closed; the closed numbers stand with their periods. */
export function TrendState({ unit }: { unit: string }) {
  const { t } = useText();
  const { today } = useSession();
  return (
    <p className="quiet small">
      {t('indicators.state.trend_live', { date: date(today) })}{' '}
      <Link to={paths.unitPeriods(unit)}>{t('indicators.state.periods')}</Link>
    </p>
  );
}
