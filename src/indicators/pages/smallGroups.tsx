import { Link } from 'react-router';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';

/** Says why a group is hidden, with the rule; nothing for whoever sees all. */
export function SmallGroups({ smallest, rule }: { smallest: number; rule: string | null }) {
  const { t } = useText();
  if (smallest === 0) return null;
  return (
    <p className="quiet">
      {t('indicators.small_groups', { smallest })}{' '}
      {rule && (
        <Link to={paths.rulebook(rule)}>
          <bdi>{rule}</bdi>
        </Link>
      )}
    </p>
  );
}
