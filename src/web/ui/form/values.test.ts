import { expect, it } from 'vitest';
import { isBlank, valueAt, withValue } from './values.ts';

const values = { title: 'A', agenda: [{ title: 'one' }, { title: 'two' }] };

it('a value is found at its dotted address, through lists', () => {
  expect(valueAt(values, 'agenda.1.title')).toBe('two');
  expect(valueAt(values, 'agenda.7.title')).toBeUndefined();
  expect(valueAt({}, 'a.b')).toBeUndefined();
});

it('a change copies what it touches and keeps lists lists', () => {
  const changed = withValue(values, 'agenda.1.title', 'zwei');
  expect(changed).toEqual({ title: 'A', agenda: [{ title: 'one' }, { title: 'zwei' }] });
  expect(values.agenda[1]?.title).toBe('two');
  expect(changed.agenda[0]).toBe(values.agenda[0]);
  expect(withValue({}, 'letterhead.place', 'X')).toEqual({ letterhead: { place: 'X' } });
});

it('zero and false are not blank', () => {
  expect([undefined, null, '', []].every(isBlank)).toBe(true);
  expect([0, false, 'x', [1]].some(isBlank)).toBe(false);
});
