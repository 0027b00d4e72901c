/** 500 villages of a province merged in one decision (M55, trap 11): its dry run, its day, and taking it back. Nothing of it stays. */
import type { Measure } from '../../measure.ts';
import { mergeVillages } from '../../mergeVillages.ts';
import type { Ground } from '../ground.ts';
import { clearMergers, villagesToMerge } from '../merging.ts';

/** Seconds that a step may take of 500 mergers. */
const MOST = { plan: 5, apply: 40, annul: 15 };

/** Seconds of each step. */
export async function merger(ground: Ground): Promise<Measure[]> {
  await clearMergers(ground);
  const pairs = await villagesToMerge(ground);
  const { chibo, units } = ground;
  try {
    const { merges, people, work, planMs, applyMs, annulMs } = await mergeVillages(
      chibo,
      units.province.id,
      pairs,
      true,
    );
    const said = `${merges} mergers of cells in one decision`;
    const note = `${people.toLocaleString('en-US')} people and ${work.toLocaleString('en-US')} open items went`;
    const step = (id: keyof typeof MOST, what: string, ms: number): Measure => ({
      id: `nation.merger.${id}`,
      what: `${said}: ${what}`,
      value: ms / 1000,
      unit: 's',
      goal: { kind: 'value', most: MOST[id] },
      note,
    });
    return [
      step('plan', 'dry run', planMs),
      step('apply', 'decided and in effect', applyMs),
      ...(annulMs === null ? [] : [step('annul', 'annulled', annulMs)]),
    ];
  } finally {
    await clearMergers(ground);
  }
}
