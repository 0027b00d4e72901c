import { Link } from 'react-router';
import { useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { NumbersState } from '../frozen.ts';
import { stateLines } from '../stateText.ts';

/** Which state of the numbers a page shows, the way to the period with its corrections, and to the other state. */
export function NumbersStateLine({ unit, state }: { unit: string; state: NumbersState }) {
  const { t } = useText();
  const address = useAddress();
  const { kind, period, closed } = state;
  return (
    <div>
      {stateLines(state, t, date).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {kind === 'closed' && <p>{t('indicators.state.rest_live', { date: date(session().today) })}</p>}
      {period && (
        <p className="row">
          <Link to={paths.unitPeriod(unit, period.kind, period.startsOn)}>{t('indicators.state.period')}</Link>
          {closed && (
            <Link to={address.with({ numbers: kind === 'closed' ? 'live' : undefined })}>
              {t(kind === 'closed' ? 'indicators.state.show_live' : 'indicators.state.show_closed')}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
