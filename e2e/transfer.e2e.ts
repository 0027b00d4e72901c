/** A member moves from a cell to one of another division: request, letter, reception; until he is received he is in transit, not lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notePaper, stepNow, takeStep } from './casework.ts';
import { type Reader, reader } from './reader.ts';
import { openVillage, type Village } from './village.ts';

const MOVING = 'Phạm Văn Cúc';

let village: Village;
let address: string;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.stage.close());

const secretary = () => reader(village.stage, 'bi-thu', 'vi', { post: 'secretary' });
const receiver = () => reader(village.stage, 'bi-thu-gao', 'vi', { post: 'secretary', width: 390 });

/** Whether a unit's list of members names him, as this reader sees it. */
async function isListed(who: Reader, unit: string): Promise<boolean> {
  await who.open(`/units/${unit}/members`);
  return (await who.page.getByRole('table').getByText(MOVING).count()) > 0;
}

test('his secretary opens the case from his page and notes the request', async () => {
  const here = await secretary();
  const { page } = here;
  await here.open(`/members/${village.people[MOVING]}`);
  await page.locator('.page-actions summary').click();
  await page.getByRole('link', { name: 'Mở hồ sơ thủ tục' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Chuyển sinh hoạt đảng chính thức' })
    .getByRole('link', { name: 'Chọn' })
    .click();
  await here.fill('changed_on', '09/11/2026');
  await page.getByLabel('Lý do').selectOption({ label: 'Thay đổi nơi cư trú' });
  await page.getByLabel('Chi bộ nơi đến').fill('làng a gào');
  await page.getByRole('option', { name: /Chi bộ Làng A.*Đảng bộ xã Gào/ }).click();
  await here.send();
  address = new URL(page.url()).pathname;
  await notePaper(page, 'Đơn xin chuyển sinh hoạt');
  await takeStep(page, 'Chi bộ đồng ý chuyển');
  // the letter is the commune's to write
  await page.getByText('Bước này do nơi khác thực hiện.').waitFor();
  await here.close();
});

test('the commune writes the letter; now he is in transit, at home still, and nowhere twice', async () => {
  const clerk = await reader(village.stage, 'van-phong', 'vi');
  const { page } = clerk;
  await clerk.open(address);
  await notePaper(page, 'Giấy giới thiệu sinh hoạt đảng');
  await takeStep(page, 'Đã cấp giấy', { letter_number: '12-SHĐ', letter_on: '10/11/2026' });
  await clerk.open(`/units/${village.commune}/transit`);
  await page.getByRole('row', { name: new RegExp(`${MOVING}.*Chi bộ Thôn 1.*Chi bộ Làng A`) }).waitFor();
  expect(await isListed(clerk, village.cell)).toBe(true);
  await clerk.close();
  const there = await receiver();
  expect(await isListed(there, village.far)).toBe(false);
  await there.close();
});

test('the receiving secretary finds him among those who come, and receives him', async () => {
  const there = await receiver();
  const { page } = there;
  await there.open(`/units/${village.far}/transit?side=other`);
  await page.getByText(MOVING).first().click();
  await takeStep(page, 'Đã tiếp nhận');
  await stepNow(page).waitFor({ state: 'detached' });
  expect(await isListed(there, village.far)).toBe(true);
  await page.getByRole('link', { name: MOVING }).first().click();
  await page.getByRole('heading', { name: MOVING, level: 1 }).waitFor();
  await page.getByText('Chi bộ Làng A').first().waitFor();
  await there.close();
});

test('in the cell he left he is no longer on the list, and nobody is in transit', async () => {
  const here = await secretary();
  expect(await isListed(here, village.cell)).toBe(false);
  await here.open(`/units/${village.cell}/transit`);
  await here.page.getByText('Không có ai đang chuyển').waitFor();
  await here.close();
});
