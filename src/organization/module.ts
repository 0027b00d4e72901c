import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { assignOverseer, beginPost, finishOverseer, finishPost } from './commands/posts.ts';
import { changeUnit, foundOrganization, foundUnit, setLetterhead } from './commands/units.ts';
import { organizationNames } from './names.ts';
import { getUnit, listUnits, postKinds, unitHistory, unitKinds } from './queries.ts';
import { postStat } from './stat.ts';

/** Floor 3: units, their tree over time, posts and overseers. */
export function organization(rulebook: Rulebook): Module {
  return {
    name: 'organization',
    commands: [
      foundOrganization,
      foundUnit,
      changeUnit,
      setLetterhead,
      beginPost,
      finishPost,
      assignOverseer,
      finishOverseer,
    ],
    queries: [getUnit, listUnits, unitHistory, postKinds, unitKinds],
    ownedTables: ['unit_stat', 'post', 'overseer_duty', 'post_stat'],
    stats: [postStat(organizationNames(rulebook))],
  };
}
