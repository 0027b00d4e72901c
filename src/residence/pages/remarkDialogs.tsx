import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import type { RemarkFull } from '../residence.ts';
import { useResidenceWords } from './words.ts';

type RemarkDialogProps = { remark: RemarkFull; onClose: () => void };

/** Puts a sent remark right by a dated line; both stay to be read. */
export function CorrectRemark({ remark, onClose }: RemarkDialogProps) {
  const { t } = useText();
  const { choices, has } = useResidenceWords();
  const { today } = session();
  const parts = choices('remarkParts');
  type Values = { discussedOn: string; reason: string; level: string; texts: { text?: string }[] };
  return (
    <CommandDialog<Values, unknown>
      title={t('residence.correct.title', { name: remark.name })}
      onClose={onClose}
      name="remark.correct"
      entity={remark.id}
      initial={{
        discussedOn: today,
        ...(remark.level !== null && { level: remark.level }),
        texts: parts.map(({ value }) => ({ text: remark.texts.find((each) => each.part === value)?.text ?? '' })),
      }}
      submit={({ texts, ...values }, commandId) =>
        api.remarkCorrect(
          {
            id: remark.id,
            version: remark.version,
            ...values,
            texts: parts.map(({ value }, at) => ({ part: value, text: texts[at]?.text ?? '' })),
          },
          { commandId },
        )
      }
      verb={t('residence.correct.verb')}
    >
      <Notice>{t('residence.correct.hint')}</Notice>
      <ChoiceField name="level" label={t('residence.fact.level')} choices={choices('remarkLevels')} required />
      {parts.map(({ value, label }, at) => (
        <MultilineField
          key={value}
          name={`texts.${at}.text`}
          label={label}
          rows={3}
          maxLength={10_000}
          required={has('remarkPartsRequired', value)}
        />
      ))}
      <MultilineField name="reason" label={t('residence.correct.why')} rows={2} maxLength={1000} required />
      <DateField name="discussedOn" label={t('residence.fact.discussed_on')} max={today} required />
    </CommandDialog>
  );
}

/** Takes somebody out of the round, with the reason. */
export function DropRemark({ remark, onClose }: RemarkDialogProps) {
  const { t } = useText();
  type Values = { reason: string };
  return (
    <CommandDialog<Values, unknown>
      title={t('residence.drop.title', { name: remark.name })}
      onClose={onClose}
      name="remark.drop"
      entity={remark.id}
      submit={(values, commandId) =>
        api.remarkDrop({ id: remark.id, version: remark.version, ...values }, { commandId })
      }
      verb={t('residence.drop.verb')}
    >
      <Notice>{t('residence.drop.hint')}</Notice>
      <MultilineField name="reason" label={t('residence.fact.why')} rows={2} maxLength={500} required />
    </CommandDialog>
  );
}
