/** How somebody works on a case at the browser: what he presses and writes on its page, in Vietnamese. */
import type { Locator, Page } from 'playwright-core';

/** The step that is to be taken now. */
export function stepNow(page: Page): Locator {
  return page.getByRole('list', { name: 'Các bước' }).locator('> li[aria-current=step]');
}

/** A thing that the step needs, by its name. */
export function need(page: Page, name: string): Locator {
  return stepNow(page).getByRole('list', { name: 'Cần có' }).getByRole('listitem').filter({ hasText: name });
}

/** Notes a form of the file as in order, where the step asks for it; done when the need is met. */
export async function notePaper(page: Page, name: string): Promise<void> {
  const ask = need(page, name).getByRole('button', { name: 'Ghi nhận giấy tờ' });
  await ask.click();
  await send(page);
  await ask.waitFor({ state: 'detached' });
}

/** Takes the step with an outcome, with what it wants to know by field; done when the page shows it taken. */
export async function takeStep(page: Page, outcome: string, fields: Record<string, string> = {}): Promise<void> {
  const press = stepNow(page).getByRole('button', { name: outcome, exact: true });
  await press.click();
  await fillDialog(page, fields);
  await send(page);
  await press.waitFor({ state: 'detached' });
}

/** Asks a body for its remark, and writes down what it said in favour; done when the need is met. */
export async function noteOpinion(page: Page, name: string, from: string): Promise<void> {
  await need(page, name).getByRole('button', { name: 'Hỏi ý kiến' }).click();
  await fillDialog(page, { from });
  await send(page);
  const enter = page.getByRole('button', { name: 'Ghi ý kiến' });
  await enter.click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Tán thành', exact: true }).check();
  await fillDialog(page, { votesFor: '18', votesAgainst: '1', body: 'Phẩm chất tốt, được quần chúng tín nhiệm' });
  await send(page);
  await enter.waitFor({ state: 'detached' });
}

/** Writes into the fields of the open dialog, by the name the command gives them. */
export async function fillDialog(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await page.getByRole('dialog').locator(`[data-field="${name}"]`).locator('input, textarea').first().fill(value);
}

/** Sends the form of the open dialog; fails with its errors when it is refused. */
export async function send(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'hidden' }).catch(async () => {
    throw new Error(`It stayed open: ${await dialog.innerText()}`);
  });
}
