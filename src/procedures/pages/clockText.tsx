import { date, due } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import type { ClockView } from '../case.ts';

/** A clock in words: how much is left in its own unit, on which day it ends, what moved that day, and how sure the calendar is. */
export function ClockText({ clock, ruledOn }: { clock: ClockView; ruledOn: string }) {
  const { t } = useText();
  const { today } = session();
  const running = clock.state === 'running';
  const late = running && clock.due < today;
  return (
    <div className="case-clock">
      <p>
        {running && <StateBadge state={late ? 'overdue' : 'due'}>{leftIn(clock, t, today)}</StateBadge>}
        {clock.state === 'paused' && <StateBadge state="later">{t('procedures.clock.paused')}</StateBadge>}{' '}
        {t(running || clock.state === 'paused' ? 'procedures.clock.ends' : 'procedures.clock.ended', {
          date: date(clock.due),
        })}{' '}
        <Length n={clock.n} unit={clock.unit} rule={clock.rule} ruledOn={ruledOn} />
      </p>
      <p className="small quiet">{t('procedures.clock.from', { date: date(clock.startedOn) })}</p>
      {clock.extensions.map((each) => (
        <p key={`${each.on} ${each.n}`} className="small">
          {t('procedures.clock.extended', { ...each, on: date(each.on), unit: clock.unit })}
        </p>
      ))}
      {clock.pauses.map((each) => (
        <p key={each.from} className="small">
          {t(each.to === '' ? 'procedures.clock.stands' : 'procedures.clock.stood', {
            from: date(each.from),
            to: each.to === '' ? '' : date(each.to),
          })}
        </p>
      ))}
      {clock.uncertain && <p className="small quiet">{t('procedures.clock.uncertain')}</p>}
    </div>
  );
}

function leftIn(clock: ClockView, t: ReturnType<typeof useText>['t'], today: string): string {
  if (clock.left === null) return due(clock.due, today);
  if (clock.left === 0) return t('procedures.clock.today');
  return clock.left > 0
    ? t('procedures.clock.left', { days: clock.left })
    : t('procedures.clock.late', { days: -clock.left });
}

/** "30 working days (PRO-02)" */
export function Length({ n, unit, rule, ruledOn }: { n: number; unit: string; rule: string; ruledOn?: string }) {
  const { t } = useText();
  return (
    <span className="small">
      {t('procedures.clock.length', { n, unit })} <RuleLink rule={rule} on={ruledOn} />
    </span>
  );
}
