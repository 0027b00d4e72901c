import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Icon } from '../../web/ui/icon.tsx';

/** The year one reads, between the one before and the one after; none after this year. */
export function YearChoice({ year, to }: { year: number; to: (year: number) => string }) {
  const { t } = useText();
  const last = Number(session().today.slice(0, 4));
  return (
    <nav className="row year-choice" aria-label={t('members.year.year')}>
      <LinkButton to={to(year - 1)}>
        <Icon name="back" />
        {String(year - 1)}
      </LinkButton>
      <strong>{String(year)}</strong>
      {year < last && (
        <LinkButton to={to(year + 1)}>
          {String(year + 1)}
          <Icon name="forward" />
        </LinkButton>
      )}
    </nav>
  );
}
