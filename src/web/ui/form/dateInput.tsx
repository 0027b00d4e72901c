import { type InputHTMLAttributes, useRef } from 'react';
import { useSession } from '../../session.ts';
import { useText } from '../../text.tsx';
import { Icon } from '../icon.tsx';
import { type DatePrecision, parseDate, typedDate } from './parse.ts';

type DateInputProps = {
  /** What stands in the box, and what was understood of it. */
  text: string;
  value: string | undefined;
  onChange: (text: string, value: string | undefined) => void;
  /** Names the calendar's button. */
  label: string;
  least?: DatePrecision | undefined;
  /** Of whatever is typed or picked, only its month. */
  monthOnly?: boolean;
  min?: string | undefined;
  max?: string | undefined;
  control: InputHTMLAttributes<HTMLInputElement>;
};

/**
 * A date typed as day/month/year with the digits' keyboard, or picked from the calendar the device has. A native date field would
 * write it in the browser's language, not in the page's.
 */
export function DateInput(props: DateInputProps) {
  const { text, value, onChange, label, least, monthOnly, min, max, control } = props;
  const { t } = useText();
  const { today } = useSession();
  const picker = useRef<HTMLInputElement>(null);
  const cut = (iso: string | undefined) => (monthOnly ? iso?.slice(0, 7) : iso);
  return (
    <div className="input-row">
      <input
        {...control}
        className="input input-short numeric"
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        value={text}
        onChange={(event) => onChange(event.target.value, cut(parseDate(event.target.value, today, least)))}
        onBlur={() => value && onChange(typedDate(value), value)}
      />
      <div className="date-picker">
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          min={min}
          max={max}
          value={value?.length === 10 ? value : ''}
          onChange={(event) => {
            const picked = cut(event.target.value || undefined);
            onChange(typedDate(picked ?? ''), picked);
          }}
        />
        <button
          type="button"
          className="button button-icon"
          aria-label={t('web.form.date_pick', { field: label })}
          onClick={() => picker.current?.showPicker()}
        >
          <Icon name="today" />
        </button>
      </div>
    </div>
  );
}
