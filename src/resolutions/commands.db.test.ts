import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { PlanRecord } from './plan.ts';
import type { ResolutionLine, ResolutionRecord } from './resolution.ts';
import { type Commune, communeWorld, plannedWorld, resolutionText } from './testing.ts';

let w: Commune;
let ids: Awaited<ReturnType<typeof plannedWorld>>;
beforeAll(async () => {
  w = await communeWorld();
  ids = await plannedWorld(w);
});
afterAll(() => w.close());

/** What a command is refused with: its status and its codes with fields. */
async function refused(name: string, input: object, actor: Actor): Promise<[number, ...string[]]> {
  const { status, codes, fields } = await refusalOf(w.run(name, input, actor));
  return [status, ...codes.map((code, i) => `${code} ${fields[i] ?? ''}`.trim())];
}
const draft = async (actor = w.people.clerk) =>
  (await w.run('resolution.draft', { unit: w.commune, ...resolutionText() }, actor)).id;

describe('resolutions', () => {
  test('a clerk drafts and revises, and does not issue', async () => {
    const id = await draft();
    await w.run('resolution.revise', { id, version: 1, ...resolutionText('Sửa'), targets: [] }, w.people.clerk);
    const seen = await w.ask<ResolutionRecord>('resolution.get', { id }, w.people.clerk);
    expect([seen.title, seen.targets.length, seen.version]).toEqual(['Sửa', 0, 2]);
    expect(seen.may['resolution.issue']?.[0]?.code).toBe('right.missing');
    expect(
      await refused('resolution.issue', { id, version: 2, on: '2026-11-10', recipients: 'all' }, w.people.clerk),
    ).toEqual([403, 'right.missing']);
    expect(
      await refused(
        'resolution.annul',
        { id, version: 2, on: '2026-11-10', decision: 'QĐ 1', reason: 'x' },
        w.people.clerk,
      ),
    ).toEqual([403, 'right.missing']);
  });

  test('drafting is refused for a bare per cent, and to who may not', async () => {
    const bare = {
      unit: w.commune,
      ...resolutionText(),
      targets: [{ ...resolutionText().targets[1], baseText: null }],
    };
    expect(await refused('resolution.draft', bare, w.people.clerk)).toEqual([
      422,
      'target.bare_share targets.0.baseText',
    ]);
    expect(await refused('resolution.draft', { unit: w.cell, ...resolutionText() }, w.people.an)).toEqual([
      403,
      'right.missing',
    ]);
    expect(await refused('resolution.draft', { unit: w.commune, ...resolutionText() }, w.people.secretary)).toEqual([
      404,
      'not_found',
    ]);
    expect(
      await refused('resolution.revise', { id: ids.resolutionId, version: 2, ...resolutionText() }, w.people.clerk),
    ).toEqual([422, 'resolution.not_draft id']);
    expect(
      await refused('resolution.revise', { id: ids.resolutionId, version: 2, ...resolutionText() }, w.people.secretary),
    ).toEqual([404, 'not_found']);
    const impossible = {
      unit: w.commune,
      ...resolutionText(),
      targets: [{ ...resolutionText().targets[0], deadline: '2026-02-30' }],
    };
    expect(await refused('resolution.draft', impossible, w.people.clerk)).toEqual([
      422,
      'date.impossible targets.0.deadline',
    ]);
  });

  test('a draft is found by nobody below, and not in their lists', async () => {
    const id = await draft();
    expect((await refusalOf(w.ask('resolution.get', { id }, w.people.secretary))).status).toBe(404);
    expect((await refusalOf(w.ask('lineage.down', { id }, w.people.secretary))).status).toBe(404);
    const own = await w.ask<{ items: ResolutionLine[] }>('resolution.list', { unit: w.commune }, w.people.clerk);
    expect(own.items[0]).toMatchObject({ id, state: 'draft', issuedOn: null });
  });

  test('issuing is refused: nobody, a unit beside, a day ahead, a deadline gone by, a stale version', async () => {
    const id = await draft();
    const issue = (more: object) =>
      refused('resolution.issue', { id, version: 1, on: '2026-11-10', recipients: 'all', ...more }, w.people.commune);
    expect(await issue({ recipients: [] })).toEqual([422, 'recipient.none recipients']);
    expect(await issue({ recipients: [w.commune] })).toEqual([422, 'recipient.not_below recipients']);
    expect(await issue({ on: '2026-11-11' })).toEqual([422, 'date.future on']);
    expect(await issue({ version: 7 })).toEqual([409, 'version.stale version']);
    w.world.clock.set('2027-01-05T03:00:00Z');
    expect(await issue({ on: '2027-01-04' })).toEqual([
      422,
      ...[0, 1, 2].map((i) => `date.order targets.${i}.deadline`),
    ] as never);
    w.world.clock.set('2026-11-10T03:00:00Z');
    expect((await w.ask<ResolutionRecord>('resolution.get', { id }, w.people.clerk)).numberText).toBeNull();
  });

  test('it goes to the units named, is read there and nowhere else', async () => {
    const id = await draft();
    expect(
      await w.run('resolution.issue', { id, version: 1, on: '2026-11-09', recipients: [w.other] }, w.people.commune),
    ).toMatchObject({ recipients: 1 });
    expect((await w.ask<ResolutionRecord>('resolution.get', { id }, w.people.mai)).received?.unit.id).toBe(w.other);
    expect((await w.ask<ResolutionRecord>('resolution.get', { id }, w.people.overseer)).title).toBe(
      'Nghị quyết giảm nghèo',
    );
    expect((await refusalOf(w.ask('resolution.get', { id }, w.people.secretary))).status).toBe(404);
    expect((await refusalOf(w.ask('resolution.recipients', { id }, w.people.secretary))).status).toBe(404);
    expect(
      await refused(
        'plan.draft',
        {
          unit: w.cell,
          resolutionId: id,
          title: 'x',
          body: '',
          startsOn: '2026-01-01',
          endsOn: '2026-12-31',
          items: [],
        },
        w.people.secretary,
      ),
    ).toEqual([422, 'resolution.unknown resolutionId']);
  });

  test('sent twice under one command id it is issued once', async () => {
    const id = await draft();
    const commandId = crypto.randomUUID();
    const given = { id, version: 1, on: '2026-11-10', recipients: 'all' };
    const first = await w.run('resolution.issue', given, w.people.commune, commandId);
    expect(await w.run('resolution.issue', given, w.people.commune, commandId)).toEqual(first);
    expect(
      (await refusalOf(w.run('resolution.issue', { ...given, recipients: 'cells' }, w.people.commune, commandId)))
        .codes,
    ).toEqual(['command.id_reused']);
  });

  test('an issued one is annulled by a dated decision, stays readable, and is no longer answered', async () => {
    const id = await draft();
    await w.run('resolution.issue', { id, version: 1, on: '2026-11-10', recipients: 'all' }, w.people.commune);
    const seen = await w.ask<ResolutionRecord>('resolution.get', { id }, w.people.secretary);
    expect(
      await refused(
        'resolution.annul',
        { id, version: 2, on: '2026-11-09', decision: 'QĐ 1', reason: 'x' },
        w.people.commune,
      ),
    ).toEqual([422, 'date.order on']);
    await w.run(
      'resolution.annul',
      { id, version: 2, on: '2026-11-10', decision: 'QĐ 1', reason: 'thay thế' },
      w.people.commune,
    );
    expect((await w.ask<ResolutionRecord>('resolution.get', { id }, w.people.secretary)).annulled).toEqual({
      on: '2026-11-10',
      decision: 'QĐ 1',
      reason: 'thay thế',
    });
    expect(
      await refused('resolution.acknowledge', { unit: w.cell, id: seen.received?.id, version: 1 }, w.people.secretary),
    ).toEqual([422, 'resolution.annulled id']);
  });

  test('acknowledging is refused a second time, to a member, and at another address', async () => {
    const given = { unit: w.cell, id: ids.recipientId, version: 2 };
    expect(await refused('resolution.acknowledge', given, w.people.secretary)).toEqual([422, 'recipient.again id']);
    expect(await refused('resolution.acknowledge', given, w.people.an)).toEqual([403, 'right.missing']);
    expect(await refused('resolution.acknowledge', { ...given, unit: w.other }, w.people.secretary)).toEqual([
      404,
      'not_found',
    ]);
  });
});

describe('plans', () => {
  const plan = {
    title: 'Kế hoạch',
    body: '',
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
    items: [{ what: 'Vận động', weight: 1 }],
  };

  test('a plan needs the resolution acknowledged, and targets of that resolution', async () => {
    expect(
      await refused('plan.draft', { unit: w.other, resolutionId: ids.resolutionId, ...plan }, w.people.mai),
    ).toEqual([422, 'plan.not_acknowledged resolutionId']);
    const foreign = { ...plan, items: [{ what: 'x', weight: 1, targetId: crypto.randomUUID() }] };
    expect(
      await refused('plan.draft', { unit: w.cell, resolutionId: ids.resolutionId, ...foreign }, w.people.secretary),
    ).toEqual([422, 'plan.target_foreign items.0.targetId']);
    expect(await refused('plan.draft', { unit: w.cell, ...plan }, w.people.an)).toEqual([403, 'right.missing']);
  });

  test('a draft is revised and seen by who may edit; members see it adopted', async () => {
    const { id } = await w.run('plan.draft', { unit: w.cell, ...plan }, w.people.secretary);
    await w.run('plan.revise', { id, version: 1, ...plan, title: 'Sửa', items: [] }, w.people.secretary);
    expect(await refused('plan.revise', { id, version: 1, ...plan }, w.people.secretary)).toEqual([
      409,
      'version.stale version',
    ]);
    expect(await refused('plan.revise', { id, version: 2, ...plan }, w.people.an)).toEqual([403, 'right.missing']);
    expect(await refused('plan.adopt', { id, version: 2, on: '2026-11-10' }, w.people.secretary)).toEqual([
      422,
      'plan.empty items',
    ]);
    expect(await refused('plan.adopt', { id, version: 2, on: '2026-11-10' }, w.people.an)).toEqual([
      403,
      'right.missing',
    ]);
    expect((await refusalOf(w.ask('plan.get', { id }, w.people.an))).status).toBe(404);
    expect((await refusalOf(w.ask('plan.get', { id }, w.people.commune))).status).toBe(404);
    await w.run('plan.revise', { id, version: 2, ...plan }, w.people.secretary);
    await w.run('plan.adopt', { id, version: 3, on: '2026-11-10' }, w.people.secretary);
    expect((await w.ask<PlanRecord>('plan.get', { id }, w.people.an)).state).toBe('adopted');
    expect(await refused('plan.revise', { id, version: 4, ...plan }, w.people.secretary)).toEqual([
      422,
      'plan.not_draft id',
    ]);
    expect(
      await refused('plan.annul', { id, version: 4, on: '2026-11-09', decision: 'x', reason: 'x' }, w.people.secretary),
    ).toEqual([422, 'date.order on']);
    expect(
      await refused('plan.annul', { id, version: 4, on: '2026-11-10', decision: 'x', reason: 'x' }, w.people.an),
    ).toEqual([403, 'right.missing']);
    await w.run(
      'plan.annul',
      { id, version: 4, on: '2026-11-10', decision: 'NQ 2', reason: 'thay' },
      w.people.secretary,
    );
  });
});
