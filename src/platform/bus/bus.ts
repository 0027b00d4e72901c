import { CompiledQuery } from 'kysely';
import { type Actor, demand, may, type UnitRef } from '../access.ts';
import { type Clock, today } from '../clock.ts';
import { isAway } from '../db/away.ts';
import type { Database } from '../db/connect.ts';
import type { Replicas } from '../db/replicas.ts';
import { crossingFor, scopeFor, type Tx } from '../db/scope.ts';
import { inTransaction, together, type Wire } from '../db/transaction.ts';
import { WatchWrites } from '../db/written.ts';
import { attachFiles } from '../files/attach.ts';
import { newId } from '../ids.ts';
import { lineOf } from '../ledger/append.ts';
import { must, Refusal } from '../refusal.ts';
import { parse } from '../schema.ts';
import { byDivision, claim, KEEP, lock } from './claim.ts';
import type {
  AnyCommand,
  AnyQuery,
  CommandContext,
  Context,
  LedgerEntry,
  Module,
  Routed,
  Services,
} from './command.ts';
import { besideFields, guarded, marked } from './guard.ts';
import { concerns, outdates } from './outdating.ts';

export type Bus = {
  modules: Module[];
  commands: Map<string, AnyCommand>;
  queries: Map<string, AnyQuery>;
  services: Services;
  clock: Clock;
  /** Runs a command: all of it, or nothing. Sent twice with one id it answers the first result. `told` hears where it was done in place of a closed unit. */
  run(name: string, input: unknown, by: RunBy): Promise<unknown>;
  /** Asks a query in a read-only transaction inside the reader's scope. */
  ask(name: string, input: unknown, by: { actor: Actor; reading?: Reading }): Promise<unknown>;
  /** A read-only transaction in the actor's scope, for the roof (files, attention). */
  read<T>(actor: Actor, work: (ctx: Context) => Promise<T>): Promise<T>;
};

export type RunBy = { actor: Actor; commandId?: string; told?: (routed: readonly Routed[]) => void };

/** Who asks may be answered by a replica that has his last commit (`mark`); `tell` hears of which moment the answer is. */
export type Reading = { mark: string | null; tell(asOf: Date): void };

/** The one door. `db` must be connected as the restricted role; `replicas` answer queries that may lag. */
export function makeBus(
  db: Database,
  modules: Module[],
  services: Services,
  clock: Clock,
  replicas: Pick<Replicas, 'choose'> | null = null,
): Bus {
  const commands = new Map(modules.flatMap((m) => m.commands).map((c) => [c.name, c]));
  const queries = new Map(modules.flatMap((m) => m.queries).map((q) => [q.name, q]));
  const stats = modules.flatMap((m) => m.stats ?? []);
  const marks = modules.flatMap((m) => m.marks ?? []);
  const guards = modules.flatMap((m) => m.guard ?? []);
  for (const query of queries.values())
    if (query.recorded && query.mayLag !== undefined)
      throw new Error(`${query.name} leaves a line in the ledger: no replica can answer it.`);

  function contextOf(tx: Tx, actor: Actor, asked: { done: boolean }, late: Context['late'] = null): Context {
    return {
      tx,
      actor,
      clock,
      today: today(clock),
      services,
      demand: (capability, unit) => {
        asked.done = true;
        demand(actor.grant, capability, unit.path);
      },
      may: (capability, unit) => may(actor.grant, capability, unit.path),
      late,
    };
  }

  async function run(name: string, raw: unknown, by: RunBy): Promise<unknown> {
    const command = commands.get(name);
    if (!command) throw new Refusal(404, [{ code: 'command.unknown', values: { name } }]);
    const parsed = parse(command.input, raw);
    if ('reasons' in parsed) throw new Refusal(422, parsed.reasons);
    const input = parsed.value as never;
    const { actor } = by;
    const commandId = by.commandId ?? newId();
    // keyed, because an input may hold a password
    const payload = services.keys.blind(`${name}\n${JSON.stringify(input)}`);

    const writes = new WatchWrites();
    const late = { refused: command.late === 'refused', routed: [] as Routed[] };
    const work = async (tx: Tx, wire: Wire) => {
      const asked = { done: false };
      const base = contextOf(tx, actor, asked, late);
      // the units are looked for while the line is claimed; to a sender who comes second they do not matter
      const [claimed, placed] = await Promise.allSettled([
        claim(tx, wire, { actor, commandId, command: name, payload, at: clock.now() }),
        command.where(base, input),
      ]);
      if (claimed.status === 'rejected') throw claimed.reason;
      if (claimed.value.replay) return claimed.value.result;
      if (placed.status === 'rejected') throw placed.reason;
      const { units, demandAt, cross } = placed.value;
      for (const unit of demandAt ?? units) base.demand(command.capability, unit);
      if (cross && cross.length > 0) {
        if (!command.crosses) throw new Error(`${name} does not say why it crosses into other units.`);
        await wire.send(CompiledQuery.raw(crossingFor(actor, cross)));
      }
      // the lock travels with the first read of the command, which the server answers after it; no line is dated before it
      const locked = lock(wire, units);

      let lines = 0;
      let openAsked = false;
      const touched = new Map<string, UnitRef>();
      const ctx: CommandContext = {
        ...base,
        commandId,
        record: async (entry: LedgerEntry) => {
          lines++;
          await locked;
          wire.last(
            lineOf({ command: name, commandId, actor, at: clock.now(), entry: routedEntry(entry, late.routed) }),
          );
        },
        touch: (...more) => {
          for (const unit of more) touched.set(unit.id, unit);
        },
        demandOpen: async (at, days) => {
          openAsked = true;
          const past = [...new Set(days.filter((day) => day < base.today))];
          if (past.length === 0) return;
          await locked;
          for (const guard of guards) must(besideFields(await guard(base, at, past), input));
        },
        attach: (fileIds, owner) => attachFiles(tx, actor, fileIds, owner),
      };
      const days = factDaysOf(command, input);
      if (days.length > 0) await ctx.demandOpen(units, days);
      const [, answer] = await together([locked, command.run(ctx, input, units)]);
      const result = answer ?? null;
      if (!asked.done) throw new Error(`${name} never asked for its capability.`);
      if (command.factDays === 'recorded' && !openAsked)
        throw new Error(`${name} never asked whether its days are open.`);
      if (lines === 0) throw new Error(`${name} left no line in the ledger.`);

      const counted = stats.filter((stat) => concerns(stat, writes));
      if (counted.length > 0 && touched.size > 0 && touched.size <= FEW) wire.last(PLANNED_ONCE);
      for (const [division, ids] of byDivision([...touched.values()]))
        for (const stat of counted) wire.last(stat.recount(division, ids, base.today).compile(tx));
      const written = marks.filter((mark) => outdates(mark, counted, writes));
      if (written.length > 0)
        for (const [division, refs] of Map.groupBy([...units, ...touched.values()], (unit) => unit.division))
          for (const mark of written) wire.last(mark.stale(division, refs));
      wire.last(CompiledQuery.raw(KEEP, [JSON.stringify(result), actor.grant.unit.division, commandId]));
      return result;
    };
    const result = await guarded(() => inTransaction(db, [BEGIN, scopeFor(actor)], work, [writes]));
    if (late.routed.length > 0) by.told?.(late.routed);
    return result;
  }

  async function ask(name: string, raw: unknown, by: { actor: Actor; reading?: Reading }): Promise<unknown> {
    const query = queries.get(name);
    if (!query) throw new Refusal(404, [{ code: 'query.unknown', values: { name } }]);
    const parsed = parse(query.input, raw);
    if ('reasons' in parsed) throw new Refusal(422, parsed.reasons);
    const input = parsed.value as never;
    const { actor, reading } = by;
    const work = async (tx: Tx, wire: Wire) => {
      const ctx = contextOf(tx, actor, { done: false });
      const unit = query.where ? await query.where(ctx, input) : actor.grant.unit;
      if (query.capability !== 'signed-in') ctx.demand(query.capability, unit);
      const result = await query.run(ctx, input, unit);
      if (query.recorded) {
        // what was looked at, and by which fields: a name searched for has no business in the ledger
        const { id } = input as { id?: string };
        const entry = {
          unit,
          subjectKind: name.split('.')[0] ?? name,
          subjectId: id ?? unit.id,
          body: { fields: Object.keys(input) },
        };
        wire.last(lineOf({ command: name, commandId: newId(), actor, at: clock.now(), entry }));
      }
      return result;
    };
    const opening = [BEGIN, `${query.recorded ? PLANNED : READ_ONLY};${scopeFor(actor)}`];
    const replica = reading && query.mayLag !== undefined ? replicas?.choose(query.mayLag, reading.mark) : null;
    if (replica) {
      try {
        const answer = await inTransaction(replica.db, opening, work);
        reading?.tell(replica.asOf);
        return answer;
      } catch (error) {
        // what is refused may only not have arrived yet, and a standby may break off a reading: the primary decides
        if (isAway(error)) replica.away();
      }
    }
    const asOf = clock.now();
    const answer = await guarded(() => marked(input, () => inTransaction(db, opening, work)));
    reading?.tell(asOf);
    return answer;
  }

  async function read<T>(actor: Actor, work: (ctx: Context) => Promise<T>): Promise<T> {
    return await guarded(() =>
      inTransaction(db, [BEGIN, `${READ_ONLY};${scopeFor(actor)}`], (tx) =>
        work(contextOf(tx, actor, { done: false })),
      ),
    );
  }

  return { modules, commands, queries, services, clock, run, ask, read };
}

/** The line says too which closed units were named. */
function routedEntry(entry: LedgerEntry, routed: readonly Routed[]): LedgerEntry {
  if (routed.length === 0) return entry;
  return { ...entry, body: { ...entry.body, routed: routed.map(({ from, to }) => ({ from, to })) } };
}

/** Units whose counts are looked up by key, whichever they are: planning them anew each time would cost more than counting. */
const FEW = 50;

const PLANNED_ONCE = CompiledQuery.raw('set local plan_cache_mode = force_generic_plan');

const BEGIN = 'start transaction isolation level read committed';

const PLANNED = 'set local plan_cache_mode = force_custom_plan';

/** Read only, and planned for the values at hand: one reader's range is a cell, another's the whole tree. */
const READ_ONLY = `set transaction read only; ${PLANNED}`;

/** The days of which a command writes facts, as its input says them. */
function factDaysOf(command: AnyCommand, input: { on?: unknown }): string[] {
  if (command.factDays === null || command.factDays === 'recorded') return [];
  const days = command.factDays ? command.factDays(input) : [input.on];
  return days.filter((day): day is string => typeof day === 'string');
}
