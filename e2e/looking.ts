/** A page looked at as every reader does: is it drawn, in words, without overflow? */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from './stage.ts';

const SOURCE = join(import.meta.dirname, '../src');
const MODULES = readdirSync(SOURCE).filter((name) => existsSync(join(SOURCE, name, 'words.vi.json')));
/** What a text key looks like when its text is missing. */
const RAW_KEY = new RegExp(
  `\\b(${[...MODULES, 'platform', 'refusal', 'problem'].join('|')})\\.[a-z_]+(\\.[a-z_]+)*\\b`,
  'g',
);

/** Opens an address and waits until nothing on the page is still on its way. */
export async function drawn(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy=true]') === null);
}

/** What is wrong with an open page at a glance; one that refuses is wrong unless that `mayRefuse`. */
export async function lookedAt(page: Page, language: Language, mayRefuse = false): Promise<string[]> {
  const seen = await page.evaluate(() => ({
    text: document.body.innerText,
    // names of commands are shown as they are, and one may look like a key
    names: [...document.querySelectorAll('code')].flatMap((code) => code.textContent.split(', ')),
    heading: document.querySelector('h1')?.textContent ?? '',
    title: document.title,
    dir: document.documentElement.dir,
    refused: document.querySelector('.error-page') !== null,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  const raw = seen.text.match(RAW_KEY)?.find((key) => !seen.names.includes(key));
  return [
    ...(raw ? [`the text ${raw} is missing`] : []),
    ...(seen.over > 1 ? [`${seen.over} px wider than the screen`] : []),
    ...(seen.heading === '' || seen.title === '' ? ['no heading or title'] : []),
    ...(seen.refused && !mayRefuse ? [`refused: ${seen.heading}`] : []),
    ...(seen.dir === (language === 'ar' ? 'rtl' : 'ltr') ? [] : [`direction ${seen.dir}`]),
  ];
}
