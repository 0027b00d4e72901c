/** A member asks that a fact about her be put right; the cell decides with before and after in view; she sees both. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reader } from './reader.ts';
import { openVillage, type Village } from './village.ts';

let village: Village;
let address: string;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.stage.close());

test('the member asks, by phone, with the fact as it is kept in view', async () => {
  const member = await reader(village.stage, 'dang-vien', 'vi', { width: 390 });
  const { page } = member;
  await member.open('/my/record');
  await page.getByRole('link', { name: 'Đề nghị sửa thông tin' }).click();
  await page.getByLabel('Mục').selectOption({ label: 'Ngày sinh' });
  await page.getByText('Đang lưu: 04/03/1980').waitFor();
  // what is kept already is no correction
  await member.fill('after', '04/03/1980');
  await member.fill('reason', 'Theo giấy khai sinh');
  expect(await member.sendRefused('after')).not.toBe('');
  await member.fill('after', '03/04/1980');
  await member.send();
  address = new URL(page.url()).pathname;
  await page.getByText('chờ trả lời').waitFor();
  expect(await page.getByRole('button', { name: 'Trả lời đề nghị' }).count()).toBe(0);
  await member.close();
});

test('the secretary finds it in the list of the cell, reads before and after, and agrees with a reason', async () => {
  const secretary = await reader(village.stage, 'bi-thu', 'vi', { post: 'secretary' });
  const { page } = secretary;
  await secretary.open(`/units/${village.cell}/corrections`);
  await page.getByRole('table').getByText('Lê Thị An').click();
  await page.getByRole('heading', { name: 'Đề nghị sửa: Ngày sinh' }).waitFor();
  expect(await page.locator('main').innerText()).toMatch(/Đang lưu\s+04\/03\/1980\s+Đề nghị sửa thành\s+03\/04\/1980/);
  await page.getByRole('radio', { name: 'Đồng ý sửa' }).check();
  await page.getByLabel('Trả lời và căn cứ').fill('Đúng theo giấy khai sinh số 12');
  await page.getByRole('button', { name: 'Trả lời đề nghị' }).click();
  await page.getByText('đã sửa').waitFor();
  await secretary.close();
});

test('the member sees the answer with both values, and the new one on her record', async () => {
  const member = await reader(village.stage, 'dang-vien', 'vi', { width: 390 });
  await member.open(address);
  const said = await member.page.locator('main').innerText();
  expect(said).toMatch(/Đang lưu\s+04\/03\/1980\s+Đề nghị sửa thành\s+03\/04\/1980/);
  expect(said).toContain('Đúng theo giấy khai sinh số 12');
  await member.open('/my/record');
  await member.page.getByText('03/04/1980').first().waitFor();
  await member.page.getByRole('row', { name: /Ngày sinh.*đã sửa/ }).waitFor();
  await member.close();
});
