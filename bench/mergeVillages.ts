/** A merger of many villages in one decision (M55, trap 11): drafted, planned, carried out, annulled if asked, each timed. */
import { operator } from '../src/accounts/grants.ts';
import type { Chibo } from '../src/chibo.ts';
import { today } from '../src/platform/clock.ts';
import type { Pair } from './nation/merging.ts';

export type Merged = {
  merges: number;
  people: number;
  work: number;
  draftMs: number;
  planMs: number;
  applyMs: number;
  annulMs: number | null;
};

/** Merges the second of each pair into the first, decided at `top`. Milliseconds of each step. Throws what stands against it. */
export async function mergeVillages(
  chibo: Pick<Chibo, 'bus' | 'owner' | 'clock'>,
  top: string,
  pairs: readonly Pair[],
  annul = false,
): Promise<Merged> {
  const actor = operator();
  const on = today(chibo.clock);
  const timed = async <T>(work: () => Promise<T>) => {
    const from = performance.now();
    const answer = await work();
    return { answer, ms: performance.now() - from };
  };
  const acts = pairs.map(({ from, into }) => ({ act: 'merge', sources: [from], into }));
  const draft = await timed(
    async () =>
      (await chibo.bus.run(
        'reorganization.draft',
        { unit: top, title: 'Sắp xếp thôn', number: '1-QĐ', decidedOn: on, signerName: 'A', effectiveOn: on, acts },
        { actor },
      )) as { id: string },
  );
  const { id } = draft.answer;
  const plan = await timed(
    async () =>
      (await chibo.bus.ask('reorganization.plan', { id }, { actor })) as {
        refusals: object[];
        totals: { people: number; work: number };
      },
  );
  if (plan.answer.refusals.length > 0)
    throw new Error(`The merger is refused: ${JSON.stringify(plan.answer.refusals.slice(0, 5))}`);
  const apply = await timed(async () => {
    const { state } = (await chibo.bus.run('reorganization.decide', { id, version: 1 }, { actor })) as {
      state: string;
    };
    if (state === 'decided') await chibo.bus.run('reorganization.apply', { id }, { actor });
  });
  const back = annul
    ? await timed(
        async () =>
          await chibo.bus.run(
            'reorganization.annul',
            { id, version: (await versionOf(chibo, id)) ?? 0, reason: 'Nhầm' },
            { actor },
          ),
      )
    : null;
  const { people, work } = plan.answer.totals;
  return {
    merges: pairs.length,
    people,
    work,
    draftMs: draft.ms,
    planMs: plan.ms,
    applyMs: apply.ms,
    annulMs: back?.ms ?? null,
  };
}

async function versionOf({ owner }: Pick<Chibo, 'owner'>, id: string): Promise<number | undefined> {
  return (await owner.db.selectFrom('reorganization').select('version').where('id', '=', id).executeTakeFirst())
    ?.version;
}
