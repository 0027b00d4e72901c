import { capitalized } from '../../rulebook/words.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';

/** When, where, how: what can be changed until the meeting opens. */
export function PlanFields({ modes }: { modes: readonly string[] }) {
  const { t, lang } = useText();
  return (
    <>
      <DateField name="date" label={t('meetings.form.date')} min={session().today} required />
      <TextField name="time" type="time" label={t('meetings.form.time')} short required />
      <TextField name="place" label={t('meetings.form.place')} maxLength={200} required />
      <ChoiceField
        name="mode"
        label={t('meetings.form.mode')}
        choices={modes.map((mode) => ({ value: mode, label: capitalized(labelOf('meetingModes', mode, lang), lang) }))}
        required
      />
    </>
  );
}

/** The agenda, point by point. */
export function AgendaField({ itemKinds }: { itemKinds: readonly string[] }) {
  const { t, lang } = useText();
  return (
    <RepeatGroup
      name="agenda"
      label={t('meetings.form.agenda')}
      rowLabel={(number) => t('meetings.form.item', { number })}
      add={t('meetings.form.add_item')}
      blank={{ kind: itemKinds.find((kind) => kind === 'discussion') ?? itemKinds[0], title: '' }}
      required
    >
      {(prefix) => (
        <>
          <TextField name={`${prefix}.title`} label={t('meetings.form.item_title')} maxLength={300} required />
          <ChoiceField
            name={`${prefix}.kind`}
            label={t('meetings.form.item_kind')}
            as="list"
            choices={itemKinds.map((kind) => ({
              value: kind,
              label: capitalized(labelOf('itemKinds', kind, lang), lang),
            }))}
            required
          />
          <MultilineField
            name={`${prefix}.preparation`}
            label={t('meetings.form.preparation')}
            rows={2}
            maxLength={4000}
          />
        </>
      )}
    </RepeatGroup>
  );
}

export type AgendaValue = { kind: string; title: string; preparation?: string };
/** What the form holds becomes what the command takes: an empty preparation is none. */
export function agendaOf(values: readonly AgendaValue[] | undefined): AgendaValue[] {
  return (values ?? []).map(({ kind, title, preparation }) => ({ kind, title, preparation: preparation ?? '' }));
}
