import { useEffect, useMemo, useState } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { useAppearance } from './appearance.ts';
import { galleryRoutes } from './galleryRoutes.ts';
import { currentLanguage, type Language, setLanguage } from './language.ts';
import { request } from './request.ts';
import { routeObjects } from './routes.tsx';
import { readSession, session } from './session.ts';
import { ChooseLanguage, LanguageContext } from './text.tsx';
import { loadWantedWords } from './words.ts';

export function App() {
  const router = useMemo(() => createBrowserRouter(routeObjects(galleryRoutes)), []);
  const [language, setShown] = useState(currentLanguage);
  const { digits } = useAppearance();
  useEffect(() => () => router.dispose(), [router]);

  const chooseLanguage = async (next: Language) => {
    await loadWantedWords(next);
    setLanguage(next);
    setShown(next);
    if (session().signedIn) {
      // The account remembers it for the next device; this one already does.
      await request('PUT', '/api/v1/session/language', { body: { language: next } }).catch(() => {});
    }
    await readSession();
    await router.revalidate();
  };

  return (
    <LanguageContext value={language}>
      <ChooseLanguage value={chooseLanguage}>
        {/* Drawn anew in another language or other digits: drafts bring back what was being typed. */}
        <RouterProvider key={`${language} ${digits}`} router={router} />
      </ChooseLanguage>
    </LanguageContext>
  );
}
