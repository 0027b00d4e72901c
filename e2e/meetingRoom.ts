/** How a meeting is held at the browser: the roll, a proposal, a vote. */
import type { Page } from 'playwright-core';
import type { People } from './asking.ts';

/** Marks the last three of the roll as absent, all others as there. */
export async function callRoll(page: Page): Promise<void> {
  const lines = page.locator('ul.roll > li');
  await lines.first().waitFor();
  const total = await lines.count();
  for (const at of [total - 1, total - 2, total - 3]) {
    await lines.nth(at).locator('input[type=radio]').nth(1).check();
    await lines.nth(at).locator('select').selectOption({ index: 1 });
    await page.waitForLoadState('networkidle');
  }
  await page.locator('#roll > section > button.button').click();
  await page.locator('#roll > section > button.button').waitFor({ state: 'detached' });
}

/** Writes down what somebody proposes; done when it stands on the page. */
export async function noteProposal(page: Page, who: string, body: string): Promise<void> {
  const form = page.locator('#proposals form');
  if (!(await form.isVisible())) await page.locator('#proposals details > summary').click();
  const count = await page.getByText(body).count();
  await form.locator('[data-field=personId] input').fill(who);
  await form.locator('[role=option]', { hasText: who }).first().click();
  await form.locator('[data-field=body] textarea').fill(body);
  await form.locator('button[type=submit]').click();
  await page.getByText(body).nth(count).waitFor();
}

/** Votes on a resolution with one task, at first with more votes than voters. `due`: as dates are typed. */
export async function adopt(page: Page, title: string, people: People, due: string): Promise<void> {
  const vote = page.locator('#vote form');
  await vote.locator('[data-field=title] input').fill(title);
  await vote.locator('[data-field=body] textarea').fill('Chi bộ thống nhất một việc trọng tâm.');
  await vote.locator('[data-field=tasks] > div > button.button').last().click();
  for (const [name, who] of [
    ['assigneeId', people.members[0] ?? ''],
    ['checkerId', people.checker],
  ] as const) {
    await vote.locator(`[data-field="tasks.0.${name}"] input`).fill(who);
    await vote.locator(`[data-field="tasks.0.${name}"] [role=option]`, { hasText: who }).first().click();
  }
  await vote.locator('[data-field="tasks.0.work"] textarea').fill('Lập biên bản kiểm tra 2 km đường');
  await vote.locator('[data-field="tasks.0.accountability"] input').fill('Chủ trì');
  await vote.locator('[data-field="tasks.0.due"] input').first().fill(due);
  await vote.locator('[data-field="tasks.0.result"] textarea').fill('Biên bản có ảnh');
  await vote.locator('[data-field=votesFor] input').fill('999');
  await vote.locator('button[type=submit]').click();
  await vote.locator('.field-errors').first().waitFor();
  await vote.locator('[data-field=votesFor] input').fill('12');
  await vote.locator('button[type=submit]').click();
  await vote.waitFor({ state: 'detached' });
}
