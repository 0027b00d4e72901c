import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { type Reason, RefusalError, UnansweredError } from '../../refusal.ts';
import { session } from '../../session.ts';
import { draftKey, dropDraft, keepDraft, readDraft } from './draft.ts';
import type { FieldCheck, FormState } from './formContext.ts';
import { type FormValues, withValue } from './values.ts';

type Options<Values, Result> = {
  name: string;
  entity?: string;
  initial?: Partial<Values>;
  draft?: false;
  check?: (values: Values) => readonly Reason[];
  submit: (values: Values, commandId: string) => Promise<Result>;
  onDone: (result: Result) => void;
};

const KEEP_AFTER_MS = 300;

/** What a form remembers: its values and their draft, the id of the attempt, and what was said against it. */
export function useCommand<Values extends FormValues, Result>(
  options: Options<Values, Result>,
  box: RefObject<HTMLFormElement | null>,
) {
  const key = draftKey(session().account?.id ?? '', options.name, options.entity ?? '');
  const [draft] = useState(() => (options.draft === false ? undefined : readDraft(key)));
  const [values, setValues] = useState<FormValues>(() => draft?.values ?? options.initial ?? {});
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(draft !== undefined);
  const [kept, setKept] = useState(false);
  const [reasons, setReasons] = useState<readonly Reason[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const commandId = useRef(draft?.commandId ?? newId());
  const touched = useRef(false);
  const checks = useRef(new Map<string, () => FieldCheck>());
  const register = useCallback((name: string, check: () => FieldCheck) => {
    checks.current.set(name, check);
    return () => void checks.current.delete(name);
  }, []);

  useEffect(() => {
    if (!touched.current || options.draft === false) return;
    const keep = () => {
      // The command may have gone through in the meantime: what it took is no draft any more.
      if (touched.current)
        setKept(keepDraft(key, { values, commandId: commandId.current, at: new Date().toISOString() }));
    };
    const later = setTimeout(keep, KEEP_AFTER_MS);
    return () => clearTimeout(later);
  }, [values, key, options.draft]);

  const set = useCallback((name: string, value: unknown) => {
    touched.current = true;
    setValues((before) => withValue(before, name, value));
    // What was said against a field is answered by changing it.
    setReasons((before) => before.filter((reason) => reason.field !== name));
  }, []);

  const discard = () => {
    dropDraft(key);
    touched.current = false;
    commandId.current = newId();
    setValues(options.initial ?? {});
    setReasons([]);
    setRestored(false);
    setKept(false);
    setRound((before) => before + 1);
  };

  const show = (found: readonly Reason[]) => {
    setReasons(found);
    // After the next drawing: what is said must be there before the focus goes to it.
    setTimeout(() => focusFirst(box.current), 0);
  };

  const send = async () => {
    setFailure(undefined);
    const fromFields = [...checks.current.values()].map((check) => check()()).filter((reason) => reason !== undefined);
    const found = fromFields.length > 0 ? fromFields : (options.check?.(values as Values) ?? []);
    if (found.length > 0) return show(found);
    setReasons([]);
    setBusy(true);
    try {
      const result = await options.submit(values as Values, commandId.current);
      touched.current = false;
      dropDraft(key);
      commandId.current = newId();
      options.onDone(result);
    } catch (error) {
      if (error instanceof RefusalError) {
        // A definite answer ends the attempt. Without one the id stays: the first try may have arrived.
        if (error.status < 500) commandId.current = newId();
        if (error.reasons.length === 0) setFailure(error);
        show(error.reasons);
      } else if (error instanceof UnansweredError) {
        setFailure(error);
        show([]);
      } else {
        throw error;
      }
    } finally {
      setBusy(false);
    }
  };

  const state = useMemo<FormState>(
    () => ({ values, round, reasons, busy, set, register }),
    [values, round, reasons, busy, set, register],
  );
  const loose = reasons.filter((reason) => !reason.field || !checks.current.has(reason.field));
  return { state, busy, restored, kept, failure, loose, send, discard };
}

/** The summary when it says something, else the first field something is said against. */
function focusFirst(form: HTMLFormElement | null): void {
  const summary = form?.querySelector<HTMLElement>('[data-form-summary]');
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"], .field-wrong :is(input, select, button)');
  const target = summary?.textContent ? summary : wrong;
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
