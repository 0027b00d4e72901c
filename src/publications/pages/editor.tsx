import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type PublicationDrawableResult } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { CheckboxField, ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { NumberField } from '../../web/ui/form/numberField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { inputOf, type Values } from '../formValues.ts';
import { MOST_DECIMALS, type RegisterNumber } from '../publication.ts';
import { DrawLines } from './drawLines.tsx';
import { Lines } from './lines.tsx';
import { PasteLines } from './pasteLines.tsx';
import { Standing } from './standing.tsx';

export type Drawable = PublicationDrawableResult;
/** Numbers of the register that the page was told, and for which days: of other days they say nothing. */
export type Told = { days: string; numbers: readonly RegisterNumber[] };

type EditorProps = {
  unit: string;
  drawable: Drawable;
  initial: Values;
  /** a draft that is changed; none: a new one is written */
  draft?: { id: string; version: number; registered: readonly RegisterNumber[] };
};

/** The one form of a table: what it is of, its lines, where they are from; what cannot be is said beside each line while it is written. */
export function Editor({ unit, drawable, initial, draft }: EditorProps) {
  const { t } = useText();
  const navigate = useNavigate();
  const [told, setTold] = useState<Told>({ days: daysOf(initial), numbers: draft?.registered ?? [] });
  const [drawn, setDrawn] = useState(0);
  return (
    <CommandForm<Values, { id: string }>
      name={draft ? 'publication.change' : 'publication.draft'}
      entity={draft?.id ?? unit}
      initial={initial}
      submit={(values, commandId) =>
        draft
          ? api.publicationChange({ id: draft.id, version: draft.version, ...inputOf(values) }, { commandId })
          : api.publicationDraft({ unit, ...inputOf(values) }, { commandId })
      }
      onDone={({ id }) => navigate(paths.publication(id))}
      verb={t('publications.form.save')}
      cancel={draft ? paths.publication(draft.id) : paths.publications(unit)}
    >
      {(values) => {
        const known = told.days === daysOf(values) ? told.numbers : [];
        return (
          <>
            <TextField name="title" label={t('publications.form.title')} maxLength={300} required />
            <DateField name="on" label={t('publications.form.on')} required />
            <DateField name="from" label={t('publications.form.from')} help={t('publications.form.from_help')} />
            <h2>{t('publications.form.whole')}</h2>
            <TextField
              name="whole.name"
              label={t('publications.form.whole_name')}
              help={t('publications.form.whole_help')}
              maxLength={200}
            />
            <NumberField key={`n${drawn}`} name="whole.n" label={t('publications.form.whole_n')} min={0} />
            <CheckboxField name="whole.people" label={t('publications.form.whole_people')} />
            <Disclosure title={t('publications.form.whole_out_of')} open={values.whole?.outOf !== undefined}>
              <NumberField name="whole.outOf" label={t('publications.form.whole_out_of')} min={0} />
              <TextField
                name="whole.leftOut"
                label={t('publications.form.whole_left_out')}
                help={t('publications.form.whole_left_help')}
                maxLength={300}
              />
            </Disclosure>
            <Standing values={values} known={known} smallest={drawable.smallest} />
            <CheckboxField name="divides" label={t('publications.form.divides')} />
            <NumberField name="decimals" label={t('publications.form.decimals')} min={0} max={MOST_DECIMALS} />
            <h2>{t('publications.form.lines')}</h2>
            <DrawLines
              unit={unit}
              drawable={drawable}
              onDrawn={(numbers) => {
                const days = daysOf(values);
                setTold((before) => ({ days, numbers: [...(before.days === days ? before.numbers : []), ...numbers] }));
                setDrawn((count) => count + 1);
              }}
            />
            <PasteLines />
            <Lines key={drawn} values={values} known={known} drawable={drawable} />
            <h2>{t('publications.form.source')}</h2>
            <ChoiceField
              name="source.kind"
              label={t('publications.form.source_whose')}
              choices={[
                { value: 'own', label: t('publications.form.source_own') },
                { value: 'others', label: t('publications.form.source_others') },
              ]}
              required
            />
            {values.source?.kind === 'others' && (
              <>
                <TextField name="source.name" label={t('publications.form.source_name')} maxLength={300} />
                <TextField name="source.number" label={t('publications.form.source_number')} maxLength={60} short />
                <DateField name="source.on" label={t('publications.form.source_on')} />
              </>
            )}
            <MultilineField name="note" label={t('publications.form.note')} rows={3} maxLength={2000} />
          </>
        );
      }}
    </CommandForm>
  );
}

/** The days that numbers of the register are of. */
export function daysOf({ on = '', from = '' }: Partial<Values>): string {
  return `${from} ${on}`;
}
