/** A badge of somebody under discipline: warned of where no text was read, refused where one was (BAD-04). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import { editedRulebook } from '../rulebook/testRulebook.ts';
import { honoursWorld } from './testing.ts';

type Cautioned = { items: { personId: string; cautions: { code: string; rule?: string }[] }[] };
let w: Awaited<ReturnType<typeof honoursWorld>>;
const round = '2027-02-03';
const cautionsOf = async (who: Actor, unit: string) => {
  const { items } = await w.ask<Cautioned>('badge.due', { unit }, who);
  return items.find((line) => line.personId === w.an)?.cautions;
};

beforeAll(async () => {
  w = await honoursWorld();
  const facts = { violated_on: '2026-06-01', what: 'x', level: 'reprimand' };
  const sent = Object.entries(facts).map(([field, value]) => ({ field, value }));
  const { id } = await w.run('case.open', { procedure: 'discipline', subject: w.an, facts: sent });
  const decided = JSON.stringify({ ...facts, discipline_on: '2026-10-01', form: 'reprimand' });
  await w.world.chibo.owner.db
    .updateTable('case_file')
    .set({ facts: decided, step: 'in_effect' })
    .where('id', '=', id)
    .execute();
});
afterAll(() => w.world.close());

test('the list of who is due says it: in full to whoever may see restricted cases, else that there is something', async () => {
  expect(await cautionsOf(w.secretary, w.cell)).toEqual([
    { code: 'discipline.in_force', values: { until: '2027-10-01' }, rule: 'BAD-04' },
  ]);
  expect(await cautionsOf(w.clerk, w.commune)).toEqual([{ code: 'discipline.in_force_undisclosed', rule: 'BAD-04' }]);
  const { items } = await w.ask<Cautioned>('badge.due', { unit: w.commune }, w.clerk);
  expect(items.filter((line) => line.cautions.length > 0)).toHaveLength(1);
});

test('where the text of the rule was read, it refuses at the person’s line', async () => {
  const read = await editedRulebook({
    file: 'rules/badges-cards-files.yaml',
    old: '  source: [{other: practice}]\n  confidence: GK\n  inForceSince: unknown\n  note: "no text was read: the program warns and does not refuse"\n\n# ---- commendations',
    changed: '  source: [{other: practice}]\n  confidence: P\n  inForceSince: unknown\n\n# ---- commendations',
  });
  const served = await w.world.reopen(read);
  const items = [
    { personId: w.binh, years: 30 },
    { personId: w.an, years: 30 },
  ];
  const proposed = served.bus.run('badge.propose', { roundOn: round, items }, { actor: operator() });
  await expect(proposed).rejects.toMatchObject({
    reasons: [{ code: 'discipline.in_force', field: 'items.1.personId', rule: 'BAD-04' }],
  });
});

test('where it was not, the badge is proposed and decided, and the ledger keeps that the warning was passed', async () => {
  const { ids } = await w.run<{ ids: string[] }>(
    'badge.propose',
    { roundOn: round, items: [{ personId: w.an, years: 30 }] },
    w.secretary,
  );
  const listed = await w.ask<Cautioned>('badge.list', { unit: w.cell }, w.secretary);
  expect(listed.items[0]?.cautions).toMatchObject([{ code: 'discipline.in_force' }]);
  await w.run('badge.decide', { awards: ids, decidedOn: '2026-11-10', number: '1-QĐ/TU', byUnitId: w.province });
  const bodies = await w.world.chibo.owner.db
    .selectFrom('ledger')
    .select('body')
    .where('subject_id', '=', ids[0] ?? '')
    .orderBy('at')
    .execute();
  expect(bodies.map(({ body }) => (body as { despite?: string }).despite)).toEqual(['BAD-04', 'BAD-04']);
});
