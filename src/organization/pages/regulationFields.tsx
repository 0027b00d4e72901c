import { useText } from '../../web/text.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { UploadedFile } from '../../web/upload.ts';

export type RegulationValues = { title: string; body: string; files?: UploadedFile[] };

/** Title, text and an optional file of working regulations. */
export function RegulationFields({ unit }: { unit: string }) {
  const { t } = useText();
  return (
    <>
      <TextField name="title" label={t('organization.regulations.name')} maxLength={300} required />
      <MultilineField
        name="body"
        label={t('organization.regulations.text')}
        help={t('organization.regulations.text_help')}
        rows={20}
        maxLength={200_000}
        required
      />
      <FileField name="files" label={t('organization.regulations.files')} unit={unit} />
    </>
  );
}
