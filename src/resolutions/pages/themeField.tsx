import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import type { ThemeOffer } from '../theme.ts';

/** The theme of the year that something serves: one of those that hold here; a text of one's own where none is set. */
export function ThemeField({ themes, present }: { themes: ThemeOffer['themes']; present?: string | null }) {
  const { t } = useText();
  const label = t('resolutions.record.theme');
  if (themes.length === 0)
    return <TextField name="theme" label={label} help={t('resolutions.form.theme_none')} maxLength={200} />;
  const texts = [...new Set([...themes.map((theme) => theme.text), ...(present ? [present] : [])])];
  return (
    <ChoiceField
      name="theme"
      label={label}
      help={t('resolutions.form.theme_help')}
      as="list"
      choices={texts.map((text) => {
        const theme = themes.find((one) => one.text === text);
        return {
          value: text,
          label: theme
            ? t('resolutions.theme.choice', { text, year: String(theme.year), unit: theme.unit.name })
            : text,
        };
      })}
    />
  );
}
