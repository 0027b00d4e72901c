import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { useForm } from '../../web/ui/form/formContext.ts';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import type { LineValues, Values } from '../formValues.ts';
import { MOST_LINES } from '../publication.ts';
import { pastedLines } from '../rules/pasted.ts';
import { shareText } from './shareText.ts';

/** Rows of a spreadsheet or a text as lines: label, count, share. */
export function PasteLines() {
  const { t } = useText();
  const form = useForm();
  const values = form.values as Values;
  const add = () => {
    const written = values.lines.filter(({ label, n, share }) => label || n !== undefined || share);
    const more = pastedLines(values.paste ?? '').map(
      ({ label, n, share }): LineValues => ({
        ...(label && { label }),
        ...(n !== null && { n }),
        ...(share !== null && { share: shareText(share) }),
        place: 'whole',
      }),
    );
    form.set('lines', [...written, ...more].slice(0, MOST_LINES));
    form.set('paste', undefined);
  };
  return (
    <Disclosure title={t('publications.form.paste')}>
      <div className="stack">
        <p className="quiet">{t('publications.form.paste_lead')}</p>
        <MultilineField name="paste" label={t('publications.form.paste_rows')} rows={4} />
        <div>
          <Button onClick={add}>{t('publications.form.paste_verb')}</Button>
        </div>
      </div>
    </Disclosure>
  );
}
