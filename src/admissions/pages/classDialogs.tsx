import { api } from '../../../gen/client.ts';
import { date, listed } from '../../web/format.ts';
import { useResource } from '../../web/resource.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxField, CheckboxListField } from '../../web/ui/form/choiceFields.tsx';
import { CommandDialog } from '../../web/ui/form/commandDialog.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Name } from '../../web/ui/name.tsx';
import type { ClassFacts, ClassRecord } from '../training.ts';
import { ClassFields } from './newClass.tsx';
import './admissions.css';

type Props = { record: ClassRecord; onClose: () => void };

export function Enrol({ record, onClose }: Props) {
  const { t } = useText();
  const waiting = useResource(`waiting ${record.id}`, () =>
    api.placeList({ unit: record.unit.id, state: 'waiting', course: record.course, limit: 200 }),
  );
  const choices = (waiting.data?.items ?? []).map((place) => ({
    value: place.id,
    label: listed([place.name, place.unit.name, date(place.askedOn)]),
  }));
  return (
    <CommandDialog<{ places: string[] }, unknown>
      title={t('admissions.class.enrol')}
      lead={<p className="quiet">{t('admissions.class.enrol_lead', { free: record.seats - record.enrolled })}</p>}
      onClose={onClose}
      name="class.enrol"
      entity={record.id}
      initial={{ places: [] }}
      submit={(values, commandId) => api.classEnrol({ id: record.id, ...values }, { commandId })}
      verb={t('admissions.class.enrol')}
    >
      <CheckboxListField name="places" label={t('admissions.class.still_waiting')} choices={choices} required />
    </CommandDialog>
  );
}

type Result = { finished: boolean; number?: string; note?: string };

/** Everybody in the class with his result: a certificate's number, or why not. */
export function Finish({ record, onClose }: Props) {
  const { t } = useText();
  const { today } = session();
  const seated = record.places.filter((place) => place.state === 'enrolled');
  const initial = Object.fromEntries(seated.map((place) => [place.id, { finished: true }]));
  return (
    <CommandDialog<{ on: string; results: Record<string, Result> }, unknown>
      title={t('admissions.class.finish')}
      lead={<p className="quiet">{t('admissions.class.finish_lead')}</p>}
      onClose={onClose}
      name="class.finish"
      entity={record.id}
      initial={{ on: today, results: initial }}
      submit={(values, commandId) =>
        api.classFinish(
          {
            id: record.id,
            version: record.version,
            on: values.on,
            results: seated.map((place) => ({ place: place.id, ...(values.results[place.id] ?? { finished: false }) })),
          },
          { commandId },
        )
      }
      verb={t('admissions.class.finish')}
    >
      {(values) => (
        <>
          <DateField name="on" label={t('admissions.course.certified')} min={record.startsOn} max={today} required />
          {seated.map((place) => (
            <div key={place.id} className="review-line">
              <CheckboxField
                name={`results.${place.id}.finished`}
                label={place.name}
                help={<Name>{place.unit.name}</Name>}
              />
              {values.results?.[place.id]?.finished ? (
                <TextField
                  name={`results.${place.id}.number`}
                  label={t('admissions.course.number')}
                  maxLength={60}
                  short
                  required
                />
              ) : (
                <TextField
                  name={`results.${place.id}.note`}
                  label={t('admissions.class.why_not')}
                  maxLength={500}
                  required
                />
              )}
            </div>
          ))}
        </>
      )}
    </CommandDialog>
  );
}

export function Correct({ record, onClose }: Props) {
  const { t } = useText();
  const { name, heldBy, place, startsOn, endsOn, seats, note } = record;
  return (
    <CommandDialog<ClassFacts, unknown>
      title={t('admissions.class.correct')}
      onClose={onClose}
      name="class.correct"
      entity={record.id}
      initial={{ name, heldBy, place, startsOn, endsOn, seats, ...(note && { note }) }}
      submit={(values, commandId) =>
        api.classCorrect({ id: record.id, version: record.version, ...values }, { commandId })
      }
      verb={t('admissions.class.correct')}
    >
      <ClassFields />
    </CommandDialog>
  );
}

export function Cancel({ record, onClose }: Props) {
  const { t } = useText();
  const seated = record.places.filter((place) => place.state === 'enrolled').length;
  return (
    <CommandDialog<{ reason: string }, unknown>
      title={t('admissions.class.cancel')}
      lead={<p>{t('admissions.class.cancel_lead', { count: seated })}</p>}
      onClose={onClose}
      name="class.cancel"
      entity={record.id}
      submit={(values, commandId) =>
        api.classCancel({ id: record.id, version: record.version, ...values }, { commandId })
      }
      verb={t('admissions.class.cancel')}
    >
      <TextField name="reason" label={t('admissions.course.why')} maxLength={300} required />
    </CommandDialog>
  );
}
