/** How this device shows Chibo: large type, light or dark, the digits of Arabic. Kept on the device, not in the account. */
import { useSyncExternalStore } from 'react';
import { setArabicDigits } from './words.ts';

export type Appearance = {
  type: 'normal' | 'large';
  scheme: 'device' | 'light' | 'dark';
  digits: 'western' | 'arabic';
};

const STORED = 'chibo.appearance';
const listeners = new Set<() => void>();
const usual: Appearance = { type: 'normal', scheme: 'device', digits: 'western' };

let current: Appearance = usual;

export function useAppearance(): Appearance {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export function setAppearance(change: Partial<Appearance>): void {
  localStorage.setItem(STORED, JSON.stringify({ ...current, ...change }));
  applyAppearance();
  for (const listener of listeners) listener();
}

/** Reads what this device keeps and puts it on the document. */
export function applyAppearance(): void {
  current = { ...usual, ...stored() };
  const { type, scheme, digits } = current;
  document.documentElement.dataset.type = type;
  document.documentElement.dataset.scheme = scheme;
  setArabicDigits(digits === 'arabic');
}

function stored(): Partial<Appearance> {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '{}');
  } catch {
    return {};
  }
}
