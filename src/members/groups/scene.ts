/** A cell with its people, its groups and what the rulebook says of them, as commands and queries on groups load it. */
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import { type CellPerson, cellFacts, groupsOf, type KnownGroup, peopleOf } from './reading.ts';
import { type GroupTerms, reasonsAgainstCell } from './rules.ts';
import { groupTerms } from './terms.ts';

export type CellScene = {
  name: string;
  terms: GroupTerms;
  groups: Map<string, KnownGroup>;
  people: Map<string, CellPerson>;
};

/** Refuses party_group.not_here (ORG-03), unit.closed. */
export async function cellScene(ctx: Context, unit: UnitRef): Promise<CellScene> {
  const terms = groupTerms(ctx.services.rulebook);
  const cell = await cellFacts(ctx.tx, unit);
  must(reasonsAgainstCell(terms, cell));
  return {
    name: cell.name,
    terms: terms as GroupTerms,
    groups: await groupsOf(ctx.tx, unit),
    people: await peopleOf(ctx.tx, unit),
  };
}
