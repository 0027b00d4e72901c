/** A small organization for tests, made by commands only: a province, a commune, two village cells and their people. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { grantsOf, operator, personOf } from '../../src/accounts/grants.ts';
import { type Chibo, openChibo } from '../../src/chibo.ts';
import { insertUnit } from '../../src/organization/store/units.ts';
import { nextPath, unitRef } from '../../src/organization/tree.ts';
import type { Actor } from '../../src/platform/access.ts';
import { setClock, today } from '../../src/platform/clock.ts';
import { setScope } from '../../src/platform/db/scope.ts';
import { testDatabase } from '../../src/platform/db/testing.ts';
import { newId } from '../../src/platform/ids.ts';
import { Refusal } from '../../src/platform/refusal.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';

export const NOW = '2026-11-10T03:00:00Z';

export type Bare = {
  chibo: Chibo;
  clock: ReturnType<typeof setClock>;
  /** opens the same database once more, as a start with another rulebook does; closed with the world */
  reopen(rulebook: Rulebook): Promise<Chibo>;
  close(): Promise<void>;
};

/** An empty, migrated database with a clock that stands at 10 November 2026, 10:00 in Hà Nội. */
export async function bareWorld(
  version: 15 | 18 = process.env.CHIBO_TEST_PG === '15' ? 15 : 18,
  rulebookDir = join(import.meta.dirname, '../../rulebooks/vietnam'),
): Promise<Bare> {
  const database = await testDatabase(inject(version === 15 ? 'postgres15' : 'postgres18'));
  const rulebook = await loadRulebook(rulebookDir);
  const clock = setClock(rulebook.about.timeZone, NOW);
  const keysDir = await mkdtemp(join(tmpdir(), 'chibo-keys-'));
  const chibo = await openChibo({ url: database.url, keysDir, rulebook, clock });
  const opened = [chibo];
  return {
    chibo,
    clock,
    reopen: async (another) => {
      const again = await openChibo({ url: database.url, keysDir, rulebook: another, clock });
      opened.push(again);
      return again;
    },
    close: async () => {
      for (const each of opened) await each.close();
      await database.drop();
    },
  };
}

/** Founds a top unit directly, as an import into an empty database does. */
export async function foundTop(chibo: Chibo, kind: string, name: string): Promise<string> {
  return await foundDirectly(chibo, null, { division: '00', kind, name });
}

/** Founds a unit under another in the division named: a command founds it in that of the unit above. */
export async function foundApart(
  chibo: Chibo,
  parentId: string,
  unit: { division: string; kind: string; name: string },
): Promise<string> {
  return await foundDirectly(chibo, parentId, unit);
}

async function foundDirectly(
  chibo: Chibo,
  parentId: string | null,
  { division, kind, name }: { division: string; kind: string; name: string },
): Promise<string> {
  return await chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    const unit = await insertUnit(tx, {
      division,
      path: await nextPath(tx, parentId === null ? null : await unitRef(tx, parentId)),
      parentId,
      kind,
      setting: null,
      name,
      code: null,
      foundedOn: null,
      households: null,
      poorHouseholds: null,
      temporaryHouses: null,
      since: '2000-01-01',
    });
    return unit.id;
  });
}

/** Runs a command as the local operator. */
export async function asOperator<T = { id: string }>(chibo: Chibo, name: string, input: unknown): Promise<T> {
  return (await chibo.bus.run(name, input, { actor: operator() })) as T;
}

type Holder = { personId?: string; division?: string; name?: string; passwordHash?: string };

/**
 * An account as the database's owner writes it, of a person in any division or of nobody: `account.make` links a person of its maker's own division
 * alone, and hashes a password, which takes its time. Gives its id.
 */
export async function accountFor(chibo: Chibo, login: string, holder: Holder = {}): Promise<string> {
  const { personId, division = '00', name = login, passwordHash = null } = holder;
  const person = personId === undefined ? {} : { person_id: personId, person_division: division };
  const { id } = await chibo.owner.db
    .insertInto('account')
    .values({ id: newId(), login, name, ...person, password_hash: passwordHash, created_at: chibo.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The actor that an account is, under its grant of this post (or its first). */
export async function actorOf(chibo: Chibo, login: string, post?: string): Promise<Actor> {
  const account = await chibo.app.db
    .selectFrom('account')
    .selectAll()
    .where('login', '=', login)
    .executeTakeFirstOrThrow();
  const grants = await grantsOf(chibo.app.db, chibo.rulebook, account, today(chibo.clock));
  const grant = post ? grants.find((g) => g.post === post) : grants[0];
  if (!grant) throw new Error(`${login} has no grant ${post ?? ''}: ${grants.map((g) => g.post).join(', ')}`);
  const person = personOf(account);
  return { accountId: account.id, person, name: account.name, grant };
}

/** The codes of the refusal that a command or query meets; fails when it is not refused. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ status: number; codes: string[]; fields: (string | undefined)[] }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal)
      return {
        status: error.status,
        codes: error.reasons.map((r) => r.code),
        fields: error.reasons.map((r) => r.field),
      };
    throw error;
  }
  throw new Error('It was not refused.');
}
