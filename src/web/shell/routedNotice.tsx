import { useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths.ts';
import { forgetRouted, routedNow, watchRouted } from '../routed.ts';
import { useText } from '../text.tsx';
import { Button } from '../ui/button.tsx';
import { Name } from '../ui/name.tsx';
import { Notice } from '../ui/notice.tsx';

/** Says that what was sent for a closed unit was recorded at the one that took over, until the reader has seen it. */
export function RoutedNotice() {
  const { t } = useText();
  const routed = useSyncExternalStore(watchRouted, routedNow);
  if (routed.length === 0) return null;
  return (
    <Notice state="due" live>
      {routed.map((each) => (
        <p key={each.from}>
          {t('web.routed.title', { unit: each.name, successor: each.successor })}{' '}
          <Link to={paths.unit(each.to)}>
            <Name>{each.successor}</Name>
          </Link>
        </p>
      ))}
      <Button look="plain" onClick={forgetRouted}>
        {t('web.routed.dismiss')}
      </Button>
    </Notice>
  );
}
