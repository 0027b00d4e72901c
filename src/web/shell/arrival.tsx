import { useEffect, useRef, useState } from 'react';
import { useLocation, useMatches, useNavigation } from 'react-router';
import type { PageHandle } from '../moduleRoutes.ts';
import { useSession } from '../session.ts';
import { useText } from '../text.tsx';

const SLOW_MS = 800;

/** Arriving at a page: its title in the window, the focus on its heading, and a word when it takes long. */
export function Arrival() {
  const { t, own } = useText();
  const { organization } = useSession();
  const { pathname } = useLocation();
  const match = useMatches().at(-1);
  const arrivedAt = useRef(pathname);
  const slow = useSlowNavigation();

  useEffect(() => {
    const { title } = (match?.handle ?? {}) as PageHandle;
    // Without its data (the loader was refused) a page cannot name itself; the error page does.
    if (title && (title.length < 2 || match?.loaderData !== undefined)) {
      document.title = `${title(t, match?.loaderData)} – ${own(organization.name)}`;
    }
  });

  useEffect(() => {
    if (arrivedAt.current === pathname) return;
    arrivedAt.current = pathname;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div role="status" className="shell-loading">
      {slow && t('web.shell.loading')}
    </div>
  );
}

function useSlowNavigation(): boolean {
  const { state } = useNavigation();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const later = state === 'loading' ? setTimeout(() => setSlow(true), SLOW_MS) : undefined;
    if (state === 'idle') setSlow(false);
    return () => clearTimeout(later);
  }, [state]);
  return slow;
}
