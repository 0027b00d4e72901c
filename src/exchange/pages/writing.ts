import { useSyncExternalStore } from 'react';
import { useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';

export type Deed = 'apply' | 'undo';
export type Writing = { deed: Deed; version: number; commandId: string; busy: boolean; error?: unknown };

/** What is being written, by batch: beside the page, so that who leaves it and comes back finds it at work and cannot send it again. */
const works = new Map<string, Writing>();
const listeners = new Set<() => void>();

function set(batch: string, work: Writing | undefined): void {
  if (work) works.set(batch, work);
  else works.delete(batch);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** An import that is written or undone in one transaction: whether it is at work, why it was refused, and the way to begin it, once. */
export function useWriting(id: string): { work: Writing | undefined; start: (deed: Deed, version: number) => void } {
  const again = useRevalidator();
  const work = useSyncExternalStore(subscribe, () => works.get(id));
  const start = async (deed: Deed, version: number) => {
    const before = works.get(id);
    if (before?.busy) return;
    // a second try after no answer is the same deed, not another
    const same = before?.deed === deed && before.version === version;
    const begun = { deed, version, commandId: same ? before.commandId : newId() };
    set(id, { ...begun, busy: true });
    try {
      await (deed === 'apply' ? api.importApply : api.importUndo)({ id, version }, { commandId: begun.commandId });
      await again.revalidate();
      set(id, undefined);
    } catch (error) {
      set(id, { ...begun, busy: false, error });
    }
  };
  return { work, start: (deed, version) => void start(deed, version) };
}
