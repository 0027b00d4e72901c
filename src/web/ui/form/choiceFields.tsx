import { type ReactNode, useId } from 'react';
import { useText } from '../../text.tsx';
import { controlProps, FieldFrame, type FieldProps, needed } from './field.tsx';
import { useField } from './formContext.ts';

export type Choice = { value: string; label: string; help?: ReactNode };

/** Radio buttons up to five choices, a list beyond. */
export function ChoiceField(props: FieldProps & { choices: readonly Choice[]; as?: 'radios' | 'list' }) {
  return (props.as ?? (props.choices.length > 5 ? 'list' : 'radios')) === 'list' ? (
    <SelectField {...props} />
  ) : (
    <RadioField {...props} />
  );
}

function SelectField(props: FieldProps & { choices: readonly Choice[] }) {
  const { t } = useText();
  const id = useId();
  const field = useField<string>(props.name, (value) => needed(props, value));
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons}>
      <select
        {...controlProps(id, props, field.reasons)}
        className="input"
        value={field.value ?? ''}
        onChange={(event) => field.set(event.target.value || undefined)}
      >
        <option value="">{t('web.form.choose')}</option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function RadioField(props: FieldProps & { choices: readonly Choice[] }) {
  const id = useId();
  const field = useField<string>(props.name, (value) => needed(props, value));
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons} group>
      <div className="choices">
        {props.choices.map((choice) => (
          <Option key={choice.value} choice={choice}>
            <input
              type="radio"
              name={id}
              checked={field.value === choice.value}
              aria-invalid={field.reasons.length > 0 || undefined}
              onChange={() => field.set(choice.value)}
            />
          </Option>
        ))}
      </div>
    </FieldFrame>
  );
}

/** Any number of choices; the value is the list of those chosen, in the order of the choices. */
export function CheckboxListField(props: FieldProps & { choices: readonly Choice[] }) {
  const id = useId();
  const field = useField<string[]>(props.name, (value) => needed(props, value));
  const chosen = field.value ?? [];
  const toggle = (value: string) => {
    const next = props.choices.map((choice) => choice.value).filter((one) => (one === value) !== chosen.includes(one));
    field.set(next);
  };
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons} group>
      <div className="choices">
        {props.choices.map((choice) => (
          <Option key={choice.value} choice={choice}>
            <input
              type="checkbox"
              checked={chosen.includes(choice.value)}
              aria-invalid={field.reasons.length > 0 || undefined}
              onChange={() => toggle(choice.value)}
            />
          </Option>
        ))}
      </div>
    </FieldFrame>
  );
}

/** One thing that is so or not; the value is true or false. */
export function CheckboxField(props: Omit<FieldProps, 'required'>) {
  const field = useField<boolean>(props.name, () => undefined);
  return (
    <div data-field={props.name}>
      <Option choice={{ value: props.name, label: props.label, help: props.help }}>
        <input type="checkbox" checked={field.value ?? false} onChange={(event) => field.set(event.target.checked)} />
      </Option>
    </div>
  );
}

function Option({ choice, children }: { choice: Choice; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="choice">
      {children}
      <span>{choice.label}</span>
      {choice.help && <span className="field-help">{choice.help}</span>}
    </label>
  );
}
