import { createHash, randomBytes } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/connect.ts';
import { Refusal } from '../platform/refusal.ts';
import { hasHidden } from '../platform/schema.ts';
import { isPassword } from './password.ts';

const SESSION_HOURS = 12;
const COLUMNS = [
  'account.id',
  'account.login',
  'account.name',
  'account.person_id',
  'account.person_division',
  'account.language',
  'account.active',
] as const;

export type Account = {
  id: string;
  login: string;
  name: string;
  person_id: string | null;
  person_division: string | null;
  language: string;
  active: boolean;
};

/** Opens a session for a login and password. Refuses 401 sign_in.wrong, the same for an unknown login and a wrong password. */
export async function signIn(
  db: Database,
  clock: Clock,
  login: string,
  password: string,
  agent: string,
): Promise<{ token: string; account: Account }> {
  // a hidden character stands in no login, and some the database refuses to be asked for
  const name = hasHidden(login) ? '' : login.trim().toLowerCase();
  const row = await db.selectFrom('account').selectAll().where('login', '=', name).executeTakeFirst();
  const right = await isPassword(row?.password_hash, password);
  if (!row || !right || !row.active) throw new Refusal(401, [{ code: 'sign_in.wrong', field: 'password' }]);
  return { token: await openSession(db, clock, row.id, agent), account: row };
}

/** Opens a session for an account; the token goes into the cookie, only its hash is kept. */
export async function openSession(db: Database, clock: Clock, accountId: string, agent: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  await db
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      account_id: accountId,
      created_at: now,
      seen_at: now,
      expires_at: later(now, SESSION_HOURS),
      agent: agent.slice(0, 200),
    })
    .execute();
  return token;
}

/** The account behind a session's token, or null; each use puts the end off. */
export async function accountOfSession(db: Database, clock: Clock, token: string): Promise<Account | null> {
  const now = clock.now();
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select([...COLUMNS, 'session.seen_at'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!row) return null;
  if (now.getTime() - row.seen_at.getTime() > 60_000) {
    await db
      .updateTable('session')
      .set({ seen_at: now, expires_at: later(now, SESSION_HOURS) })
      .where('token_hash', '=', hashOf(token))
      .execute();
  }
  return row;
}

export async function closeSession(db: Database, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute();
}

/** Where the account is signed in, newest use first; the id is a part of the token's hash. */
export async function sessionsOf(db: Database, clock: Clock, accountId: string, token: string | undefined) {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', clock.now())
    .orderBy('seen_at', 'desc')
    .execute();
  const own = token ? hashOf(token) : null;
  return rows.map((r) => ({
    id: r.token_hash.toString('hex'),
    device: r.agent,
    lastUsedAt: r.seen_at.toISOString(),
    current: own?.equals(r.token_hash) ?? false,
  }));
}

/** Ends one of the account's own sessions; another's id does nothing. */
export async function closeSessionById(db: Database, accountId: string, id: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('token_hash', '=', Buffer.from(id, 'hex'))
    .execute();
}

/** A bearer token for programs: acts exactly as its account, for so many hours. */
export async function openToken(db: Database, clock: Clock, accountId: string, hours: number): Promise<string> {
  const token = `chibo_${randomBytes(32).toString('base64url')}`;
  const now = clock.now();
  await db
    .insertInto('access_token')
    .values({ token_hash: hashOf(token), account_id: accountId, created_at: now, expires_at: later(now, hours) })
    .execute();
  return token;
}

/** As a text: every request of a program asks it. */
const BY_TOKEN = `select ${COLUMNS.join(', ')} from access_token join account on account.id = access_token.account_id
  where access_token.token_hash = $1 and access_token.expires_at > $2 and account.active`;

export async function accountOfToken(db: Database, clock: Clock, token: string): Promise<Account | null> {
  const { rows } = await db.executeQuery(CompiledQuery.raw(BY_TOKEN, [hashOf(token), clock.now()]));
  return (rows[0] as Account | undefined) ?? null;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function later(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}
