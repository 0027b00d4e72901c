import { useState } from 'react';
import { useLoaderData, useRevalidator } from 'react-router';
import { dateTime } from '../format.ts';
import type { PageHandle } from '../moduleRoutes.ts';
import { RefusalError } from '../refusal.ts';
import { request } from '../request.ts';
import { useSession } from '../session.ts';
import { LanguageSwitch } from '../shell/languageSwitch.tsx';
import { useText } from '../text.tsx';
import { Button } from '../ui/button.tsx';
import { CommandForm } from '../ui/form/commandForm.tsx';
import { TextField } from '../ui/form/textFields.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { AppearanceForm } from './appearanceForm.tsx';

type SessionLine = { id: string; device: string; lastUsedAt: string; current: boolean };

export const handle: PageHandle = { title: (t) => t('web.account.title') };

export async function loader() {
  try {
    return await request<{ items: SessionLine[] }>('GET', '/api/v1/account/sessions');
  } catch (error) {
    // A server that keeps no list of sessions: the rest of the page still works.
    if (error instanceof RefusalError && error.status === 404) return { items: undefined };
    throw error;
  }
}

export default function AccountPage() {
  const { t } = useText();
  const { account } = useSession();
  const { items } = useLoaderData<typeof loader>();
  return (
    <Page title={t('web.account.title')} lead={`${account?.name ?? ''} (${account?.login ?? ''})`}>
      <Section title={t('web.account.language')}>
        <LanguageSwitch />
      </Section>
      <Section title={t('web.account.appearance')}>
        <AppearanceForm />
      </Section>
      <Section title={t('web.account.password')}>
        <PasswordForm />
      </Section>
      {items && (
        <Section title={t('web.account.sessions')}>
          <Sessions items={items} />
        </Section>
      )}
    </Page>
  );
}

type Passwords = { present: string; password: string; again: string };

function PasswordForm() {
  const { t } = useText();
  const [round, setRound] = useState(0);
  return (
    <div className="stack">
      {round > 0 && (
        <Notice state="done" live>
          {t('web.account.password_changed')}
        </Notice>
      )}
      <CommandForm<Passwords, unknown>
        key={round}
        name="password"
        draft={false}
        verb={t('web.account.password_change')}
        check={({ password, again }) =>
          password === again ? [] : [{ code: 'again', field: 'again', message: t('web.account.password_differs') }]
        }
        submit={({ present, password }, commandId) =>
          request('PUT', '/api/v1/account/password', { body: { present, password }, commandId })
        }
        onDone={() => setRound(round + 1)}
      >
        <TextField
          name="present"
          type="password"
          label={t('web.account.password_present')}
          autoComplete="current-password"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('web.account.password_next')}
          help={t('web.account.password_hint')}
          autoComplete="new-password"
          required
        />
        <TextField
          name="again"
          type="password"
          label={t('web.account.password_again')}
          autoComplete="new-password"
          required
        />
      </CommandForm>
    </div>
  );
}

function Sessions({ items }: { items: readonly SessionLine[] }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const end = async (id: string) => {
    await request('DELETE', `/api/v1/account/sessions/${id}`);
    await revalidate();
  };
  return (
    <Table
      caption={t('web.account.sessions')}
      rows={items}
      rowKey={(line) => line.id}
      columns={[
        {
          key: 'device',
          header: t('web.account.device'),
          cell: (line) => <bdi title={line.device}>{deviceName(line.device)}</bdi>,
        },
        { key: 'used', header: t('web.account.used'), cell: (line) => dateTime(line.lastUsedAt) },
        {
          key: 'end',
          header: t('web.account.end'),
          cell: (line) =>
            line.current ? (
              <span className="quiet">{t('web.account.this_device')}</span>
            ) : (
              <Button look="plain" onClick={() => end(line.id)}>
                {t('web.account.end_session')}
              </Button>
            ),
        },
      ]}
    />
  );
}

/** The browser and the system out of what a browser says of itself; unknown ones stay as they are. */
function deviceName(agent: string): string {
  const found = (names: readonly (readonly [RegExp, string])[]) => names.find(([sign]) => sign.test(agent))?.[1];
  return [found(browsers), found(systems)].filter(Boolean).join(', ') || agent;
}

/** In this order: most browsers also name those they descend from. */
const browsers = [
  [/Edg/, 'Edge'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const;
const systems = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;
