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
    await secretary.close();
  });
});

async function unitOf(who: Reader): Promise<string> {
  const session = (await (await who.context.request.get(`${stage.address}/api/v1/session`)).json()) as { grants: { unit: { id: string } }[] };
  return session.grants[0]?.unit.id ?? '';
}

function idOf(address: string): string {
  return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? '';
}
