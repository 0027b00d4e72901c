import { expect, test } from 'vitest';
import { keptQuery, MOST_VIEWS, reasonsNotToKeep } from './viewRules.ts';

test.each([
  ['sex=female&after=abc&dual=any', 'dual=any&sex=female'],
  ['?search=lê', 'search=l%C3%AA'],
  ['after=abc&limit=20', ''],
  ['sex=', ''],
])('of %s is kept %s', (query, kept) => {
  expect(keptQuery(query)).toBe(kept);
});

test.each([
  ['/units/0192-ab/members', 'sex=female', 0, []],
  ['https://elsewhere.example/', 'sex=female', 0, ['view.address']],
  ['//elsewhere.example', 'sex=female', 0, ['view.address']],
  ['/units/1/members?x', 'sex=female', 0, ['view.address']],
  ['/my/tasks', '', 0, ['view.nothing']],
  ['/my/tasks', 'state=open', MOST_VIEWS - 1, []],
  ['/my/tasks', 'state=open', MOST_VIEWS, ['view.too_many']],
])('%s ? %s beside %i others', (path, query, others, codes) => {
  expect(reasonsNotToKeep({ path, query }, others).map(({ code }) => code)).toEqual(codes);
});
