import { Navigate, Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router';
import type { PageHandle } from '../moduleRoutes.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session.ts';
import { useText } from '../text.tsx';
import { Name } from '../ui/name.tsx';
import { Arrival } from './arrival.tsx';
import { OfflineBanner } from './offlineBanner.tsx';
import { PhoneBar } from './phoneBar.tsx';
import { Rail } from './rail.tsx';
import { RoutedNotice } from './routedNotice.tsx';
import { StandingContext, useStanding, useStandingUnit } from './standing.ts';

/** The frame every page stands in. */
export function Shell() {
  const { t } = useText();
  const session = useSession();
  const { pathname, search } = useLocation();
  const standing = useStandingUnit();
  const bare = (useMatches().at(-1)?.handle as PageHandle | undefined)?.bare;
  // The session ended while the page was open.
  if (!session.signedIn) return <Navigate to={paths.signIn(pathname + search)} replace />;
  if (bare) {
    return (
      <main>
        <Arrival />
        <Outlet />
      </main>
    );
  }
  return (
    <StandingContext value={standing}>
      <div className="shell">
        <a className="shell-skip" href="#content">
          {t('web.shell.skip')}
        </a>
        <PhoneTop />
        <header className="shell-rail">
          <Rail />
        </header>
        <main id="content" className="shell-main" tabIndex={-1}>
          <OfflineBanner />
          <RoutedNotice />
          <Arrival />
          <Outlet />
        </main>
        <PhoneBar />
        <ScrollRestoration />
      </div>
    </StandingContext>
  );
}

function PhoneTop() {
  const { own } = useText();
  const { organization } = useSession();
  const { place } = useStanding();
  return (
    <header className="shell-top">
      <strong>{place.data ? <Name>{place.data.name}</Name> : own(organization.name)}</strong>
    </header>
  );
}
