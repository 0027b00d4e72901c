import { useId } from 'react';
import { controlProps, FieldFrame, type FieldProps, needed } from './field.tsx';
import { useField } from './formContext.ts';

type TextFieldProps = FieldProps & {
  type?: 'text' | 'password' | 'tel' | 'email' | 'time';
  autoComplete?: string;
  maxLength?: number;
  short?: boolean;
};

export function TextField(props: TextFieldProps) {
  const id = useId();
  const field = useField<string>(props.name, (value) => needed(props, value?.trim()));
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons}>
      <input
        {...controlProps(id, props, field.reasons)}
        className={props.short ? 'input input-short' : 'input'}
        type={props.type ?? 'text'}
        autoComplete={props.autoComplete ?? 'off'}
        maxLength={props.maxLength}
        value={field.value ?? ''}
        onChange={(event) => field.set(event.target.value)}
      />
    </FieldFrame>
  );
}

/** Several lines; grows with what is written where the browser can. */
export function MultilineField(props: FieldProps & { rows?: number; maxLength?: number }) {
  const id = useId();
  const field = useField<string>(props.name, (value) => needed(props, value?.trim()));
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons}>
      <textarea
        {...controlProps(id, props, field.reasons)}
        className="input"
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        dir="auto"
        value={field.value ?? ''}
        onChange={(event) => field.set(event.target.value)}
      />
    </FieldFrame>
  );
}
