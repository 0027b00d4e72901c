import { useEffect } from 'react';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { paths } from '../paths.ts';
import { RefusalError, UnansweredError } from '../refusal.ts';
import { useText } from '../text.tsx';
import { hasText } from '../words.ts';
import { Button } from './button.tsx';
import { Reasons } from './reasons.tsx';

type Kind = 'missing' | 'forbidden' | 'offline' | 'failed';

/** Whatever stopped a page: says what, and what to do now. */
export function ErrorPage() {
  const error = useRouteError();
  const { t } = useText();
  const kind = kindOf(error);
  // The words themselves may be what could not be fetched.
  useEffect(() => {
    if (hasText('web.error.failed_title')) document.title = t(texts[kind].title);
  });
  if (!hasText('web.error.failed_title')) return <p>Chibo: ⚠ {String(error)}</p>;
  const text = texts[kind];
  return (
    <article className="error-page">
      <h1 tabIndex={-1}>{t(text.title)}</h1>
      {kind === 'forbidden' && error instanceof RefusalError && error.reasons.length > 0 ? (
        <Reasons reasons={error.reasons} />
      ) : (
        <p>{t(text.body)}</p>
      )}
      {kind === 'failed' && <p className="quiet small">{t('web.error.id', { id: errorId(error) })}</p>}
      <div className="row">
        {(kind === 'offline' || kind === 'failed') && (
          <Button onClick={() => window.location.reload()}>{t('web.error.again')}</Button>
        )}
        <Link to={paths.today()}>{t('web.error.today')}</Link>
      </div>
    </article>
  );
}

const texts: Record<Kind, { title: string; body: string }> = {
  missing: { title: 'web.error.missing_title', body: 'web.error.missing_body' },
  forbidden: { title: 'web.error.forbidden_title', body: 'web.error.forbidden_body' },
  offline: { title: 'web.error.offline_title', body: 'web.error.offline_body' },
  failed: { title: 'web.error.failed_title', body: 'web.error.failed_body' },
};

function kindOf(error: unknown): Kind {
  const status = error instanceof RefusalError || isRouteErrorResponse(error) ? error.status : undefined;
  if (status === 404) return 'missing';
  if (status === 403) return 'forbidden';
  if (error instanceof UnansweredError || isChunkMissing(error)) return 'offline';
  return 'failed';
}

/** A page's file that could not be fetched: the network, or a new version was installed meanwhile. */
function isChunkMissing(error: unknown): boolean {
  return error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
}

function errorId(error: unknown): string {
  const values = error instanceof RefusalError ? error.reasons[0]?.values : undefined;
  return typeof values?.id === 'string' ? values.id : new Date().toISOString();
}
