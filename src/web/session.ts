import { useSyncExternalStore } from 'react';
import type { Language, Translated } from './language.ts';
import { request, setActingAs } from './request.ts';
import { setTerms } from './words.ts';

export type UnitRef = { id: string; name: string; kind?: string };
export type Grant = { id: string; post: Translated; unit: UnitRef; reason?: string };
export type DemoAccount = { login: string; name: string; post: Translated; unit: string };
export type Session = {
  signedIn: boolean;
  demo: boolean;
  demoAccounts?: DemoAccount[];
  account?: { id: string; login: string; name: string; language?: Language };
  grants?: Grant[];
  actingAs?: string;
  capabilities?: string[];
  organization: { name: Translated };
  /** The organization's day, by its own zone (in the demo, by its own clock). */
  today: string;
  terms?: Partial<Record<Language, Record<string, string>>>;
  labels?: Record<string, Record<string, Translated>>;
};

const CHOSEN = 'chibo.actingAs';
const PATH = '/api/v1/session';
const listeners = new Set<() => void>();
let current: Session | undefined;

export function useSession(): Session {
  return useSyncExternalStore(subscribe, session);
}

/** The session as last read; main.tsx reads it before anything is drawn. */
export function session(): Session {
  if (!current) throw new Error('the session has not been read yet');
  return current;
}

export async function readSession(): Promise<Session> {
  setActingAs(localStorage.getItem(CHOSEN) ?? undefined);
  return keep(await request<Session>('GET', PATH));
}

export async function signIn(body: { login: string; password: string } | { demo: string }): Promise<Session> {
  forgetGrant();
  await request('POST', PATH, { body });
  return readSession();
}

export async function signOut(): Promise<void> {
  await request('DELETE', PATH);
  forgetGrant();
  forgetDrafts();
  await readSession();
}

/** The server said 401: the session ended elsewhere. Drafts stay for the person's return. */
export function noteSignedOut(): void {
  if (current?.signedIn) keep({ ...current, signedIn: false, account: undefined, grants: [], capabilities: [] });
}

export async function chooseGrant(grant: string): Promise<void> {
  localStorage.setItem(CHOSEN, grant);
  await readSession();
}

export function actingGrant(of: Session = session()): Grant | undefined {
  return of.grants?.find((grant) => grant.id === of.actingAs) ?? of.grants?.[0];
}

export function may(capability: string | undefined, of: Session = session()): boolean {
  return capability === undefined || (of.capabilities?.includes(capability) ?? false);
}

/** The reader's words for a code of the rulebook: `label('unitKinds', unit.kind)`. */
export function labelOf(group: string, code: string | undefined, language: Language): string {
  if (code === undefined) return '';
  return current?.labels?.[group]?.[code]?.[language] ?? code;
}

function keep(next: Session): Session {
  current = next;
  if (next.terms) setTerms(next.terms);
  const chosen = actingGrant(next)?.id;
  setActingAs(chosen);
  for (const listener of listeners) listener();
  return next;
}

function forgetGrant(): void {
  localStorage.removeItem(CHOSEN);
  setActingAs(undefined);
}

/** Devices are shared: what one person was typing must not greet the next. */
function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('chibo.draft.')) localStorage.removeItem(key);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
