import './ui/tokens.css';
import './ui/fonts.css';
import './ui/base.css';
import './ui/button.css';
import './ui/page.css';
import './ui/table.css';
import './ui/parts.css';
import './ui/numbers.css';
import './ui/line.css';
import './ui/list.css';
import './ui/trend.css';
import './ui/form/form.css';
import './shell/rail.css';
import './shell/shell.css';
import './shell/signIn.css';
import './ui/print.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { applyAppearance } from './appearance.ts';
import { setLanguage, storedLanguage } from './language.ts';
import { UnansweredError } from './refusal.ts';
import { whenSignedOut } from './request.ts';
import { noteSignedOut, readSession } from './session.ts';
import { loadWords, t } from './words.ts';

applyAppearance();
const language = storedLanguage();
setLanguage(language ?? 'vi');
whenSignedOut(noteSignedOut);
start();

async function start(): Promise<void> {
  const place = document.getElementById('chibo');
  if (!place) throw new Error('index.html has no #chibo');
  try {
    // Usually the language is known from last time, and the words come while the session does.
    const [session] = await Promise.all([readSession(), loadWords(language ?? 'vi', ['web'])]);
    const chosen = language ?? session.account?.language ?? 'vi';
    await loadWords(chosen, ['web']);
    setLanguage(chosen);
    createRoot(place).render(<App />);
  } catch (error) {
    if (!(error instanceof UnansweredError)) console.error(error);
    await loadWords(language ?? 'vi', ['web']).catch(() => {});
    place.replaceChildren(notOpened());
  }
}

/** Nothing answered before the first page: what happened, and another try. Written without React, which may be what is missing. */
function notOpened(): HTMLElement {
  const part = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, words: string) =>
    Object.assign(document.createElement(tag), { textContent: words });
  const again = Object.assign(part('button', t('web.error.again')), { type: 'button', className: 'button' });
  again.addEventListener('click', () => window.location.reload());
  const box = Object.assign(document.createElement('main'), { className: 'error-page sign-in' });
  box.append(part('h1', t('web.error.offline_title')), part('p', t('web.error.offline_body')), again);
  return box;
}
