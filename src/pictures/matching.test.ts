import { describe, expect, test } from 'vitest';
import type { Place } from './geo.ts';
import { bareNames, matchPlaces } from './matching.ts';

const WORDS = ['đảng bộ', 'tỉnh', 'xã', 'phường'];
const UNITS = [
  { id: 'p', code: '08', name: 'Đảng bộ tỉnh Tuyên Quang', path: '0001' },
  { id: 'a', code: '23578', name: 'Đảng bộ xã Biển Hồ', path: '00010001' },
  { id: 'b', code: null, name: 'Đảng bộ phường Thống Nhất', path: '00010002' },
  { id: 'c', code: null, name: 'Đảng bộ xã Thống Nhất', path: '00010003' },
  { id: 'd', code: null, name: 'Đảng bộ phường Tuyên Quang', path: '00010004' },
];
const place = (texts: Record<string, string>): Place => ({ texts, shape: { type: 'MultiPolygon', coordinates: [] } });
const matched = (...texts: Record<string, string>[]) => {
  const { found, ...rest } = matchPlaces(texts.map(place), UNITS, WORDS);
  return { found: found.map((each) => each.unitId), ...rest };
};

describe('matching', () => {
  test('takes a name without what the kind is called', () => {
    const bare = bareNames(WORDS);
    expect(bare('Đảng bộ xã Biển Hồ')).toBe('bien ho');
    expect(bare('Xã')).toBe('xa');
  });

  test('goes by code, then by name', () => {
    expect(matched({ ma: '23578', ten: 'Somewhere' }).found).toEqual(['a']);
    expect(matched({ ten: 'BIỂN HỒ' }).found).toEqual(['a']);
    expect(matched({ ten: 'Xã Thống Nhất' }, { ten: 'Phường Thống Nhất' }).found).toEqual(['c', 'b']);
  });

  test('is not misled by the province that stands beside every place', () => {
    const of = (ten: string) => ({ ma_tinh: '08', ten_tinh: 'Tuyên Quang', ten });
    expect(matched(of('Xã Biển Hồ'), of('Phường Tuyên Quang'), of('Xã Thống Nhất'))).toEqual({
      found: ['a', 'd', 'c'],
      unmatched: [],
      twice: [],
    });
  });

  test('takes of places of one name in several provinces the one that lies in ours', () => {
    const lines = ['Gia Lai', 'Tuyên Quang', 'Hà Nội'].map((tinh) => ({ tinh, ten: 'Xã Biển Hồ', ma: tinh }));
    const { found, twice } = matchPlaces(lines.map(place), UNITS, WORDS);
    expect(found).toMatchObject([{ unitId: 'a', place: { texts: { tinh: 'Tuyên Quang' } } }]);
    expect(twice).toEqual([]);
  });

  test('leaves out and tells what fits no unit, two units, or the same unit twice', () => {
    expect(matched({ ten: 'Ia Mơ' })).toEqual({ found: [], unmatched: ['Ia Mơ'], twice: [] });
    expect(matched({ ten: 'Thống Nhất' })).toEqual({ found: [], unmatched: [], twice: ['Thống Nhất'] });
    expect(matched({ ten: 'Biển Hồ' }, { ten: 'Xã Biển Hồ' })).toEqual({
      found: [],
      unmatched: [],
      twice: ['Đảng bộ xã Biển Hồ'],
    });
  });
});
