/** A member's year on paper: for himself and for whoever may read him, in each language. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../../checks/world/world.ts';
import type { Actor } from '../../platform/access.ts';
import type { DocumentAsked } from '../../platform/document.ts';
import { type CaseWorld, caseWorld } from '../../procedures/testing.ts';
import { memberYearDocument } from './document.ts';

let w: CaseWorld;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.close());

const made = async (language: DocumentAsked['language'], who: Actor) =>
  await w.chibo.bus.read(who, (ctx) => memberYearDocument(ctx, w.ids['Lê Thị An'] ?? '', { language }));

test('names the member and his cell, and has a line for every figure', async () => {
  const { model } = await made('vi', w.people.member);
  expect(model).toMatchObject({ title: 'PHIẾU KẾT QUẢ TRONG NĂM', direction: 'ltr' });
  expect(model.blocks).toContainEqual(expect.objectContaining({ text: 'Lê Thị An' }));
  expect(model.blocks).toContainEqual(expect.objectContaining({ text: 'Chi bộ thôn 1' }));
  const figures = model.blocks.find((block) => block.kind === 'table');
  expect(figures?.rows.length).toBeGreaterThan(5);
  expect((await made('ar', w.people.secretary)).model.direction).toBe('rtl');
});

test('is not found by whoever may not read the member', async () => {
  expect((await refusalOf(made('vi', w.people.head))).status).toBe(404);
});
