import { useEffect, useId, useState } from 'react';
import { number } from '../../format.ts';
import type { Reason } from '../../refusal.ts';
import { useText } from '../../text.tsx';
import { t } from '../../words.ts';
import { controlProps, FieldFrame, type FieldProps, needed } from './field.tsx';
import { useField } from './formContext.ts';
import { parseNumber } from './parse.ts';

type NumberFieldProps = FieldProps & {
  /** Digits after the decimal mark that make sense; 0 = whole numbers. */
  decimals?: number;
  min?: number;
  max?: number;
  /** Set after the field: %, đồng, hộ. */
  unit?: string;
};

/** Typed in the reader's own way (1.234,5 or 1,234.5); the value is a number. */
export function NumberField(props: NumberFieldProps) {
  const id = useId();
  const { lang } = useText();
  const decimals = props.decimals ?? 0;
  const field = useField<number>(props.name, (): Reason | undefined => {
    const read = parseNumber(text, lang);
    if (read !== undefined && !fits(read, props, decimals)) {
      return { code: 'number', field: props.name, message: problem(props, decimals) };
    }
    return needed(props, read);
  });
  const shown = () => (field.value === undefined || field.value === null ? '' : number(field.value, undefined, lang));
  const [text, setText] = useState<string>(shown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text follows the value only when it came from outside
  useEffect(() => setText(shown()), [field.round, lang]);
  const onChange = (typed: string) => {
    setText(typed);
    const read = parseNumber(typed, lang);
    field.set(read !== undefined && fits(read, props, decimals) ? read : undefined);
  };
  return (
    <FieldFrame {...props} id={id} reasons={field.reasons}>
      <div className="input-row">
        <input
          {...controlProps(id, props, field.reasons)}
          className="input input-short numeric"
          inputMode={decimals > 0 ? 'decimal' : 'numeric'}
          autoComplete="off"
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
        {props.unit && <span>{props.unit}</span>}
      </div>
    </FieldFrame>
  );
}

type Bounds = { min?: number; max?: number };

function fits(value: number, { min, max }: Bounds, decimals: number): boolean {
  if (Number.isNaN(value)) return false;
  if (min !== undefined && value < min) return false;
  if (max !== undefined && value > max) return false;
  return (String(value).split('.')[1]?.length ?? 0) <= decimals;
}

function problem({ min, max }: Bounds, decimals: number): string {
  const kind = decimals === 0 ? 'whole' : 'decimal';
  if (min !== undefined && max !== undefined) {
    return t('web.form.number_between', { kind, min: number(min), max: number(max) });
  }
  if (min !== undefined) return t('web.form.number_least', { kind, min: number(min) });
  return t('web.form.number', { kind });
}
