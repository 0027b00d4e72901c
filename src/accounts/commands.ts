import { sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import { type Context, command } from '../platform/bus/command.ts';
import { found, must, mustBeCurrent, refuse } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { LANGUAGES, login } from './account.ts';
import { demandPassword, hashPassword, reasonsAgainstPassword } from './password.ts';
import { inCharge } from './reach.ts';
import { insertAccount, setActive, setPassword } from './store.ts';

function ownUnit(ctx: Context): UnitRef {
  return ctx.actor.grant.unit;
}

/**
 * Makes an account, linked to a person of this division or to nobody (staff). Without a post it can do nothing (D12).
 * Refuses account.login_taken, account.login_form, person.unknown, password.short.
 */
export const makeAccount = command({
  name: 'account.make',
  method: 'POST',
  path: '/accounts',
  capability: 'account.manage',
  summary: 'Make an account',
  input: s.object({
    login,
    name: s.text(120),
    password: s.text(200),
    personId: s.optional(s.id()),
    language: s.optional(s.oneOf(LANGUAGES)),
    demoOrder: s.optional(s.whole(0, 1000)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx) => ({ units: [], demandAt: [ownUnit(ctx)] }),
  run: async (ctx, input) => {
    const name = input.login.toLowerCase();
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(name)) refuse('account.login_form', undefined, { field: 'login' });
    must(reasonsAgainstPassword(input.password, name));
    if (await ctx.tx.selectFrom('account').select('id').where('login', '=', name).executeTakeFirst())
      refuse('account.login_taken', undefined, { field: 'login' });
    const person = input.personId
      ? await ctx.tx
          .selectFrom('person')
          .select(['division', 'id'])
          .where('id', '=', input.personId)
          .where('home', '=', true)
          .executeTakeFirst()
      : undefined;
    if (input.personId && !person) refuse('person.unknown', undefined, { field: 'personId' });
    const id = await insertAccount(ctx.tx, {
      login: name,
      name: input.name,
      passwordHash: await hashPassword(input.password),
      person: person ?? null,
      language: input.language ?? 'vi',
      demoOrder: input.demoOrder ?? null,
      at: ctx.clock.now(),
    });
    await ctx.record({
      unit: ownUnit(ctx),
      subjectKind: 'account',
      subjectId: id,
      body: { login: name, personId: person?.id ?? null },
    });
    return { id };
  },
});

/** Closes or opens an account; a closed one signs in no more and its sessions end. */
export const switchAccount = command({
  name: 'account.switch',
  method: 'PUT',
  path: '/accounts/{id}/active',
  capability: 'account.manage',
  summary: 'Close or open an account',
  input: s.object({ id: s.id(), active: s.flag(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx) => ({ units: [], demandAt: [ownUnit(ctx)] }),
  run: async (ctx, input) => {
    const row = found(
      await ctx.tx
        .selectFrom('account')
        .select(['id', 'version'])
        .where('id', '=', input.id)
        .where(await inCharge(ctx, sql<boolean>`a.id = ${input.id}`))
        .executeTakeFirst(),
    );
    mustBeCurrent(input.version, row.version);
    await setActive(ctx.tx, input.id, input.active, input.version);
    await ctx.record({
      unit: ownUnit(ctx),
      subjectKind: 'account',
      subjectId: input.id,
      body: { active: input.active },
    });
    return { id: input.id };
  },
});

/** Sets one's own password; the present one is asked again. Refuses password.wrong, password.short. */
export const changePassword = command({
  name: 'account.password',
  method: 'PUT',
  path: '/account/password',
  capability: 'unit.read',
  summary: "Change one's own password",
  input: s.object({ present: s.text(200), password: s.text(200) }),
  result: s.object({ id: s.id() }),
  where: async (ctx) => ({ units: [], demandAt: [ownUnit(ctx)] }),
  run: async (ctx, input) => {
    const { accountId } = ctx.actor;
    await demandPassword(ctx.tx, accountId, input.present);
    const { login: name } = await ctx.tx
      .selectFrom('account')
      .select('login')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    must(reasonsAgainstPassword(input.password, name));
    await setPassword(ctx.tx, accountId, await hashPassword(input.password));
    await ctx.record({
      unit: ownUnit(ctx),
      subjectKind: 'account',
      subjectId: accountId,
      body: { password: 'changed' },
    });
    return { id: accountId };
  },
});
