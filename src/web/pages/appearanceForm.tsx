import { useId } from 'react';
import { type Appearance, setAppearance, useAppearance } from '../appearance.ts';
import { useText } from '../text.tsx';

/** Works at once: one sees whether it is better. */
export function AppearanceForm() {
  const { t, lang } = useText();
  const now = useAppearance();
  return (
    <div className="form">
      <Setting<Appearance['type']>
        label={t('web.account.type')}
        value={now.type}
        choices={{ normal: t('web.account.type_normal'), large: t('web.account.type_large') }}
        change={(type) => ({ type })}
      />
      <Setting<Appearance['scheme']>
        label={t('web.account.scheme')}
        value={now.scheme}
        choices={{
          device: t('web.account.scheme_device'),
          light: t('web.account.scheme_light'),
          dark: t('web.account.scheme_dark'),
        }}
        change={(scheme) => ({ scheme })}
      />
      {lang === 'ar' && (
        <Setting<Appearance['digits']>
          label={t('web.account.digits')}
          value={now.digits}
          choices={{ western: '2026', arabic: '٢٠٢٦' }}
          change={(digits) => ({ digits })}
        />
      )}
    </div>
  );
}

type SettingProps<Value extends string> = {
  label: string;
  value: Value;
  choices: Record<Value, string>;
  change: (value: Value) => Partial<Appearance>;
};

function Setting<Value extends string>({ label, value, choices, change }: SettingProps<Value>) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="row">
        {(Object.entries(choices) as [Value, string][]).map(([choice, text]) => (
          <label key={choice} className="choice">
            <input type="radio" name={name} checked={choice === value} onChange={() => setAppearance(change(choice))} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
