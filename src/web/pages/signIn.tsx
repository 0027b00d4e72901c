import { useEffect, useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { capitalized } from '../../rulebook/words.ts';
import type { PageHandle } from '../moduleRoutes.ts';
import { paths } from '../paths.ts';
import { type DemoAccount, signIn, useSession } from '../session.ts';
import { LanguageSwitch } from '../shell/languageSwitch.tsx';
import { useText } from '../text.tsx';
import { CommandForm } from '../ui/form/commandForm.tsx';
import { TextField } from '../ui/form/textFields.tsx';
import { Name } from '../ui/name.tsx';
import { Notice } from '../ui/notice.tsx';
import { Refusal } from '../ui/refusal.tsx';

export const handle: PageHandle = { title: (t) => t('web.signin.title') };

export default function SignInPage() {
  const { t, own } = useText();
  const session = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const back = backAddress(search.get('back'));
  useEffect(() => {
    document.title = `${t('web.signin.title')} – ${own(session.organization.name)}`;
  });
  if (session.signedIn) return <Navigate to={back} replace />;
  const enter = () => navigate(back, { replace: true });
  return (
    <main className="sign-in">
      <header>
        {/* First: who cannot read this page finds their language without scrolling. */}
        <LanguageSwitch />
        <p className="quiet">{own(session.organization.name)}</p>
        <h1 tabIndex={-1}>{t('web.signin.title')}</h1>
      </header>
      {session.demo && <DemoAccounts accounts={session.demoAccounts ?? []} onDone={enter} />}
      <CommandForm<{ login: string; password: string }, unknown>
        name="signIn"
        draft={false}
        verb={t('web.signin.enter')}
        submit={(values) => signIn(values)}
        onDone={enter}
      >
        {session.demo && <h2>{t('web.signin.by_password')}</h2>}
        <TextField name="login" label={t('web.signin.login')} autoComplete="username" required />
        <TextField
          name="password"
          type="password"
          label={t('web.signin.password')}
          autoComplete="current-password"
          required
        />
      </CommandForm>
    </main>
  );
}

/** The demo's doors: one press each, and no doubt that the people are invented. */
function DemoAccounts({ accounts, onDone }: { accounts: readonly DemoAccount[]; onDone: () => void }) {
  const { t, own, lang } = useText();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const enter = async (login: string) => {
    setBusy(true);
    setError(undefined);
    try {
      await signIn({ demo: login });
      onDone();
    } catch (caught) {
      setError(caught);
      setBusy(false);
    }
  };
  return (
    <section className="stack" aria-busy={busy}>
      <Notice>
        <strong>{t('web.signin.demo_title')}</strong>
        <p>{t('web.signin.demo_body')}</p>
      </Notice>
      {error !== undefined && <Refusal error={error} />}
      <ul className="accounts" aria-label={t('web.signin.demo_accounts')}>
        {accounts.map((account) => (
          <li key={account.login}>
            <button type="button" disabled={busy} onClick={() => enter(account.login)}>
              <strong>{capitalized(own(account.post), lang)}</strong>
              <span>
                <Name>{account.unit}</Name>
              </span>
              <span className="quiet small">
                <Name>{account.name}</Name>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Only an address of ours: a link from outside must not lead on to another site. */
function backAddress(back: string | null): string {
  return back?.startsWith('/') && !back.startsWith('//') && !back.includes('\\') ? back : paths.today();
}
