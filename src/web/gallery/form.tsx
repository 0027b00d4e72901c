import { RefusalError } from '../refusal.ts';
import { useText } from '../text.tsx';
import { CheckboxField, CheckboxListField, ChoiceField } from '../ui/form/choiceFields.tsx';
import { CommandForm } from '../ui/form/commandForm.tsx';
import { DateField } from '../ui/form/dateField.tsx';
import { FileField } from '../ui/form/fileField.tsx';
import { NumberField } from '../ui/form/numberField.tsx';
import { PickerField } from '../ui/form/pickerField.tsx';
import { RepeatGroup } from '../ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../ui/form/textFields.tsx';
import { UnitField } from '../ui/form/unitField.tsx';
import { Page } from '../ui/page.tsx';
import { samples } from './samples.ts';

export const handle = { title: () => 'Gallery: form' };

/** Every field once; sending is always refused, to see how refusals look. */
export default function GalleryFormPage() {
  const { lang } = useText();
  const s = samples[lang];
  const people = s.rows.map((row, at) => ({ id: String(at), label: `Nguyễn Thị Hồng ${'ABC'[at]}`, note: row.unit }));
  return (
    <Page title={s.verb} crumbs={[{ label: s.list, to: '/gallery' }]}>
      <CommandForm
        name="gallery"
        verb={s.verb}
        cancel="/gallery"
        initial={{ agenda: [{ title: s.rows[0]?.title }, {}], kind: 'a' }}
        submit={async () => {
          throw new RefusalError({
            status: 422,
            title: 'refused',
            code: 'x',
            reasons: [
              { code: 'whole', message: s.consequence, rule: s.rule },
              { code: 'date', field: 'day', message: s.reason, rule: s.rule },
            ],
          });
        }}
        onDone={() => {}}
      >
        <TextField name="title" label={s.columns[0] ?? ''} help={s.lead} required />
        <MultilineField name="text" label={s.history} />
        <DateField name="day" label={s.due} required />
        <NumberField name="amount" label={s.columns[3] ?? ''} decimals={1} min={0} max={100} unit="%" />
        <ChoiceField
          name="kind"
          label={s.stateLabel}
          required
          choices={[
            { value: 'a', label: s.doneText, help: s.lead },
            { value: 'b', label: s.due },
          ]}
        />
        <CheckboxListField
          name="many"
          label={s.list}
          choices={s.rows.map((row) => ({ value: row.title, label: row.title }))}
        />
        <CheckboxField name="sure" label={s.consequence} />
        <PickerField name="person" label={s.columns[1] ?? ''} search={async () => people} required />
        <UnitField name="unit" label={s.search} />
        <FileField name="files" label={s.export} unit="u1" many />
        <RepeatGroup
          name="agenda"
          label={s.notices}
          rowLabel={(number) => `${s.columns[0]} ${number}`}
          add={s.verb}
          blank={{ title: '' }}
          required
        >
          {(prefix) => <TextField name={`${prefix}.title`} label={s.columns[0] ?? ''} required />}
        </RepeatGroup>
      </CommandForm>
    </Page>
  );
}
