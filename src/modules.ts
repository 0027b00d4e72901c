import { accounts } from './accounts/module.ts';
import { admissions } from './admissions/module.ts';
import { dues } from './dues/module.ts';
import { elections } from './elections/module.ts';
import { exchange } from './exchange/module.ts';
import { honours } from './honours/module.ts';
import { indicators } from './indicators/module.ts';
import { integrity } from './integrity/module.ts';
import { meetings } from './meetings/module.ts';
import { members } from './members/module.ts';
import { organization } from './organization/module.ts';
import { periods } from './periods/module.ts';
import { pictures } from './pictures/module.ts';
import type { Module } from './platform/bus/command.ts';
import { procedures } from './procedures/module.ts';
import { publications } from './publications/module.ts';
import { register } from './register/module.ts';
import { reorganization } from './reorganization/module.ts';
import { reportCheck } from './reportCheck/module.ts';
import { residence } from './residence/module.ts';
import { resolutions } from './resolutions/module.ts';
import { rulebookModule } from './rulebook/module.ts';
import type { Rulebook } from './rulebook/rulebook.ts';
import { votes } from './votes/module.ts';

/** The rulebook's own pages, then the floors from 3 up, in order: who stands on whom. A module is a folder and a line here. */
export function modulesOf(rulebook: Rulebook): Module[] {
  const below: Module[] = [
    rulebookModule,
    organization(rulebook),
    register,
    votes,
    procedures(rulebook),
    members(rulebook),
    accounts,
    admissions(rulebook),
    dues,
    resolutions(rulebook),
    meetings(rulebook),
    elections,
    honours,
    residence,
    indicators,
    reportCheck,
    integrity,
    periods(rulebook),
    publications,
    pictures,
    reorganization,
  ];
  return [...below, exchange(below)];
}
