import { useEffect, useId, useState } from 'react';
import { date, longDate } from '../../format.ts';
import type { Reason } from '../../refusal.ts';
import { useSession } from '../../session.ts';
import { useText } from '../../text.tsx';
import { t } from '../../words.ts';
import { DateInput } from './dateInput.tsx';
import { controlProps, FieldFrame, type FieldProps, needed } from './field.tsx';
import { useField } from './formContext.ts';
import { type DatePrecision, parseDate, typedDate } from './parse.ts';

type DateFieldProps = FieldProps & {
  /** The least that must be known: a birth may be a year only. */
  least?: DatePrecision;
  min?: string;
  max?: string;
};

/** A date of a form; what was understood of what is typed is said in words under the field. */
export function DateField(props: DateFieldProps) {
  const { t } = useText();
  const { today } = useSession();
  const id = useId();
  const field = useField<string>(props.name, (): Reason | undefined =>
    problem(props, text, parseDate(text, today, props.least)),
  );
  const [text, setText] = useState<string>(() => typedDate(field.value ?? ''));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text follows the value only when it came from outside
  useEffect(() => setText(typedDate(field.value ?? '')), [field.round]);
  const understood = field.value?.length === 10 ? longDate(field.value) : undefined;
  const help = (
    <>
      {props.help} <span aria-live="polite">{understood ?? t('web.form.date_hint')}</span>
    </>
  );
  return (
    <FieldFrame {...props} help={help} id={id} reasons={field.reasons}>
      <DateInput
        text={text}
        value={field.value}
        onChange={(typed, value) => {
          setText(typed);
          field.set(value);
        }}
        label={props.label}
        least={props.least}
        min={props.min}
        max={props.max}
        control={controlProps(id, { ...props, help }, field.reasons)}
      />
    </FieldFrame>
  );
}

function problem(props: DateFieldProps, text: string, read: string | undefined): Reason | undefined {
  const say = (message: string) => ({ code: 'date', field: props.name, message });
  if (text.trim() !== '' && !read) return say(t('web.form.date_unreadable'));
  if (read && props.min && read < props.min) return say(t('web.form.date_least', { date: date(props.min) }));
  if (read && props.max && read > props.max) return say(t('web.form.date_most', { date: date(props.max) }));
  return needed(props, read);
}
