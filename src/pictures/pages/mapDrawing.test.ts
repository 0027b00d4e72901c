import { expect, test } from 'vitest';
import { type Area, isNamed } from './mapDrawing.ts';

function area(name: string, width: number, height: number): Area {
  const ring: [number, number][] = [
    [108, 14],
    [108 + width, 14],
    [108 + width, 14 + height],
    [108, 14 + height],
    [108, 14],
  ];
  return {
    type: 'Feature',
    properties: { name, value: 1, words: name },
    geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
  };
}

test.each([
  ['a wide and high place', area('Xã Ia Mơ', 1, 1), true],
  ['a narrow one', area('Xã Ia Mơ', 0.2, 1), false],
  ['a low one', area('Xã Ia Mơ', 1, 0.2), false],
  ['a name longer than the place', area('Đảng bộ xã Biển Hồ, nhập từ ba xã', 1, 1), false],
])('%s bears its name over its number, or not', (_, place, named) => {
  expect(isNamed(place, 200)).toBe(named);
});
