import { type MouseEvent, useState } from 'react';
import { NavLink } from 'react-router';
import { paths } from '../paths.ts';
import { actingGrant, useSession } from '../session.ts';
import { useText } from '../text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Rail } from './rail.tsx';
import { useStanding } from './standing.ts';

/** Phones: the four places one goes to, and everything else one tap away. */
export function PhoneBar() {
  const { t } = useText();
  const session = useSession();
  const { id } = useStanding();
  const [open, setOpen] = useState(false);
  // Closed before the new page comes: a dialog gives the focus back, and the page's heading takes it after.
  const leave = (event: MouseEvent) => (event.target as Element).closest('a') && setOpen(false);
  const own = actingGrant(session)?.unit.id;
  const places: { to: string; text: string; icon: IconName }[] = [
    { to: paths.today(), text: 'web.nav.today', icon: 'today' },
    ...(own ? [{ to: paths.unitMeetings(own), text: 'web.nav.meeting', icon: 'meeting' } as const] : []),
    { to: paths.myTasks(), text: 'web.nav.tasks', icon: 'tasks' },
    ...(id ? [{ to: paths.unit(id), text: 'web.nav.unit', icon: 'unit' } as const] : []),
  ];
  return (
    <>
      <nav className="shell-bar" aria-label={t('web.shell.places')}>
        {places.map((place) => (
          <NavLink key={place.to} to={place.to} end>
            <Icon name={place.icon} />
            {t(place.text)}
          </NavLink>
        ))}
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="menu" />
          {t('web.shell.menu')}
        </button>
      </nav>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('web.shell.menu')} className="shell-sheet">
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: listens to the links inside */}
        <div onClick={leave}>
          <Rail />
        </div>
        <Button onClick={() => setOpen(false)}>{t('web.dialog.close')}</Button>
      </Dialog>
    </>
  );
}
