import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import type { CaseRecord, StepView } from '../case.ts';
import { Consequence } from './consequence.tsx';
import { CaseFields, capital, type FieldValues, factsOf } from './fields.tsx';

type Values = FieldValues & { on: string; note?: string };

/** Takes the step with an outcome: says first what follows, then asks for what the rulebook wants to know. */
export function TakeStep({
  record,
  step,
  outcome,
  onClose,
}: {
  record: CaseRecord;
  step: StepView;
  outcome: StepView['outcomes'][number];
  onClose: () => void;
}) {
  const { t, own } = useText();
  const { today } = session();
  // going on against a warning is explained
  const despite = !outcome.without && !outcome.reason && step.needs.some((need) => need.warns && !need.met);
  const fields = outcome.without ? [] : step.fields;
  const begun = step.entries.findLast((entry) => entry.takenOn === null)?.begunOn ?? record.openedOn;
  const earliest = !outcome.without && step.earliest && step.earliest.on > begun ? step.earliest.on : begun;
  return (
    <CommandDialog<Values, unknown>
      title={capital(own(outcome.label))}
      lead={<Consequence next={outcome.next} effect={outcome.effect} name={record.subject.name} />}
      onClose={onClose}
      name="case.take"
      entity={`${record.id} ${step.id} ${outcome.id}`}
      initial={{ on: today }}
      submit={({ on, note, ...values }, commandId) =>
        api.caseTake(
          {
            id: record.id,
            version: record.version,
            step: step.id,
            outcome: outcome.id,
            on,
            note: note ?? null,
            facts: factsOf(fields, values),
          },
          { commandId },
        )
      }
      verb={capital(own(outcome.label))}
    >
      <DateField name="on" label={t('procedures.take.on')} min={earliest} max={today} required />
      <CaseFields fields={fields} unit={record.unit.id} today={today} />
      <MultilineField
        name="note"
        label={t(
          despite ? 'procedures.take.despite' : outcome.reason ? 'procedures.take.reason' : 'procedures.take.note',
        )}
        rows={3}
        maxLength={5000}
        required={outcome.reason || despite}
      />
    </CommandDialog>
  );
}
