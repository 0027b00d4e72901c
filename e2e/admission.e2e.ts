/** From the nomination to the official membership: nominated, helped, voted on in the meeting, decided, admitted; a year later recognized. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDialog, noteOpinion, notePaper, send, takeStep } from './casework.ts';
import { type Reader, reader } from './reader.ts';
import { FIRST_DAY, openVillage, type Village } from './village.ts';

const NAME = 'Rơ Châm Hạnh';
const CEREMONY = '2026-11-24';
const PROBATION_OVER = '2027-11-24';
const ELSEWHERE = 'Bước này do nơi khác thực hiện.';

let village: Village;
let candidate: string;
let admission: string;
let recognition: string;
let member: string;
beforeAll(async () => {
  village = await openVillage();
});
afterAll(() => village.stage.close());

const secretary = (width?: number) =>
  reader(village.stage, 'bi-thu', 'vi', { post: 'secretary', ...(width && { width }) });
const clerk = () => reader(village.stage, 'van-phong', 'vi');
const pathOf = ({ page }: Reader) => new URL(page.url()).pathname;

test('a candidate is put forward by the youth union and taken onto the list of the cell', async () => {
  const here = await secretary();
  const { page } = here;
  await here.open(`/units/${village.cell}/candidates/new`);
  await here.choose('nomination.body', 'youth_union');
  await here.fill('nomination.bodyName', 'Chi đoàn Thôn 1');
  await here.fill('nomination.number', '04-NQ/CĐ');
  await here.fill('nomination.votesFor', '18');
  await here.fill('nomination.votesOf', '20');
  await here.fill('fullName', NAME);
  await page.getByRole('radio', { name: 'Nữ' }).check();
  await here.fill('birthDate', '20/05/2000');
  await here.choose('education', 'upper_secondary');
  await here.choose('unionBody', 'youth_union');
  await here.send();
  candidate = pathOf(here);
  await page.getByRole('button', { name: 'Đưa vào danh sách' }).click();
  await send(page);
  await page.getByText('Trong danh sách, chưa có người giúp đỡ').waitFor();
  await here.close();
});

test('somebody helps her, her certificate is noted, and the case is opened', async () => {
  const here = await secretary();
  const { page } = here;
  const choose = async (action: string) => {
    await page.locator('.page-actions summary').click();
    await page.getByRole('button', { name: action }).click();
  };
  await here.open(candidate);
  await choose('Phân công giúp đỡ');
  await page.getByRole('dialog').getByRole('combobox').selectOption({ label: 'Trần Văn Ân' });
  await fillDialog(page, { togetherSince: '01/01/2024' });
  await send(page);
  await page.getByRole('link', { name: 'Trần Văn Ân' }).waitFor();
  await choose('Ghi giấy chứng nhận đã có');
  await fillDialog(page, { number: 'CN-17', certifiedOn: '10/03/2026', issuer: 'Trung tâm chính trị' });
  await send(page);
  await page.getByText('CN-17').waitFor();
  await page.getByRole('link', { name: 'Lập hồ sơ kết nạp' }).click();
  await page.getByRole('link', { name: 'Chọn' }).click();
  await page.getByRole('button', { name: 'Mở hồ sơ' }).waitFor();
  await here.send();
  admission = pathOf(here);
  await here.close();
});

test('the file is put together and verified; then the case waits for the vote of the cell', async () => {
  const here = await secretary();
  const { page } = here;
  await here.open(admission);
  for (const paper of [
    'Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng',
    'Đơn xin vào Đảng',
    'Giấy giới thiệu người vào Đảng',
    'Nghị quyết giới thiệu của Đoàn Thanh niên',
  ])
    await notePaper(page, paper);
  await takeStep(page, 'Đủ hồ sơ');
  await notePaper(page, 'Lý lịch của người xin vào Đảng');
  await noteOpinion(page, 'Ý kiến của tổ chức chính trị - xã hội', 'Ban công tác Mặt trận thôn');
  await noteOpinion(page, 'Ý kiến chi ủy nơi cư trú', 'Chi ủy Thôn 1');
  await notePaper(page, 'Tổng hợp ý kiến nhận xét');
  await takeStep(page, 'Đã thẩm tra, đủ điều kiện');
  await page.getByRole('link', { name: 'Đưa vào cuộc họp' }).waitFor();
  await here.close();
});

test('the cell votes on it in its meeting, counted on all official members', async () => {
  await voteInMeeting(FIRST_DAY);
  const here = await secretary();
  await here.open(admission);
  await notePaper(here.page, 'Nghị quyết của chi bộ đề nghị kết nạp');
  await takeStep(here.page, 'Đề nghị kết nạp');
  await here.page.getByText(ELSEWHERE).waitFor();
  await here.close();
});

test('the commune decides; after the ceremony she is a member on probation', async () => {
  const above = await clerk();
  await above.open(admission);
  await notePaper(above.page, 'Quyết định kết nạp');
  await takeStep(above.page, 'Quyết định kết nạp', {
    decision_number: '112-QĐ/ĐU',
    decided_on: '10/11/2026',
    received_on: '10/11/2026',
  });
  await above.close();
  village.setDay(CEREMONY);
  const here = await secretary();
  const { page } = here;
  await here.open(admission);
  await takeStep(page, 'Đã kết nạp', { ceremony_on: typed(CEREMONY) });
  await here.open(candidate);
  await page.getByText('Đã kết nạp').first().waitFor();
  await page.getByRole('link', { name: NAME }).first().click();
  await page.waitForURL(/\/members\//);
  member = pathOf(here);
  await page.getByText('Sinh hoạt tại Chi bộ Thôn 1 (Dự bị)').waitFor();
  await here.close();
});

test('twelve months later the recognition, which began by itself, is taken through file, vote and decision', async () => {
  village.setDay(PROBATION_OVER);
  const here = await secretary();
  const { page } = here;
  await here.open(member);
  await page.locator('.page-actions summary').click();
  await page.getByRole('link', { name: 'Hồ sơ của người này' }).click();
  await page
    .getByRole('row', { name: /Công nhận đảng viên chính thức/ })
    .getByRole('link')
    .first()
    .click();
  await page.waitForURL(/\/cases\//);
  recognition = pathOf(here);
  for (const paper of [
    'Giấy chứng nhận học lớp đảng viên mới',
    'Bản tự kiểm điểm của đảng viên dự bị',
    'Bản nhận xét của đảng viên được phân công giúp đỡ',
  ])
    await notePaper(page, paper);
  await noteOpinion(page, 'Ý kiến của tổ chức chính trị - xã hội', 'Ban công tác Mặt trận thôn');
  await noteOpinion(page, 'Ý kiến chi ủy nơi cư trú', 'Chi ủy Thôn 1');
  await notePaper(page, 'Tổng hợp ý kiến nhận xét đảng viên dự bị');
  await takeStep(page, 'Hết thời gian dự bị, đủ hồ sơ');
  await here.close();
  await voteInMeeting(PROBATION_OVER);
  const again = await secretary();
  await again.open(recognition);
  await notePaper(again.page, 'Nghị quyết của chi bộ đề nghị công nhận chính thức');
  await takeStep(again.page, 'Đề nghị công nhận');
  await again.close();
  const above = await clerk();
  await above.open(recognition);
  await notePaper(above.page, 'Quyết định công nhận đảng viên chính thức');
  await takeStep(above.page, 'Công nhận chính thức', { decision_number: '7-QĐ/ĐU' });
  await above.close();
});

test('her page says that she is an official member, from the day the twelve months ended', async () => {
  const here = await secretary(390);
  await here.open(member);
  await here.page.getByText('Sinh hoạt tại Chi bộ Thôn 1 (Chính thức)').waitFor();
  const official = here.page.getByRole('listitem').filter({ hasText: 'Được công nhận chính thức' });
  expect(await official.innerText()).toContain(typed(PROBATION_OVER));
  await here.close();
});

/** A meeting of the cell on a day: called, opened, everybody there; the case that waits is voted on, 4 of 5 in favour. */
async function voteInMeeting(day: string): Promise<void> {
  const here = await secretary(390);
  const { page } = here;
  await here.open(`/units/${village.cell}/meetings/new`);
  await here.fill('date', typed(day));
  await here.fill('time', '19:30');
  await here.fill('place', 'Nhà văn hóa thôn');
  await here.send();
  const meeting = pathOf(here);
  await here.open(`${meeting}/agenda`);
  await page.getByText('1 hồ sơ chờ chi bộ biểu quyết').waitFor();
  const add = page.getByRole('button', { name: 'Thêm vào chương trình' });
  await add.click();
  await add.waitFor({ state: 'detached' });
  await here.open(`${meeting}/live`);
  await here.pick('chairId', 'Nguyễn Thị Đào');
  await here.pick('clerkId', 'Trần Văn Ân');
  await page.getByRole('button', { name: 'Khai mạc cuộc họp' }).click();
  const rest = page.getByRole('button', { name: /người còn lại là có mặt/ });
  await rest.click();
  await rest.waitFor({ state: 'detached' });
  const cases = page.locator('#cases');
  await cases.getByRole('button', { name: 'Ghi kết quả biểu quyết' }).click();
  await page.getByText(/số tính tỷ lệ 5; cần 4/).waitFor();
  await fillDialog(page, { votesFor: '4', votesAgainst: '1' });
  await page.getByText('Đủ để thông qua.').waitFor();
  await send(page);
  await cases.getByText('được thông qua').first().waitFor();
  await page.locator('#close').getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
  await page.waitForURL(/minutes$/);
  await here.close();
}

/** dd/mm/yyyy, as dates are typed and shown. */
function typed(day: string): string {
  return day.split('-').reverse().join('/');
}
