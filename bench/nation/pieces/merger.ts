/** 500 villages of a province merged in one decision (M55, trap 11): its dry run, its day, and taking it back. What stays is the annulled decision with its lines of the ledger. */
import type { Measure } from '../../measure.ts';
import { mergeVillages } from '../../mergeVillages.ts';
import type { Ground } from '../ground.ts';
import { villagesToMerge } from '../merging.ts';

/** Seconds of each step. */
export async function merger(ground: Ground): Promise<Measure[]> {
  const pairs = await villagesToMerge(ground);
  const { chibo, units } = ground;
  const { merges, people, work, planMs, applyMs, annulMs } = await mergeVillages(chibo, units.province.id, pairs, true);
  const said = `${merges} mergers of cells in one decision`;
  const note = `${people.toLocaleString('en-US')} people and ${work.toLocaleString('en-US')} open items went`;
  const step = (id: string, what: string, ms: number): Measure => ({
    id: `nation.merger.${id}`,
    what: `${said}: ${what}`,
    value: ms / 1000,
    unit: 's',
    note,
  });
  return [
    step('plan', 'dry run', planMs),
    step('apply', 'decided and in effect', applyMs),
    ...(annulMs === null ? [] : [step('annul', 'annulled', annulMs)]),
  ];
}
