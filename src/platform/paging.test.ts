import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mark, page, readMark } from './paging.ts';
import { Refusal } from './refusal.ts';

const rows = (n: number) => Array.from({ length: n }, (_, i) => ({ key: `k${i}`, id: String(i) }));
const cut = (all: ReturnType<typeof rows>, limit: number) =>
  page(
    all.slice(0, limit + 1),
    limit,
    all.length,
    (row) => mark([row.key, row.id]),
    (row) => row.id,
  );

describe('a page', () => {
  it('that is not the last says where the next begins', () => {
    const { items, total, next } = cut(rows(5), 2);
    expect([items, total]).toEqual([['0', '1'], 5]);
    expect(readMark(next ?? '', 2)).toEqual(['k1', '1']);
  });
  it('that is the last says nothing, also when it is just full', () => {
    expect(cut(rows(2), 2).next).toBeNull();
    expect(cut(rows(0), 2)).toEqual({ items: [], total: 0, next: null });
  });
  it('after page gives every row once', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 9 }), (n, limit) => {
        let left = rows(n);
        const seen: string[] = [];
        for (let turns = 0; turns <= n; turns++) {
          const { items, next } = cut(left, limit);
          seen.push(...items);
          if (next === null) break;
          const [, id = ''] = readMark(next, 2);
          left = left.slice(left.findIndex((row) => row.id === id) + 1);
        }
        expect(seen).toEqual(rows(n).map(({ id }) => id));
      }),
    );
  });
});

describe('a mark', () => {
  it('keeps any text, Vietnamese too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (key, id) => {
        expect(readMark(mark([key, id]), 2)).toEqual([key, id]);
      }),
    );
    expect(readMark(mark(['Đào Thị Ánh', 'x']), 2)).toEqual(['Đào Thị Ánh', 'x']);
  });
  it('that is not one of ours is refused, not guessed at', () => {
    const forged = [
      '',
      'x',
      '%',
      mark(['one']),
      mark(['a', 'b', 'c']),
      mark(['a', 1]),
      mark([null, 'b']),
      Buffer.from('{}').toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ];
    for (const each of forged) {
      expect(() => readMark(each, 2), each).toThrow(Refusal);
      expect(() => readMark(each, 2), each).toThrow('page.mark');
    }
  });
});
