import { use } from 'react';
import { languageNames, languages } from '../language.ts';
import { ChooseLanguage, useText } from '../text.tsx';

export function LanguageSwitch() {
  const { t, lang } = useText();
  const chooseLanguage = use(ChooseLanguage);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a form around it
    <div className="languages" role="group" aria-label={t('web.shell.language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === lang}
          onClick={() => chooseLanguage(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </div>
  );
}
