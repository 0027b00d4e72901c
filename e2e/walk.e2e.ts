import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../demo/people.ts';
import { idOf, inDays, numbersOf, peopleOf, unitOf } from './asking.ts';
import { adopt, callRoll, noteProposal } from './meetingRoom.ts';
import { reader } from './reader.ts';
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
  let meeting: string;
  let before: Record<string, number | null> = {};
  const given: string[] = [];

  test('the commune secretary issues a resolution with 3 targets to all cells', async () => {
    const secretary = await reader(stage, 'bi-thu-xa', language);
    commune = await unitOf(stage, secretary);
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
    await secretary.primary('resolutions.record.issue');
    await secretary.send();
    expect(await secretary.page.locator('main').innerText()).toContain('61');
    await secretary.close();
  });

  test('a cell secretary acknowledges, plans and assigns four six-clear tasks; a vague fifth is refused', async () => {
    const secretary = await reader(stage, 'bi-thu', language, { post: 'secretary' });
    cell = await unitOf(stage, secretary);
    await secretary.open(`/resolutions/${resolution}`);
    await secretary.primary('resolutions.record.acknowledge');
    await secretary.confirm();
    await secretary.primary('resolutions.record.make_plan');
    expect(await secretary.page.locator('[data-field^="items."][data-field$=".what"]').count()).toBe(3);
    for (const [i, target] of TARGETS.entries()) {
      await secretary.fill(`items.${i}.goalMin`, target.goalMin);
    }
    await secretary.send();
    await secretary.primary('resolutions.plans.adopt');
    await secretary.confirm();

    const people = await peopleOf(stage, cell);
    for (const [i, assignee] of [
      people.members[0],
      people.members[1],
      people.members[0],
      people.members[1],
    ].entries()) {
      await secretary.open(`/units/${cell}/tasks/new`);
      await secretary.pick('assigneeId', assignee ?? '');
      await secretary.pick('checkerId', people.checker);
      await secretary.fill('work', `Lập danh sách ${i + 5} hộ đăng ký nước sạch (${language})`);
      await secretary.fill('accountability', 'Chủ trì, chịu trách nhiệm trước chi bộ');
      await secretary.fill('due', typed(inDays(stage, 20 + i)));
      await secretary.fill('result', `Danh sách ${i + 5} hộ có chữ ký`);
      const item = await secretary.page
        .locator('[data-field=planItemId] option', { hasText: title })
        .first()
        .getAttribute('value');
      await secretary.choose('planItemId', item ?? '');
      await secretary.send();
      given.push(idOf(secretary.page.url()));
    }
    await secretary.open(`/units/${cell}/tasks/new`);
    await secretary.pick('assigneeId', people.members[0] ?? '');
    await secretary.pick('checkerId', people.checker);
    await secretary.fill('work', 'Tăng cường công tác tuyên truyền');
    await secretary.fill('accountability', 'Chủ trì');
    await secretary.fill('due', typed(inDays(stage, 20)));
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
      await member.page.locator('form:has([data-field=percent]) .picked').waitFor({ state: 'detached' });
      await member.open(`/tasks/${given[i]}`);
      expect(await member.page.locator('main').innerText()).toContain(`minh-chung-${language}-${i}.txt`);
      await member.close();
    }
  });

  test('the cell secretary calls the meeting', async () => {
    before = await numbersOf(stage, language);
    const secretary = await reader(stage, 'bi-thu', language, { post: 'secretary' });
    await secretary.open(`/units/${cell}/meetings/new`);
    await secretary.fill('date', typed(inDays(stage, 0)));
    await secretary.fill('time', '19:30');
    await secretary.fill('place', 'Nhà văn hóa thôn');
    await secretary.send();
    meeting = idOf(secretary.page.url());
    await secretary.open(`/units/${cell}/meetings/new`);
    await secretary.fill('date', typed(inDays(stage, 0)));
    await secretary.page.locator('form button[type=submit]').last().click();
    // a second open meeting is refused
    await secretary.page.locator('form .refusal, form [role=alert], form .field-errors').first().waitFor();
    await secretary.close();
  });

  test('the meeting is held with 3 absences, 2 proposals and a vote, confirmed, signed and downloaded', async () => {
    const secretary = await reader(stage, 'bi-thu', language, { post: 'secretary', width: 390 });
    const { page } = secretary;
    const people = await peopleOf(stage, cell);
    await secretary.open(`/meetings/${meeting}/live`);
    await secretary.pick('chairId', people.secretary);
    await secretary.pick('clerkId', people.checker);
    await page.locator('form button[type=submit]').last().click();
    await callRoll(page);
    for (const body of ['Đề nghị xã sửa mương dài 120 mét.', 'Đề nghị bổ sung 20 đầu sách.'])
      await noteProposal(page, people.secretary, body);
    await adopt(page, `Nghị quyết tháng (${language})`, people, typed(inDays(stage, 15)));

    await page.locator('#close form button[type=submit]').click();
    await page.waitForURL(/minutes$/);
    await secretary.open(`/meetings/${meeting}/minutes`);
    await page.locator('[data-field=readOut] input').check();
    await page.locator('form:has([data-field=readOut]) button[type=submit]').click();
    await page.locator('[data-field=password] input').fill(PASSWORD);
    await page.locator('form:has([data-field=password]) button[type=submit]').click();
    await page.locator('[data-field=password]').waitFor({ state: 'detached' });
    const minutes = page.locator('.page-actions details.menu').first();
    await minutes.locator('summary').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      minutes.locator('a.menu-item').first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    await secretary.close();
  });

  test('the overseer sees it', async () => {
    const overseer = await reader(stage, 'phu-trach', language, { post: 'overseer' });
    await overseer.open(`/meetings/${meeting}/minutes`);
    expect(await overseer.page.locator('main').innerText()).toContain(`Nghị quyết tháng (${language})`);
    await overseer.close();
  });

  test("the clerk's overview moved by exactly what was done; a number opens its records; the lineage ends at the file", async () => {
    const after = await numbersOf(stage, language);
    expect(after.tasks_open).toBe((before.tasks_open ?? 0) + 1);
    expect(after.members).toBe(before.members);
    const clerk = await reader(stage, 'van-phong', language);
    await clerk.open(`/units/${commune}`);
    const link = clerk.page.locator('a[href*="/tasks?state=open"]').first();
    await link.click();
    await clerk.page.waitForURL(/tasks\?state=open/);
    const listed = (await (
      await clerk.context.request.get(`${stage.address}/api/v1/units/${commune}/tasks?state=open`)
    ).json()) as { total: number };
    expect(listed.total).toBe(after.tasks_open);
    await clerk.open(`/resolutions/${resolution}/lineage`);
    const folded = clerk.page.locator('main details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
    expect(await clerk.page.locator('main').innerText()).toContain(`minh-chung-${language}-0.txt`);
    await clerk.close();
  });

  test('a member of another cell reads none of it, by page, by API, or by guessing an address', async () => {
    const other = await reader(stage, 'dang-vien-thon-5', language);
    const random = '01900000-0000-7000-8000-000000000000';
    for (const path of [
      `/tasks/${given[0]}`,
      `/meetings/${meeting}`,
      `/units/${cell}`,
      `/units/${cell}/members`,
      `/units/${cell}/tasks`,
      `/units/${cell}/meetings`,
      `/meetings/${meeting}/minutes`,
    ]) {
      const answer = await other.context.request.get(`${stage.address}/api/v1${path}`);
      const unknown = await other.context.request.get(
        `${stage.address}/api/v1${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, random)}`,
      );
      expect([path, answer.status(), await answer.text()]).toEqual([path, 404, await unknown.text()]);
      await other.page.goto(stage.address + path, { waitUntil: 'networkidle' });
      expect(await other.page.locator('body').innerText()).not.toContain('Lập danh sách');
    }
    await other.close();
  });
});
