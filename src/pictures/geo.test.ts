import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlaces } from './geo.ts';

const SQUARE = [
  [108, 14],
  [108.1, 14],
  [108.1, 14.1],
  [108, 14.1],
  [108, 14],
];
const file = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const feature = (properties: unknown, geometry: unknown = { type: 'Polygon', coordinates: [SQUARE] }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const codes = (text: string) => {
  const read = readPlaces(text);
  return 'reasons' in read ? read.reasons.map(({ code }) => code) : [];
};

describe('a boundary file', () => {
  test('is refused when it is none, has no areas, or lies off the earth', () => {
    expect(codes('not json')).toEqual(['boundary.not_geojson']);
    expect(codes('[1]')).toEqual(['boundary.no_shapes']);
    expect(codes(file(feature({}, { type: 'Point', coordinates: [108, 14] })))).toEqual(['boundary.no_shapes']);
    const metres = SQUARE.map(([x = 0, y = 0]) => [x * 10_000, y]);
    expect(codes(file(feature({}, { type: 'Polygon', coordinates: [metres] })))).toEqual(['boundary.off_the_earth']);
  });

  test('gives its places with all their texts, rounded to about ten metres', () => {
    const read = readPlaces(file(feature({ ten: 'Xã Biển Hồ', ma: 23578 })));
    expect(read).toMatchObject({ places: [{ texts: { ten: 'Xã Biển Hồ', ma: '23578' } }] });
    const fine = SQUARE.map(([x = 0, y = 0]) => [x + 0.000001, y]);
    const again = readPlaces(file(feature({}, { type: 'Polygon', coordinates: [fine] })));
    expect('places' in again && again.places[0]?.shape.coordinates[0]?.[0]?.[0]).toEqual([108, 14]);
  });

  test('is read or refused, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const read = readPlaces(text);
        expect('reasons' in read ? read.reasons.length : read.places.length).toBeGreaterThan(0);
      }),
    );
  });
});
