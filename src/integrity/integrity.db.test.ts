/** Runs of the checks, what they keep, and notes on what they found. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import { checkFromHere } from './cli.ts';
import { resumeRuns, stepThrough } from './running.ts';
import {
  cells,
  communes,
  FIRST,
  findings,
  foundScene,
  holder,
  mend,
  night,
  overview,
  people,
  raw,
  SECOND,
  spoil,
  THIRD,
  to,
  top,
  world,
} from './testing.ts';

beforeEach(foundScene);
afterEach(() => world.close());

describe('a run', () => {
  it('over an orderly organization finds nothing and says over what it went', async () => {
    await night(FIRST);
    const { checks, last, running } = await overview(top);
    expect(checks.filter(({ n }) => n > 0)).toEqual([]);
    expect(checks.length).toBeGreaterThanOrEqual(35);
    expect(last).toMatchObject({ state: 'done', units: 5, pieces: 1, open: 0, unitId: top });
    expect(running).toBeNull();
    expect((await overview(cells[0] ?? '')).last).toMatchObject({ unitId: top });
  });

  it('twice finds the same, with the date of the first; what was put right is gone; what comes back begins anew', async () => {
    await spoil();
    await night(FIRST);
    const { items } = await findings(top);
    expect(items).toMatchObject([
      {
        check: 'roster_carries',
        severity: 'error',
        unitId: cells[0],
        foundAt: '2026-11-10T19:29:00.000Z',
        goneAt: null,
      },
    ]);
    await night(SECOND);
    expect((await findings(top)).items).toMatchObject([
      { id: items[0]?.id, foundAt: items[0]?.foundAt, seenAt: '2026-11-11T19:29:00.000Z' },
    ]);
    expect((await overview(top)).last).toMatchObject({ found: 0, gone: 0, open: 1 });
    await mend();
    await night(THIRD);
    expect((await findings(top)).items).toEqual([]);
    expect((await findings(top, { gone: true })).items).toMatchObject([
      { id: items[0]?.id, goneAt: '2026-11-12T19:29:00.000Z' },
    ]);
    await spoil();
    await night('2026-11-13T19:29:00Z');
    expect((await findings(top)).items).toMatchObject([{ foundAt: '2026-11-13T19:29:00.000Z' }]);
  });

  it('over one unit leaves what was found elsewhere as it is', async () => {
    await spoil(0);
    await spoil(2);
    await night(FIRST);
    await mend(0);
    await mend(2);
    await to(SECOND);
    await asOperator(world.chibo, 'integrity.run', { unit: communes[1] });
    await resumeRuns(world.chibo);
    expect((await findings(top)).items.map(({ unitId }) => unitId)).toEqual([cells[0]]);
  });

  it('asked for by a commune sees as much as the night does: two homes are two homes, and stay', async () => {
    const { rows } = await raw('select division, id, path from unit where id = $1', [cells[1]]);
    await raw(
      `insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date)
        select $1, id, $2, $3, true, full_name, sort_key, search_key, sex, birth_date from person where id = $4`,
      [rows[0].division, rows[0].id, rows[0].path, people[0]],
    );
    await night(FIRST);
    const twice = { check: 'two_homes' };
    expect(new Set((await findings(top, twice)).items.map(({ unitId }) => unitId))).toEqual(new Set(cells));
    await to(SECOND);
    const board = await holder('van.phong', communes[0] ?? '', 'clerk');
    await world.chibo.bus.run('integrity.run', { unit: communes[0] }, { actor: board });
    await resumeRuns(world.chibo);
    expect((await findings(communes[0] ?? '', twice, board)).items).toMatchObject([
      { seenAt: '2026-11-11T19:29:00.000Z', goneAt: null },
    ]);
  });

  it('goes piece by piece, goes on where it stopped, and is asked for once', async () => {
    await spoil(0);
    await spoil(2);
    const { id } = await asOperator(world.chibo, 'integrity.run', { unit: top });
    expect((await refusalOf(asOperator(world.chibo, 'integrity.run', { unit: top }))).codes).toEqual([
      'integrity.running',
    ]);
    // as it lies after a stop: cut in two, the first piece done
    await raw(`update integrity_run set cuts = array['0001', '00010002'], pieces_done = 1 where id = $1`, [id]);
    expect((await overview(top)).running).toMatchObject({ pieces: 2, piecesDone: 1 });
    const seen: number[] = [];
    await stepThrough(world.chibo, { division: '00', id }, ({ done }) => seen.push(done));
    expect(seen).toEqual([2]);
    expect((await findings(top)).items.map(({ unitId }) => unitId)).toEqual([cells[1]]);
    await night(SECOND);
    expect((await findings(top)).total).toBe(2);
  });

  it('two at once share the pieces: each finding is kept once', async () => {
    await spoil(0);
    const { id } = await asOperator(world.chibo, 'integrity.run', { unit: top });
    await raw(`update integrity_run set cuts = array['0001', '00010001', '000100010001', '00010002'] where id = $1`, [
      id,
    ]);
    await Promise.all([
      stepThrough(world.chibo, { division: '00', id }),
      stepThrough(world.chibo, { division: '00', id }),
    ]);
    expect((await findings(top)).total).toBe(1);
    expect((await overview(top)).last).toMatchObject({ piecesDone: 4, found: 1, open: 1 });
  });

  it('from the command line says what is open, and counts the errors that nobody explained', async () => {
    await spoil();
    const report = await checkFromHere(world.chibo, operator(), communes[0], () => {});
    expect(report).toMatchObject({
      errors: 1,
      units: [{ unit: communes[0], checks: [{ check: 'roster_carries', n: 1 }] }],
    });
    expect(
      (await refusalOf(checkFromHere(world.chibo, operator(), cells[0]?.replace(/.{4}$/, 'ffff'), () => {}))).status,
    ).toBe(404);
  });
});

describe('a note', () => {
  it('explains a finding, which stays in sight; it holds while what was found is the same', async () => {
    await raw('update member_stat set members = 9 where unit_id = $1', [cells[0]]);
    await night(FIRST);
    const clerk = await holder('van.phong', communes[0] ?? '', 'clerk');
    const [finding] = (await findings(communes[0] ?? '', {}, clerk)).items;
    const explain = (reason: string, actor = clerk) =>
      world.chibo.bus.run('integrity.explain', { id: finding?.id, reason }, { actor });
    expect((await refusalOf(explain('Vì'))).fields).toEqual(['reason']);
    await explain('Đang đối chiếu danh sách');
    const noted = {
      explainedOn: '2026-11-11',
      goneAt: null,
      notes: [{ reason: 'Đang đối chiếu danh sách', on: '2026-11-11', name: 'van.phong' }],
    };
    expect((await findings(top)).items).toMatchObject([noted]);
    await night(SECOND);
    expect((await findings(top, { explained: true })).items).toMatchObject([noted]);
    expect((await overview(top)).checks.find(({ n }) => n > 0)).toMatchObject({
      check: 'members_counted',
      n: 1,
      explained: 1,
    });
    await raw('update member_stat set members = 8 where unit_id = $1', [cells[0]]);
    await night(THIRD);
    expect((await findings(top)).items).toMatchObject([{ id: finding?.id, explainedOn: null, notes: noted.notes }]);
  });

  it('is refused where the finding is gone, and to who may not', async () => {
    await spoil();
    await night(FIRST);
    const [finding] = (await findings(top)).items;
    const other = await holder('van.phong.2', communes[1] ?? '', 'clerk');
    const explain = (actor: Actor) =>
      world.chibo.bus.run('integrity.explain', { id: finding?.id, reason: 'Đã biết, sẽ sửa' }, { actor });
    expect((await refusalOf(explain(other))).status).toBe(404);
    await mend();
    await night(SECOND);
    expect((await refusalOf(explain(operator()))).codes).toEqual(['integrity.gone']);
  });
});
