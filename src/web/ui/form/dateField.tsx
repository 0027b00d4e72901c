import { useEffect, useId, useRef, useState } from 'react';
import { date, longDate } from '../../format.ts';
import type { Reason } from '../../refusal.ts';
import { useSession } from '../../session.ts';
import { useText } from '../../text.tsx';
import { t } from '../../words.ts';
import { Icon } from '../icon.tsx';
import { controlProps, FieldFrame, type FieldProps, needed } from './field.tsx';
import { useField } from './formContext.ts';
import { type DatePrecision, parseDate, typedDate } from './parse.ts';

type DateFieldProps = FieldProps & {
  /** The least that must be known: a birth may be a year only. */
  least?: DatePrecision;
  min?: string;
  max?: string;
};

/**
 * Typed as day/month/year with the digits' keyboard, or picked from the calendar the device has. What was understood
 * is said in words under the field, because a native date field writes in the browser's language, not in the page's.
 */
export function DateField(props: DateFieldProps) {
  const { t } = useText();
  const { today } = useSession();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const field = useField<string>(props.name, (): Reason | undefined =>
    problem(props, text, parseDate(text, today, props.least)),
  );
  const [text, setText] = useState<string>(() => typedDate(field.value ?? ''));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text follows the value only when it came from outside
  useEffect(() => setText(typedDate(field.value ?? '')), [field.round]);
  const onType = (typed: string) => {
    setText(typed);
    field.set(parseDate(typed, today, props.least));
  };
  const onPick = (iso: string) => {
    setText(typedDate(iso));
    field.set(iso || undefined);
  };
  const understood = field.value?.length === 10 ? longDate(field.value) : undefined;
  const help = (
    <>
      {props.help} <span aria-live="polite">{understood ?? t('web.form.date_hint')}</span>
    </>
  );
  return (
    <FieldFrame {...props} help={help} id={id} reasons={field.reasons}>
      <div className="input-row">
        <input
          {...controlProps(id, { ...props, help }, field.reasons)}
          className="input input-short numeric"
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
          value={text}
          onChange={(event) => onType(event.target.value)}
          onBlur={() => field.value && setText(typedDate(field.value))}
        />
        <div className="date-picker">
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            min={props.min}
            max={props.max}
            value={field.value?.length === 10 ? field.value : ''}
            onChange={(event) => onPick(event.target.value)}
          />
          <button
            type="button"
            className="button button-icon"
            aria-label={t('web.form.date_pick', { field: props.label })}
            onClick={() => picker.current?.showPicker()}
          >
            <Icon name="today" />
          </button>
        </div>
      </div>
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
