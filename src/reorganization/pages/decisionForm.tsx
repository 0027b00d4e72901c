import { useText } from '../../web/text.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import type { ActInput } from '../reorganization.ts';
import { ActFields } from './actFields.tsx';
import { SheetField } from './sheetField.tsx';
import { type ActRow, actsOf, type DecisionValues, foundedIn } from './values.ts';

export type Written = Omit<DecisionValues, 'acts'> & { acts: ActInput[] };

type Props = {
  name: string;
  entity: string;
  /** that decides */
  unit: string;
  initial: Partial<DecisionValues>;
  submit: (decision: Written, commandId: string) => Promise<{ id: string }>;
  onDone: (result: { id: string }) => void;
  cancel: string;
};

/** A draft: what the paper says, and its acts one after another. */
export function DecisionForm({ submit, unit, ...form }: Props) {
  const { t } = useText();
  return (
    <CommandForm<DecisionValues, { id: string }>
      {...form}
      submit={({ acts, ...facts }, commandId) => submit({ ...facts, acts: actsOf(acts ?? []) }, commandId)}
      verb={t('reorganization.edit.save')}
    >
      {(values) => {
        const founded = foundedIn(values.acts ?? [], t('reorganization.edit.founded_here'));
        return (
          <>
            <TextField name="title" label={t('reorganization.fact.title')} maxLength={300} required />
            <TextField name="number" label={t('reorganization.fact.number')} maxLength={60} />
            <DateField name="decidedOn" label={t('reorganization.fact.decided_on')} />
            <DateField name="effectiveOn" label={t('reorganization.fact.effective_on')} required />
            <TextField name="signerName" label={t('reorganization.fact.signer')} maxLength={120} />
            <TextField name="signerPost" label={t('reorganization.fact.signer_post')} maxLength={120} />
            <SheetField unit={unit} />
            <RepeatGroup
              name="acts"
              label={t('reorganization.edit.acts')}
              help={t('reorganization.edit.acts_help')}
              rowLabel={(number) => t('reorganization.edit.row', { number })}
              add={t('reorganization.edit.add')}
              blank={{}}
              fold={(row) => said(row as ActRow, t)}
            >
              {(prefix, index) => (
                <ActFields
                  prefix={prefix}
                  act={values.acts?.[index]?.act}
                  founded={founded.filter(({ label }) => label !== values.acts?.[index]?.name)}
                />
              )}
            </RepeatGroup>
            <MultilineField name="note" label={t('reorganization.fact.note')} maxLength={2000} />
          </>
        );
      }}
    </CommandForm>
  );
}

/** What a folded act is known by. */
function said(row: ActRow, t: (key: string) => string): string {
  if (!row.act) return '';
  const about = row.units?.length
    ? row.units.map(({ label }) => label).join('; ')
    : (row.unit?.label ?? row.name ?? '');
  const renamed = row.act === 'rename' ? row.name : undefined;
  const to = row.places?.length ? row.places.map(({ label }) => label).join('; ') : (row.place?.label ?? renamed ?? '');
  return [t(`reorganization.act.${row.act}`), [about, to].filter(Boolean).join(' → ')].filter(Boolean).join(' · ');
}
