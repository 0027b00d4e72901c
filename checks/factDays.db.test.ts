/**
 * Every command of the registry that asks for its days, in an organization whose past is closed: with days of the closed time in its input it is
 * refused as such before anything else is judged; where only the record knows the day, it is never done without having asked (the bus stops it).
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operator } from '../src/accounts/grants.ts';
import { modulesOf } from '../src/modules.ts';
import { makeBus } from '../src/platform/bus/bus.ts';
import { type AnyCommand, command } from '../src/platform/bus/command.ts';
import { newId } from '../src/platform/ids.ts';
import { Refusal } from '../src/platform/refusal.ts';
import * as s from '../src/platform/schema.ts';
import { parse } from '../src/platform/schema.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { made } from './world/asking.ts';
import type { Json } from './world/inputs.ts';
import { cellUnit, idOf, nationWorld, SMALL, topUnit } from './world/nation.ts';
import type { Bare } from './world/world.ts';

const commands = modulesOf(await loadRulebook(join(import.meta.dirname, '../rulebooks/vietnam'))).flatMap(
  (module) => module.commands as AnyCommand[],
);
const cell = cellUnit(1, 1, 1);
/** Closed over the whole tree up to here; the clock stands on 10 November 2026. */
const CLOSED_TO = '2026-10-31';
const [DAY, MONTH] = ['2026-10-15', '2026-10'];

let world: Bare;
beforeAll(async () => {
  world = await nationWorld(SMALL);
  const top = topUnit();
  await sql`insert into period_close (division, unit_id, scope, id, kind, starts_on, ends_on, state, closed_on, closed_at, closed_by, closed_name, rule_id, units)
    values (${top.division}, ${top.id}, ${top.path}, ${newId()}, 'month', '2026-10-01', ${CLOSED_TO}, 'closed', '2026-11-03', '2026-11-03', ${idOf('account', top.path, 1)}, 'Người chốt', 'STA-04', 1)`.execute(
    world.chibo.owner.db,
  );
}, 120_000);
afterAll(() => world.close());

/** The input with every day and month of it in the closed time. */
function inClosedTime(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inClosedTime);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, inClosedTime(of)]));
  if (typeof value !== 'string') return value;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? DAY : /^\d{4}-\d\d$/.test(value) ? MONTH : value;
}

/** The days that the bus hears of, as it reads them. */
function daysIn(asked: AnyCommand, input: Json): string[] {
  const { value } = parse(asked.input, input) as { value: never };
  const days =
    typeof asked.factDays === 'function' ? asked.factDays(value) : [(value as { on?: string | null }).on ?? null];
  return days.filter((day): day is string => typeof day === 'string');
}

const told = commands.filter(({ factDays }) => factDays !== null && factDays !== 'recorded');
const recorded = commands.filter(({ factDays }) => factDays === 'recorded');

/** The commands whose input says a day of the closed time, at the record of a cell. */
function inputOf(asked: AnyCommand): Json {
  return inClosedTime(made(asked, cell)) as Json;
}

const run = async (name: string, input: Json) => await world.chibo.bus.run(name, input, { actor: operator() });

describe('a command whose input says the day', () => {
  const dated = told.filter((asked) => daysIn(asked, inputOf(asked)).some((day) => day <= CLOSED_TO));

  const locked: string[] = [];
  afterAll(() => expect(locked.length).toBeGreaterThan(45));

  test('is nearly every one that a sample can be made of', () => {
    expect(dated.length).toBeGreaterThan(50);
  });

  test.each(dated.map((asked) => [asked.name, asked] as const))(
    '%s is refused as of a closed period',
    async (name, asked) => {
      const refusal = await run(name, inputOf(asked)).then(
        () => null,
        (error: unknown) => error,
      );
      expect(refusal, `${name} wrote of ${DAY}`).toBeInstanceOf(Refusal);
      const { status, reasons } = refusal as Refusal;
      // what the sample's record does not let be found is refused before the guard
      if (status === 404) return;
      expect(reasons.map(({ code }) => code)).toEqual(['period.locked']);
      locked.push(name);
    },
  );
});

describe('a command whose record knows the day', () => {
  test('there are such: attendance, votes, ballots, corrections, imports, reorganizations', () => {
    expect(recorded.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'meeting.open',
        'meeting.roll',
        'meeting.close',
        'meeting.adopt',
        'meeting.vote_case',
        'meeting.import_results',
        'quality.score',
        'election.ballot',
        'village.correct',
        'visit.correct',
        'import.apply',
        'import.undo',
        'reorganization.apply',
        'reorganization.annul',
      ]),
    );
  });

  test('is stopped by the bus where it did not ask', async () => {
    const forgetful = command({
      name: 'planted.forget',
      method: 'POST',
      path: '/planted',
      capability: 'unit.change',
      summary: 'Forgets to ask',
      input: s.object({ ask: s.flag() }),
      result: s.object({}),
      factDays: 'recorded',
      where: async () => ({ units: [cell] }),
      run: async (ctx, { ask }) => {
        if (ask) await ctx.demandOpen([cell], [ctx.today]);
        await ctx.record({ unit: cell, subjectKind: 'unit', subjectId: cell.id });
        return {};
      },
    });
    const { modules, services } = world.chibo.bus;
    const bus = makeBus(
      world.chibo.app.db,
      [...modules, { name: 'planted', commands: [forgetful], queries: [], ownedTables: [] }],
      services,
      world.clock,
    );
    const send = async (ask: boolean) => await bus.run('planted.forget', { ask }, { actor: operator() });
    await expect(send(false)).rejects.toThrow('planted.forget never asked whether its days are open.');
    await send(true);
  });
});
