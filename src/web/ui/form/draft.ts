import type { FormValues } from './values.ts';

export type Draft = { values: FormValues; commandId: string; at: string };

/** One draft for each form, thing and person: several people may share a device. */
export function draftKey(account: string, form: string, entity: string): string {
  return `chibo.draft.${account}.${form}.${entity}`;
}

export function readDraft(key: string): Draft | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Says whether it was kept: storage may be full or forbidden, and then the form must not promise it. */
export function keepDraft(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(key);
}
