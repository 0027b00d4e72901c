import { afterEach, expect, test, vi } from 'vitest';
import { forgetRouted, routedNow, tellRouted, watchRouted } from './routed.ts';

afterEach(forgetRouted);

const one = { from: 'a', name: 'Chi bộ thôn 1', to: 'b', successor: 'Chi bộ thôn Hòa Bình', on: '2026-11-01' };
const header = (...routed: object[]) => encodeURIComponent(JSON.stringify(routed));

test('what an answer says was recorded elsewhere is told once a unit, until it was seen', () => {
  const heard = vi.fn();
  const stop = watchRouted(heard);
  tellRouted(header(one));
  tellRouted(header({ ...one, successor: 'Chi bộ thôn Mới' }, { ...one, from: 'c' }));
  expect(routedNow().map(({ from, successor }) => [from, successor])).toEqual([
    ['a', 'Chi bộ thôn Mới'],
    ['c', 'Chi bộ thôn Hòa Bình'],
  ]);
  forgetRouted();
  expect(routedNow()).toEqual([]);
  expect(heard).toHaveBeenCalledTimes(3);
  stop();
});

test('no header, or one that cannot be read, tells nothing', () => {
  tellRouted(null);
  tellRouted('%');
  expect(routedNow()).toEqual([]);
});
