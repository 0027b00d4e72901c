/** Every command either says of which days it writes facts, or is judged to write none: so that no closed period is gone round unnoticed. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modulesOf } from '../src/modules.ts';
import type { AnyCommand } from '../src/platform/bus/command.ts';
import { jsonSchema } from '../src/platform/schema.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { type Judged, NO_FACT_DAYS } from './house/factDays.ts';
import { ROOT } from './house/source.ts';

const commands = modulesOf(await loadRulebook(join(ROOT, 'rulebooks/vietnam'))).flatMap((module) => module.commands);

type Asks = Pick<AnyCommand, 'name' | 'factDays' | 'input'>;

/** Whether the bus asks for its days, or sees that it asks itself. */
function asks({ factDays, input }: Asks): boolean {
  if (factDays !== undefined) return factDays !== null;
  const { properties = {} } = jsonSchema(input, 'input') as { properties?: Record<string, unknown> };
  return 'on' in properties;
}

function faultsOf(all: readonly Asks[], judged: readonly Judged[]): string[] {
  const named = judged.flatMap((each) => each.commands);
  const known = new Map(all.map((command) => [command.name, command]));
  return [
    ...all.flatMap((command) =>
      asks(command) || named.includes(command.name)
        ? []
        : [
            `${command.name} says of no day that it writes facts. Declare factDays, ask demandOpen ('recorded'), or judge it in checks/house/factDays.ts.`,
          ],
    ),
    ...named.flatMap((name, i) => {
      const command = known.get(name);
      if (!command) return [`${name} is no command. Take it out of checks/house/factDays.ts.`];
      if (asks(command)) return [`${name} asks for its days. Take it out of checks/house/factDays.ts.`];
      return named.indexOf(name) < i ? [`${name} is judged twice in checks/house/factDays.ts.`] : [];
    }),
  ];
}

test('every command asks for its days or is judged to write no fact of any', () => {
  expect(commands.length).toBeGreaterThan(200);
  expect(faultsOf(commands, NO_FACT_DAYS)).toEqual([]);
});

describe('the check finds', () => {
  const of = (name: string) => commands.find((each) => each.name === name) as AnyCommand;
  test('a command that somebody forgot, one judged that asks, one that is none, one judged twice', () => {
    const why = 'x';
    expect(faultsOf([of('task.check')], [])).toEqual([expect.stringContaining('task.check says of no day')]);
    expect(faultsOf([of('meeting.roll')], [{ why, commands: ['meeting.roll'] }])).toEqual([
      expect.stringContaining('meeting.roll asks'),
    ]);
    expect(faultsOf([], [{ why, commands: ['meeting.dream'] }])).toEqual([expect.stringContaining('is no command')]);
    expect(
      faultsOf(
        [of('task.check')],
        [
          { why, commands: ['task.check'] },
          { why, commands: ['task.check'] },
        ],
      ),
    ).toEqual([expect.stringContaining('judged twice')]);
  });
});
