import { accounts } from './accounts/module.ts';
import { organization } from './organization/module.ts';
import type { Module } from './platform/bus/command.ts';
import type { Rulebook } from './rulebook/rulebook.ts';

/** The floors from 3 up, in order: who stands on whom. A module is a folder and a line here. */
export function modulesOf(rulebook: Rulebook): Module[] {
  return [organization(rulebook), accounts];
}
