/** The only file that writes accounts (sessions and tokens: sessions.ts). */
import type { Database } from '../platform/db/connect.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { Language } from './account.ts';

export type NewAccount = {
  login: string;
  name: string;
  passwordHash: string;
  person: { id: string; division: string } | null;
  language: Language;
  demoOrder: number | null;
  at: Date;
};

export async function insertAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = newId();
  await tx
    .insertInto('account')
    .values({
      id,
      login: account.login,
      name: account.name,
      password_hash: account.passwordHash,
      person_id: account.person?.id ?? null,
      person_division: account.person?.division ?? null,
      language: account.language,
      demo_order: account.demoOrder,
      created_at: account.at,
    })
    .execute();
  return id;
}

/** Closes or opens an account; with a closed one all its sessions end. */
export async function setActive(tx: Tx, id: string, active: boolean, version: number): Promise<void> {
  await tx
    .updateTable('account')
    .set({ active, version: version + 1 })
    .where('id', '=', id)
    .execute();
  if (!active) await tx.deleteFrom('session').where('account_id', '=', id).execute();
}

export async function setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', id).execute();
}

/** The language an account is greeted in; its own choice, and no record of the organization. */
export async function setLanguage(db: Database, id: string, language: Language): Promise<void> {
  await db.updateTable('account').set({ language }).where('id', '=', id).execute();
}

/** The accounts of a person follow him into another division. */
export async function followPerson(tx: Tx, personId: string, division: string): Promise<void> {
  await tx.updateTable('account').set({ person_division: division }).where('person_id', '=', personId).execute();
}
