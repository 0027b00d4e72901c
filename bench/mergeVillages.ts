/** A merger of many villages in one decision (M55, trap 11): drafted, planned, carried out, annulled if asked, each timed. */
import { operator } from '../src/accounts/grants.ts';
import type { Chibo } from '../src/chibo.ts';
import { today } from '../src/platform/clock.ts';

export type Merged = {
  merges: number;
  people: number;
  work: number;
  draftMs: number;
  planMs: number;
  applyMs: number;
  annulMs: number | null;
};

/** Merges `merges` pairs of living cells of one parent and kind under `top`, the second of each into the first. Milliseconds of each step. */
export async function mergeVillages(
  chibo: Pick<Chibo, 'bus' | 'owner' | 'clock'>,
  top: string,
  merges: number,
  annul = false,
): Promise<Merged> {
  const { rows } = await chibo.owner.pool.query<{ id: string; into: string }>(
    `with cells as (select u.id, u.parent_id, u.kind, u.division, row_number() over (partition by u.parent_id, u.kind, u.division order by u.path) as n from unit u join unit t on t.id = $1
        where u.path > t.path and u.path < t.path || '{' and u.closed_on is null and not exists (select from unit c where c.parent_id = u.id))
      select b.id, a.id as into from cells a join cells b on b.parent_id = a.parent_id and b.kind = a.kind and b.division = a.division and b.n = a.n + 1 where a.n % 2 = 1 limit $2`,
    [top, merges],
  );
  const actor = operator();
  const on = today(chibo.clock);
  const timed = async <T>(work: () => Promise<T>) => {
    const from = performance.now();
    const answer = await work();
    return { answer, ms: performance.now() - from };
  };
  const acts = rows.map(({ id, into }) => ({ act: 'merge', sources: [id], into }));
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
    merges: rows.length,
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
