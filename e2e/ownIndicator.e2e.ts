/** The clerk of a commune puts an indicator together from what is declared, follows it on a dashboard, changes its formula, and takes it out of use. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Reader, reader } from './reader.ts';
import { FIRST_DAY, openVillage, type Village } from './village.ts';

const NAME = 'Tỷ lệ nam';
const LATER = '2026-11-16';

let village: Village;
let clerk: Reader;
beforeAll(async () => {
  village = await openVillage();
  clerk = await reader(village.stage, 'van-phong', 'vi');
});
afterAll(async () => {
  await clerk?.close();
  await village.stage.close();
});

const at = (path: string) => `/units/${village.commune}/${path}`;
const said = async () => (await clerk.page.locator('main').innerText()).replaceAll('\u00a0', ' ');
const choice = (field: string, label: string) =>
  clerk.page.locator(`[data-field="${field}"]`).getByLabel(new RegExp(`^\\s*${label}\\s*$`, 'i'));

test('she defines it: what is counted, of what, and what is to be reached, with who set it', async () => {
  const { page, say } = clerk;
  await clerk.open(at('own-indicators'));
  await page.getByText(say('indicators.own.none')).waitFor();
  await clerk.primary('indicators.own.define');
  await clerk.fill('name', NAME);
  await choice('form', 'Tỷ lệ phần trăm').check();
  await clerk.choose('numerator.measure', 'member.head');
  await clerk.choose('numerator.first', 'sex');
  await choice('numerator.firstCodes', 'nam').check();
  await clerk.choose('denominator.measure', 'member.head');
  await clerk.fill('target', '60');
  // a target says who set it
  expect(await clerk.sendRefused('targetSource')).not.toBe('');
  await clerk.fill('targetSource', 'Kết luận 12/10/2026');
  await clerk.confirm();
  await page.getByRole('row', { name: new RegExp(NAME) }).waitFor();
});

test('she puts it on a dashboard, which shows its number', async () => {
  const { page } = clerk;
  await clerk.open(at('dashboards'));
  await clerk.primary('indicators.board.new');
  await clerk.fill('name', 'Theo dõi tháng');
  await clerk.field('tiles.0.indicator').selectOption({ label: NAME });
  await clerk.confirm();
  await page.getByRole('heading', { name: 'Theo dõi tháng' }).waitFor();
  await page.getByText(NAME).first().waitFor();
  expect(await said()).toMatch(/5\s*trên\s*5|5\/5|100/);
});

test('six days later she changes the formula with the reason; the old one is explained, and so is its number of that day', async () => {
  await clerk.close();
  village.setDay(LATER);
  // nobody stays signed in for six days
  clerk = await reader(village.stage, 'van-phong', 'vi');
  const { page, say } = clerk;
  await clerk.open(at('own-indicators'));
  await page.getByRole('link', { name: say('indicators.own.change'), exact: true }).click();
  await page.getByRole('heading', { name: NAME }).first().waitFor();
  expect(await clerk.field('name').inputValue()).toBe(NAME);
  expect(await choice('numerator.firstCodes', 'nam').isChecked()).toBe(true);
  await choice('numerator.firstCodes', 'nam').uncheck();
  await choice('numerator.firstCodes', 'nữ').check();
  await clerk.fill('name', 'Tỷ lệ nữ');
  expect(await clerk.sendRefused('reason')).not.toBe('');
  await clerk.fill('reason', 'Ban chấp hành theo dõi nữ');
  await clerk.send();
  const now = await said();
  expect(now).toContain('Tỷ lệ nữ');
  expect(now).toContain(say('indicators.own.formers'));
  expect(now).toContain('Ban chấp hành theo dõi nữ');
  expect(now).not.toContain(say('indicators.own.formerly'));
  const { pathname } = new URL(page.url());
  await clerk.open(`${pathname}?on=${FIRST_DAY}`);
  const then = await said();
  expect(then).toContain(say('indicators.own.formerly'));
  expect(then).toMatch(/16\/11\/2026/);
});

test('she takes it out of use with the reason, and the dashboard leaves its tile out', async () => {
  const { page, say } = clerk;
  await clerk.open(at('dashboards'));
  await page.getByText('Tỷ lệ nữ').first().waitFor();
  await clerk.open(at('own-indicators'));
  await page.getByRole('button', { name: say('indicators.own.retire') }).click();
  await clerk.fill('reason', 'Đã có chỉ tiêu của tỉnh');
  await clerk.confirm();
  await page.getByText(say('indicators.own.none')).waitFor();
  await clerk.open(at('dashboards'));
  await page.getByRole('heading', { name: 'Theo dõi tháng' }).waitFor();
  expect(await said()).not.toContain('Tỷ lệ nữ');
});
