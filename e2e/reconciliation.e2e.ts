/** The list of a cell is gone through for the quarter, line by line, on a phone; the level above sees what differs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reader } from './reader.ts';
import { openVillage, type Village } from './village.ts';

const GONE = 'Phạm Văn Cúc';

let village: Village;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.stage.close());

test('the secretary ticks every line, says where one differs, and signs with both numbers in view', async () => {
  const secretary = await reader(village.stage, 'bi-thu', 'vi', { post: 'secretary', width: 390 });
  const { page } = secretary;
  await secretary.open(`/units/${village.cell}/reconciliation`);
  const lines = page.locator('ul.ticks > li');
  expect(await lines.count()).toBe(5);
  const sign = page.getByRole('button', { name: 'Ký xác nhận danh sách' });
  expect(await sign.first().getAttribute('aria-disabled')).toBe('true');
  for (const line of await lines.all())
    if (!(await line.innerText()).includes(GONE)) await line.getByRole('checkbox').check();
  await page.getByLabel(`${GONE}: khác`).selectOption({ label: 'đã rời đi' });
  await page.getByLabel(`Ghi chú về ${GONE}`).fill('Vào Bình Dương từ tháng 8');
  await page.getByText('Đã đi hết danh sách.').waitFor();
  // nothing lies beyond the edge of the phone
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await sign.click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.innerText()).toMatch(/Theo danh sách\s+5\s+Chi bộ xác nhận\s+4\s+đã rời đi\s+1/i);
  await dialog.getByRole('button', { name: 'Ký xác nhận danh sách' }).click();
  await page.waitForURL(/\/roster-checks\//);
  await page.getByRole('link', { name: GONE }).waitFor();
  await page.getByText('Vào Bình Dương từ tháng 8').waitFor();
  await secretary.close();
});

test('the commune sees that the cell confirmed, who has not, and the difference that is open, until it is settled', async () => {
  const clerk = await reader(village.stage, 'van-phong', 'vi');
  const { page } = clerk;
  await clerk.open(`/units/${village.commune}/reconciliation`);
  await page.getByRole('row', { name: /Chi bộ Thôn 1.*Đã xác nhận.*5.*4.*1 \/ 1/ }).waitFor();
  await page.getByRole('row', { name: /Chi bộ Thôn 2.*Chưa xác nhận/ }).waitFor();
  await page.getByText('5 theo danh sách, 4 xác nhận').waitFor();
  await page
    .getByRole('row', { name: /Chi bộ Thôn 1/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('link', { name: GONE }).waitFor();
  await clerk.close();

  const secretary = await reader(village.stage, 'bi-thu', 'vi', { post: 'secretary', width: 390 });
  await secretary.open(`/units/${village.cell}/reconciliation`);
  await secretary.page.getByRole('link', { name: 'Xem kết quả đối chiếu' }).click();
  await secretary.page.getByRole('button', { name: 'Ghi cách xử lý' }).click();
  await secretary.page.getByRole('dialog').getByRole('textbox').fill('Đã mở thủ tục chuyển sinh hoạt');
  await secretary.page.getByRole('dialog').getByRole('button', { name: 'Ghi cách xử lý' }).click();
  await secretary.page.getByText('Đã mở thủ tục chuyển sinh hoạt').waitFor();
  await secretary.close();

  const again = await reader(village.stage, 'van-phong', 'vi');
  await again.open(`/units/${village.commune}/reconciliation`);
  await again.page.getByRole('row', { name: /Chi bộ Thôn 1.*0 \/ 1/ }).waitFor();
  await again.close();
});
