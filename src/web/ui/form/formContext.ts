import { createContext, use, useEffect, useRef } from 'react';
import type { Reason } from '../../refusal.ts';
import { valueAt } from './values.ts';

/** Looks at one field before anything is sent; a reason stops the form. */
export type FieldCheck = () => Reason | undefined;

export type FormState = {
  values: Record<string, unknown>;
  /** Grows when the values were replaced from outside (draft, discard): fields with text of their own start anew. */
  round: number;
  reasons: readonly Reason[];
  busy: boolean;
  set: (name: string, value: unknown) => void;
  register: (name: string, check: () => FieldCheck) => () => void;
};

export const FormContext = createContext<FormState | undefined>(undefined);

export function useForm(): FormState {
  const form = use(FormContext);
  if (!form) throw new Error('a field stands outside its <CommandForm>');
  return form;
}

/** What every field needs: its value, how to change it, and what is said against it. */
export function useField<T>(name: string, check: (value: T | undefined) => Reason | undefined) {
  const { values, round, reasons, set, register } = useForm();
  const value = valueAt(values, name) as T | undefined;
  const latest = useRef<FieldCheck>(() => undefined);
  useEffect(() => {
    latest.current = () => check(value);
  });
  useEffect(() => register(name, () => latest.current), [register, name]);
  return {
    value,
    set: (value: T | undefined) => set(name, value),
    reasons: reasons.filter((reason) => reason.field === name),
    round,
  };
}
