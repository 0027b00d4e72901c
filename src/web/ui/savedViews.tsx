import { type FormEvent, useId, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { v7 } from 'uuid';
import { request } from '../request.ts';
import { useResource } from '../resource.ts';
import { session } from '../session.ts';
import { useText } from '../text.tsx';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { Icon } from './icon.tsx';
import { Refusal } from './refusal.tsx';

type View = { id: string; name: string; query: string };

/** The reader's own views of this list: addresses with their filters, kept under a name on the server. */
export function SavedViews({ filtered }: { filtered: boolean }) {
  const { t } = useText();
  const { pathname, search } = useLocation();
  const signedIn = session().signedIn;
  const views = useResource(signedIn ? `views ${pathname}` : undefined, (signal) =>
    request<{ items: View[] }>('GET', '/api/v1/views', { query: { path: pathname }, signal }),
  );
  const [error, setError] = useState<unknown>();
  const items = views.data?.items ?? [];
  if (!signedIn || (items.length === 0 && !filtered)) return null;
  const send = async (method: string, address: string, body?: unknown) => {
    setError(undefined);
    try {
      await request(method, address, { body, commandId: v7() });
      views.reload();
    } catch (caught) {
      setError(caught);
    }
  };
  return (
    <div className="views">
      {items.length > 0 && (
        <ul className="row" aria-label={t('web.views.title')}>
          {items.map((view) => (
            <li key={view.id} className="row">
              <Link to={`?${view.query}`}>
                <bdi>{view.name}</bdi>
              </Link>
              <Button
                look="icon"
                aria-label={t('web.views.drop', { name: view.name })}
                onClick={() => send('DELETE', `/api/v1/views/${view.id}`)}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {filtered && (
        <Disclosure title={t('web.views.keep')}>
          <KeepView
            onKeep={(name) => send('POST', '/api/v1/views', { name, path: pathname, query: search.replace(/^\?/, '') })}
          />
        </Disclosure>
      )}
      {error !== undefined && <Refusal error={error} />}
    </div>
  );
}

function KeepView({ onKeep }: { onKeep: (name: string) => Promise<void> }) {
  const { t } = useText();
  const id = useId();
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name') ?? '').trim();
    if (name === '') return;
    await onKeep(name);
    form.reset();
  };
  return (
    <form className="filters" onSubmit={onSubmit}>
      <div className="field">
        <label htmlFor={id} className="field-label">
          {t('web.views.name')}
        </label>
        <input id={id} name="name" className="input" maxLength={80} autoComplete="off" required />
      </div>
      <Button type="submit">{t('web.views.save')}</Button>
    </form>
  );
}
