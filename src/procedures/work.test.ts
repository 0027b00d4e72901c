import { describe, expect, it, test } from 'vitest';
import { modulesOf } from '../modules.ts';
import type { Module } from '../platform/bus/command.ts';
import { RulebookError } from '../rulebook/faults.ts';
import { loadRulebook } from '../rulebook/load.ts';
import { editedRulebook, UNION, VIETNAM } from '../rulebook/testRulebook.ts';
import { caseWorkOf, demandCaseWork } from './work.ts';

describe('what procedures name, the modules bring', () => {
  test.each([VIETNAM, UNION])('all of it in %s', async (dir) => {
    const rulebook = await loadRulebook(dir);
    expect(() => demandCaseWork(rulebook, caseWorkOf(modulesOf(rulebook)))).not.toThrow();
  });

  test.each([
    ['an effect of an outcome', 'effect: exempt_member', 'effect: make_emperor', 'exemption', 'make_emperor'],
    [
      'an effect of a reason to drop',
      'annulled, effect: end_suspension',
      'annulled, effect: forget',
      'suspension',
      'forget',
    ],
    ['a check of a step', '{check: posts_ended', '{check: stars_aligned', 'transfer', 'stars_aligned'],
    [
      'a check of the opening',
      'checks: [{check: not_exempt',
      'checks: [{check: stars_aligned',
      'exemption',
      'stars_aligned',
    ],
  ])('%s that nobody brings stops the start', async (_what, old, changed, procedure, name) => {
    const rulebook = await editedRulebook({ file: 'procedures.yaml', old, changed });
    const start = () => demandCaseWork(rulebook, caseWorkOf(modulesOf(rulebook)));
    expect(start).toThrow(RulebookError);
    expect(start).toThrow(`"${procedure}" names what the program does not know: ${name}`);
  });
});

describe('several modules', () => {
  const check = async () => [];
  const effect = async () => undefined;
  const module = (name: string, cases: Module['cases']): Module => ({
    name,
    commands: [],
    queries: [],
    ownedTables: [],
    ...(cases && { cases }),
  });

  it('may each do their part of one effect, lower floors first', () => {
    const above = async () => undefined;
    const work = caseWorkOf([module('a', { effects: { move: effect } }), module('b', { effects: { move: above } })]);
    expect(work.effects.move).toEqual([effect, above]);
  });

  it('may not both claim a check', () => {
    const both = [module('a', { checks: { x: check } }), module('b', { checks: { x: check } })];
    expect(() => caseWorkOf(both)).toThrow('b claims the checks "x" a second time');
  });
});
