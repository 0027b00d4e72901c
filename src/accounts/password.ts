import { hash, verify } from '@node-rs/argon2';
import type { Database } from '../platform/db/connect.ts';
import type { Tx } from '../platform/db/scope.ts';
import { type Reason, refuse } from '../platform/refusal.ts';

/** argon2id with OWASP's parameters (19 MiB, 2 passes). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Verified when a login does not exist, so that the answer takes as long as for one that does. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Y6yJqfD2kKrn9jD0gpg1nAXv7xgF8KPrSxW3zUrAnJw';

export async function hashPassword(password: string): Promise<string> {
  return await hash(password, PARAMETERS);
}

/** Whether the password is that of the account; the same time is spent when there is no account. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(stored ?? NOBODY, password).catch(() => false);
  return right && typeof stored === 'string';
}

/** Length matters, composition does not; the login itself is no password. */
export function reasonsAgainstPassword(password: string, login: string): Reason[] {
  if (password.length < 10) return [{ code: 'password.short', field: 'password', values: { min: 10 } }];
  if (password.toLowerCase().includes(login.toLowerCase())) return [{ code: 'password.login', field: 'password' }];
  if (/^(.)\1+$|^(0123456789|1234567890|password)/i.test(password))
    return [{ code: 'password.common', field: 'password' }];
  return [];
}

/** To sign is to enter one's password again (D21). Refuses password.wrong. */
export async function demandPassword(tx: Tx | Database, accountId: string, password: string): Promise<void> {
  const row = await tx.selectFrom('account').select('password_hash').where('id', '=', accountId).executeTakeFirst();
  if (!(await isPassword(row?.password_hash, password))) refuse('password.wrong', undefined, { field: 'password' });
}
