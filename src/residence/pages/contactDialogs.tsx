import { api } from '../../../gen/client.ts';
import { date, listed } from '../../web/format.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { ContactRecord } from '../residence.ts';
import { useResidenceWords } from './words.ts';

export type ContactDialogProps = { what: string; contact: ContactRecord; onClose: () => void };

/** Cells where people live, anywhere, by words of their name and of the unit above. */
export async function residencesAnywhere(words: string): Promise<Option[]> {
  if (words === '') return [];
  const { items } = await api.contactCells({ search: words });
  return items.map((unit) => ({ id: unit.id, label: unit.name, note: listed(unit.above.toReversed()) }));
}

type Introduced = {
  category: string;
  residence?: Option;
  from: string;
  reason?: string;
  letterNumber?: string;
  letterOn?: string;
};

/** Introduces a member to the cell where he lives, or notes that he is not introduced. */
export function Introduce({ person, onClose }: { person: { id: string; name: string }; onClose: () => void }) {
  const { t } = useText();
  const { choices, has } = useResidenceWords();
  const { today } = session();
  return (
    <CommandDialog<Introduced, unknown>
      title={t('residence.introduce.title', { name: person.name })}
      onClose={onClose}
      name="contact.introduce"
      entity={person.id}
      initial={{ from: today }}
      submit={async ({ residence, category, reason, letterNumber, letterOn, from }, commandId) => {
        const withCell = has('contactCategoriesWithCell', category);
        await api.contactIntroduce(
          {
            personId: person.id,
            category,
            from,
            ...(withCell && residence && { residence: residence.id }),
            ...(withCell && letterNumber && { letterNumber }),
            ...(withCell && letterOn && { letterOn }),
            ...(reason && { reason }),
          },
          { commandId },
        );
      }}
      verb={t('residence.introduce.verb')}
    >
      {(values) => {
        const withCell = has('contactCategoriesWithCell', values.category);
        return (
          <>
            <Notice>{t('residence.introduce.hint')}</Notice>
            <ChoiceField
              name="category"
              label={t('residence.fact.category')}
              choices={choices('contactCategories')}
              required
            />
            {withCell && (
              <>
                <PickerField
                  name="residence"
                  label={t('residence.fact.residence')}
                  help={t('residence.introduce.find')}
                  search={residencesAnywhere}
                  required
                />
                <TextField name="letterNumber" label={t('residence.fact.letter_number')} maxLength={60} />
                <DateField name="letterOn" label={t('residence.fact.letter_on')} max={today} />
              </>
            )}
            <DateField name="from" label={t('residence.fact.from')} max={today} required />
            <MultilineField
              name="reason"
              label={t('residence.fact.reason')}
              maxLength={1000}
              rows={2}
              required={has('contactCategoriesWithReason', values.category)}
            />
          </>
        );
      }}
    </CommandDialog>
  );
}

/** The cell receives somebody, or does not and says why. */
export function AnswerContact({ what, contact, onClose }: ContactDialogProps) {
  const { t } = useText();
  const { today } = session();
  const accept = what === 'receive';
  type Values = { on: string; note?: string };
  return (
    <CommandDialog<Values, unknown>
      title={t(`residence.answer.${what}`, { name: contact.name })}
      onClose={onClose}
      name={`contact.${what}`}
      entity={contact.id}
      initial={{ on: today }}
      submit={async (values, commandId) => {
        await api.contactAnswer({ id: contact.id, version: contact.version, accept, ...values }, { commandId });
      }}
      verb={t(`residence.do.${what}`)}
    >
      <Notice>{t(`residence.answer.${what}_hint`, { home: contact.home.name, from: date(contact.from) })}</Notice>
      <DateField name="on" label={t('residence.fact.answered_on')} max={today} required />
      <MultilineField
        name="note"
        label={t(accept ? 'residence.fact.note' : 'residence.fact.reason')}
        maxLength={1000}
        rows={3}
        required={!accept}
      />
    </CommandDialog>
  );
}

/** Ends a contact: moved house, another category. */
export function EndContact({ contact, onClose }: ContactDialogProps) {
  const { t } = useText();
  const { choices } = useResidenceWords();
  const { today } = session();
  type Values = { on: string; reason: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('residence.end.title', { name: contact.name })}
      onClose={onClose}
      name="contact.end"
      entity={contact.id}
      initial={{ on: today }}
      submit={async (values, commandId) => {
        await api.contactEnd({ id: contact.id, version: contact.version, ...values }, { commandId });
      }}
      verb={t('residence.do.end')}
    >
      <Notice>{t('residence.end.hint')}</Notice>
      <ChoiceField name="reason" label={t('residence.fact.why')} choices={choices('contactEndingsByHand')} required />
      <DateField name="on" label={t('residence.fact.to')} max={today} required />
    </CommandDialog>
  );
}

/** A remark is needed of somebody who is exempt: he comes into the open round. */
export function AskRemark({ contact, onClose }: ContactDialogProps) {
  const { t } = useText();
  type Values = { why: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('residence.ask.title', { name: contact.name })}
      onClose={onClose}
      name="remark.ask"
      entity={contact.id}
      submit={async (values, commandId) => {
        await api.remarkAsk({ id: contact.id, ...values }, { commandId });
      }}
      verb={t('residence.do.ask')}
    >
      <Notice>{t('residence.ask.hint')}</Notice>
      <MultilineField name="why" label={t('residence.ask.why')} maxLength={500} rows={2} required />
    </CommandDialog>
  );
}
