import type { Actor } from '../platform/access.ts';
import type { CaseRecord } from '../procedures/case.ts';

type Work = {
  run: <T = { id: string }>(name: string, input: unknown, who?: Actor) => Promise<T>;
  ask: <T>(name: string, input: unknown, who?: Actor) => Promise<T>;
};

/** The moves of a case, each as the one whose right it is. */
export async function caseSteps({ run, ask }: Work) {
  const get = async (id: string, who?: Actor) => await ask<CaseRecord>('case.get', { id }, who);
  return {
    get,
    papers: async (id: string, forms: readonly string[], who?: Actor) => {
      for (const form of forms) await run('case.paper', { id, form, state: 'checked' }, who);
    },
    opinion: async (id: string, kind: string, who?: Actor) => {
      const asked = await run('case.ask', { id, kind, from: 'Ban công tác Mặt trận' }, who);
      await run(
        'case.opine',
        {
          id: asked.id,
          version: 1,
          on: '2026-11-10',
          stance: 'for',
          body: 'Phẩm chất tốt',
          votesFor: 30,
          votesAgainst: 1,
        },
        who,
      );
    },
    poll: async (id: string, votes: { present: number; eligible: number; votesFor: number }) =>
      await run<{ passed: boolean; base: number; threshold: number }>('test.poll', { id, ...votes }),
    take: async (
      id: string,
      taken: { step: string; outcome: string; on: string; facts?: Record<string, string>; note?: string },
      who?: Actor,
    ) => {
      const { facts, ...more } = taken;
      return await run<{ step: string; state: string }>(
        'case.take',
        {
          id,
          version: (await get(id, who)).version,
          ...more,
          facts: Object.entries(facts ?? {}).map(([field, value]) => ({ field, value })),
        },
        who,
      );
    },
  };
}
