import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reader, reader } from './reader.ts';
import { type Language, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 300_000);
afterAll(() => stage.close());

const TARGETS = [
  { indicator: 'Kết nạp đảng viên mới', measure: 'members', goalMin: '2', goalMax: '3' },
  { indicator: 'Sửa đường nội thôn', measure: 'kilometres', goalMin: '3' },
  { indicator: 'Hộ dùng nước sạch', measure: 'percent', baseText: 'tổng số hộ của thôn', goalMin: '95' },
];

/** dd/mm/yyyy, as dates are typed. */
function typed(date: string): string {
  return date.split('-').reverse().join('/');
}
const nextYear = `${new Date().getFullYear() + 1}-12-31`;

describe.each<Language>(['vi', 'en', 'ar'])('the walk in %s', (language) => {
  const title = `Nghị quyết thử ${language}`;
  let commune: string;
  let resolution: string;
  let cell: string;
  const given: string[] = [];

  test('the commune secretary issues a resolution with 3 targets to all cells', async () => {
    const secretary = await reader(stage, 'bi-thu-xa', language);
    commune = await unitOf(secretary);
    await secretary.open(`/units/${commune}/resolutions/new`);
    await secretary.fill('title', title);
    await secretary.fill('body', 'Các chi bộ xây dựng kế hoạch và phân công nhiệm vụ rõ người, rõ việc.');
    for (const [i, target] of TARGETS.entries()) {
      await secretary.page.locator('[data-field=targets] > div > button.button').last().click();
      await secretary.fill(`targets.${i}.indicator`, target.indicator);
      await secretary.choose(`targets.${i}.measure`, target.measure);
      await secretary.fill(`targets.${i}.goalMin`, target.goalMin);
      if (target.goalMax) await secretary.fill(`targets.${i}.goalMax`, target.goalMax);
      await secretary.fill(`targets.${i}.deadline`, typed(nextYear));
    }
    // a share without its base is refused, beside the field
    expect(await secretary.sendRefused('targets.2.baseText')).not.toBe('');
    await secretary.fill('targets.2.baseText', TARGETS[2]?.baseText ?? '');
    await secretary.send();
    resolution = idOf(secretary.page.url());
    await secretary.primary();
    await secretary.send();
    expect(await secretary.page.locator('main').innerText()).toContain('61');
    await secretary.close();
  });

  test('a cell secretary acknowledges, plans and assigns four six-clear tasks; a vague fifth is refused', async () => {
    const secretary = await reader(stage, 'bi-thu', language, { post: 'secretary' });
    cell = await unitOf(secretary);
    await secretary.open(`/resolutions/${resolution}`);
    await secretary.primary();
    await secretary.confirm();
    await secretary.primary();
    expect(await secretary.page.locator('[data-field^="items."][data-field$=".what"]').count()).toBe(3);
    for (const [i, target] of TARGETS.entries()) {
      await secretary.fill(`items.${i}.goalMin`, target.goalMin);
    }
    await secretary.send();
    await secretary.primary();
    await secretary.confirm();

    const people = await peopleOf(cell);
    for (const [i, assignee] of [people.members[0], people.members[1], people.members[0], people.members[1]].entries()) {
      await secretary.open(`/units/${cell}/tasks/new`);
      await secretary.pick('assigneeId', assignee ?? '');
      await secretary.pick('checkerId', people.checker);
      await secretary.fill('work', `Lập danh sách ${i + 5} hộ đăng ký nước sạch (${language})`);
      await secretary.fill('accountability', 'Chủ trì, chịu trách nhiệm trước chi bộ');
      await secretary.fill('due', typed(inDays(20 + i)));
      await secretary.fill('result', `Danh sách ${i + 5} hộ có chữ ký`);
      await secretary.page.locator('[data-field=planItemId] select').selectOption({ index: 1 });
      await secretary.send();
      given.push(idOf(secretary.page.url()));
    }
    await secretary.open(`/units/${cell}/tasks/new`);
    await secretary.pick('assigneeId', people.members[0] ?? '');
    await secretary.pick('checkerId', people.checker);
    await secretary.fill('work', 'Tăng cường công tác tuyên truyền');
    await secretary.fill('accountability', 'Chủ trì');
    await secretary.fill('due', typed(inDays(20)));
    await secretary.fill('result', 'Nâng cao nhận thức');
    expect((await secretary.sendRefused('work')).length).toBeGreaterThan(10);
    await secretary.close();
  });

  test('two members report progress with a file', async () => {
    for (const [i, login] of ['dang-vien', 'dang-vien-2'].entries()) {
      const member = await reader(stage, login, language, { width: 390 });
      await member.open(`/tasks/${given[i]}`);
      await member.fill('percent', '40');
      await member.fill('note', 'Đã vận động được hai hộ.');
      await member.attach('files', { name: `minh-chung-${language}-${i}.txt`, text: 'Danh sách hai hộ đầu tiên.' });
      await member.page.locator('form:has([data-field=percent]) button[type=submit]').click();
      await member.page.getByText(`minh-chung-${language}-${i}.txt`).first().waitFor();
      await member.open(`/tasks/${given[i]}`);
      expect(await member.page.locator('main').innerText()).toContain(`minh-chung-${language}-${i}.txt`);
      await member.close();
    }
  });
});

/** The people of the demo accounts, as a picker finds them, and the cell's deputy, who checks. */
async function peopleOf(cell: string): Promise<{ members: string[]; checker: string }> {
  const rows = await stage.chibo.owner.db.selectFrom('account').select('name').where('login', 'in', ['dang-vien', 'dang-vien-2']).orderBy('login').execute();
  const deputy = await stage.chibo.owner.db.selectFrom('post').select('holder_name').where('unit_id', '=', cell).where('post', '=', 'deputy_secretary').executeTakeFirstOrThrow();
  return { members: rows.map((r) => r.name), checker: deputy.holder_name };
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function unitOf(who: Reader): Promise<string> {
  const session = (await (await who.context.request.get(`${stage.address}/api/v1/session`)).json()) as { grants: { unit: { id: string } }[] };
  return session.grants[0]?.unit.id ?? '';
}

function idOf(address: string): string {
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? '';
}
