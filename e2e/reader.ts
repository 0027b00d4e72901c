/** One person at the browser, in one language: what he fills in, presses and reads. Texts come from the words files. */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { LANGUAGES } from '../src/accounts/account.ts';
import { loadMessages, type Messages } from '../src/platform/i18n/messages.ts';
import { termValues } from '../src/rulebook/words.ts';
import { type Language, type Stage, signedIn } from './stage.ts';

export type Reader = {
  page: Page;
  context: BrowserContext;
  language: Language;
  /** the text of a key in the reader's language */
  say(key: string, values?: Record<string, string | number>): string;
  open(path: string): Promise<void>;
  /** the control of a form's field, by the name the command gives it */
  field(name: string): Locator;
  fill(name: string, value: string): Promise<void>;
  /** types words into a picker and takes the first that is offered */
  pick(name: string, words: string): Promise<void>;
  choose(name: string, value: string): Promise<void>;
  attach(name: string, file: { name: string; text: string }): Promise<void>;
  /** sends the form and waits until the address has changed */
  send(): Promise<void>;
  /** sends the form, which is refused, and gives the text of the field's errors */
  sendRefused(field: string): Promise<string>;
  /** the page's one primary action, by the key of its text */
  primary(key: string): Promise<void>;
  /** the confirming button of the open dialog */
  confirm(): Promise<void>;
  close(): Promise<void>;
};

let messages: Messages | undefined;

export async function reader(
  stage: Stage,
  login: string,
  language: Language,
  { post, width }: { post?: string; width?: number } = {},
): Promise<Reader> {
  messages ??= loadMessages(Object.fromEntries(LANGUAGES.map((l) => [l, termValues(stage.chibo.rulebook, l)])));
  const { page, context } = await signedIn(stage, login, language, width);
  if (post) await actAs(stage, context, post);
  const say = (key: string, values?: Record<string, string | number>) => messages?.text(language, key, values) ?? key;
  const frame = (name: string) => page.locator(`[data-field="${name}"]`);
  const field = (name: string) => frame(name).locator('input, textarea, select').first();
  /** A new page is drawn when its heading has taken the focus. */
  const arrived = async (before: string) => {
    await page
      .waitForURL((url) => url.toString() !== before)
      .catch(async () => {
        throw new Error(
          `Nothing happened at ${before}: ${(await page.locator('.field-errors, [role=alert], .notice').allInnerTexts()).join(' | ')}`,
        );
      });
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    await page.waitForLoadState('networkidle');
  };
  return {
    page,
    context,
    language,
    say,
    field,
    open: async (path) => {
      await page.goto(stage.address + path, { waitUntil: 'networkidle' });
      await page.locator('h1').first().waitFor();
    },
    fill: (name, value) => field(name).fill(value),
    pick: async (name, words) => {
      await field(name).fill(words);
      await frame(name).locator('[role=option]', { hasText: words }).first().click();
    },
    choose: async (name, value) => {
      await field(name).selectOption(value);
    },
    attach: async (name, file) => {
      await frame(name)
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) });
      await frame(name).first().locator('.picked').first().waitFor();
    },
    send: async () => {
      const before = page.url();
      await page.locator('form button[type=submit]').last().click();
      await arrived(before);
    },
    sendRefused: async (name) => {
      await page.locator('form button[type=submit]').last().click();
      const errors = frame(name).locator('.field-errors');
      await errors.waitFor();
      return await errors.innerText();
    },
    primary: async (key) => {
      const action = page.locator('.page-actions .button-primary', { hasText: say(key) });
      const leads = (await action.evaluate((element) => element.tagName)) === 'A';
      const before = page.url();
      await action.click();
      if (leads) await arrived(before);
    },
    confirm: async () => {
      await page.locator('dialog[open] .button-primary, dialog[open] button[type=submit]').last().click();
      await page
        .locator('dialog[open]')
        .waitFor({ state: 'detached' })
        .catch(async () => page.locator('dialog[open]').waitFor({ state: 'hidden' }));
      await page.waitForLoadState('networkidle');
    },
    close: () => context.close(),
  };
}

/** Chooses among the person's grants the one of this post. */
async function actAs(stage: Stage, context: BrowserContext, post: string): Promise<void> {
  const label = stage.chibo.rulebook.posts.find((p) => p.id === post)?.label.en.one;
  const session = (await (await context.request.get(`${stage.address}/api/v1/session`)).json()) as {
    grants: { id: string; post: { en: string } }[];
  };
  const grant = session.grants.find((g) => g.post.en === label);
  if (!grant) throw new Error(`No grant ${post}: ${session.grants.map((g) => g.post.en).join(', ')}`);
  await actingAs(context, grant.id);
}

/** Pages opened from now on are acted in by this grant. */
export async function actingAs(context: BrowserContext, grant: string): Promise<void> {
  await context.addInitScript((id) => localStorage.setItem('chibo.actingAs', id), grant);
}
