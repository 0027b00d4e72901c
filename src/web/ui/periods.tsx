import { LinkButton } from './button.tsx';
import { Icon } from './icon.tsx';

export type Period = { label: string; to: string };

export type PeriodsProps = {
  /** What is gone through: "Months". */
  label: string;
  /** The month or the year that is shown. */
  now: string;
  before: Period;
  /** Left out where nothing follows yet. */
  after?: Period | undefined;
};

/** One month or year back, one on. On phones the arrows stand alone beside the one that is shown: two names of months have no room there. */
export function Periods({ label, now, before, after }: PeriodsProps) {
  return (
    <nav className="periods" aria-label={label}>
      <LinkButton to={before.to}>
        <Icon name="back" />
        <span className="period-name">{before.label}</span>
      </LinkButton>
      <strong>{now}</strong>
      {after && (
        <LinkButton to={after.to}>
          <span className="period-name">{after.label}</span>
          <Icon name="forward" />
        </LinkButton>
      )}
    </nav>
  );
}
