import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { MemberPage } from '../members/member.ts';
import { good, importScene, other } from './scene.ts';
import { smallRoster } from './testing.ts';

const { load, ask, db, total, top } = importScene();

describe('an empty database', () => {
  test('is founded from the file: units, members, posts, counts, one line of the ledger', async () => {
    const report = await load(smallRoster([good, other]));
    expect(report).toEqual({
      units: { new: 3, changed: 0, same: 0 },
      members: { new: 2, changed: 0, same: 0 },
      rejected: [],
    });
    const root = await top();
    expect(root).toMatchObject({ name: 'Đảng bộ xã Biển Hồ', kind: 'commune_committee', code: 'ROOT', path: '0001' });
    expect(root.division).toMatch(/^d[0-9a-f]{10}$/);
    const page = await ask<MemberPage>('member.list', { unit: root.id });
    expect(page.items.map((m) => [m.name, m.unitName, m.status, m.exempt, m.posts])).toEqual([
      ['Rmah Djuân', 'Chi bộ thôn 1', 'official', false, ['secretary', 'village_head']],
      ['Võ Thị Lan', 'Chi bộ thôn 2', 'probationary', true, []],
    ]);
    expect((await ask<MemberPage>('member.list', { unit: root.id, on: '2025-10-30' })).recorded).toBe(false);
    const stat = await db()
      .selectFrom('member_stat')
      .select((eb) => [
        eb.fn.sum<number>('members').as('members'),
        eb.fn.sum<number>('minority').as('minority'),
        eb.fn.sum<number>('exempt').as('exempt'),
      ])
      .executeTakeFirstOrThrow();
    expect(stat).toEqual({ members: 2, minority: 1, exempt: 1 });
    const lines = await db().selectFrom('ledger').selectAll().execute();
    expect(lines.map((l) => l.command)).toEqual(['import.found']);
    expect(JSON.stringify(lines)).not.toMatch(/Djuân|86769849/);
  });

  test('a second run changes nothing', async () => {
    await load(smallRoster([good, other]));
    const before = await db().selectFrom('person').selectAll().orderBy('id').execute();
    expect(await load(smallRoster([good, other]))).toEqual({
      units: { new: 0, changed: 0, same: 3 },
      members: { new: 0, changed: 0, same: 2 },
      rejected: [],
    });
    expect(await db().selectFrom('person').selectAll().orderBy('id').execute()).toEqual(before);
    expect([await total('unit'), await total('membership'), await total('post')]).toEqual([3, 2, 2]);
  });

  test('a dry run judges and writes nothing', async () => {
    expect(await load(smallRoster([good, other]), { dryRun: true })).toMatchObject({
      units: { new: 3 },
      members: { new: 2 },
    });
    expect([await total('unit'), await total('person'), await total('ledger')]).toEqual([0, 0, 0]);
  });

  test('two tops, or a file that cannot be read, found nothing', async () => {
    const two = smallRoster([], [['R2', 'Đảng bộ xã Gào', 'đảng bộ', '', '', '', '']]);
    expect(await refusalOf(load(two))).toMatchObject({ codes: ['import.one_top'] });
    expect(await refusalOf(load(two, { dryRun: true }))).toMatchObject({ codes: ['import.one_top'] });
    expect(
      await refusalOf(
        load({
          'Trang 1': [
            ['a', 'b'],
            ['1', '2'],
          ],
        }),
      ),
    ).toMatchObject({ codes: ['import.no_sheet'] });
    expect(
      await refusalOf(
        load({
          'Đảng viên': [
            ['Họ và tên', 'Ngày sinh', 'Chi bộ'],
            ['x', '1', 'y'],
          ],
        }),
      ),
    ).toMatchObject({ codes: ['import.column_missing', 'import.column_missing'] });
    expect(await total('unit')).toBe(0);
  });
});
