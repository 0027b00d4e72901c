import { useSyncExternalStore } from 'react';
import { useText } from '../text.tsx';
import { Notice } from '../ui/notice.tsx';

export function OfflineBanner() {
  const { t } = useText();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  // Always there, so that a screen reader hears it change.
  return (
    <div role="status" className="shell-offline">
      {!online && (
        <Notice state="due" icon="offline">
          {t('web.shell.offline')}
        </Notice>
      )}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
