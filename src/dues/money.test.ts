import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divided, MOST, shareOf, sumOf } from './money.ts';
import { ofHundred } from './rules/remitting.ts';

const amount = fc.integer({ min: 0, max: MOST });
const share = fc
  .tuple(fc.nat(1000), fc.integer({ min: 1, max: 1000 }))
  .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: b, strict: false }));

test('a division loses nothing and makes nothing, whatever the share', () => {
  fc.assert(
    fc.property(amount, share, (total, keep) => {
      const { kept, remitted } = divided(total, keep);
      expect(BigInt(kept) + BigInt(remitted)).toBe(BigInt(total));
      expect(Math.min(kept, remitted)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('rounding is never further than half a unit off, and half goes up', () => {
  fc.assert(
    fc.property(amount, share, (total, keep) => {
      const twice = 2n * BigInt(shareOf(total, keep)) * BigInt(keep.denominator);
      const exact = 2n * BigInt(total) * BigInt(keep.numerator);
      expect(twice - exact).toBeLessThanOrEqual(BigInt(keep.denominator));
      expect(twice - exact).toBeGreaterThan(-BigInt(keep.denominator));
    }),
  );
});

test('over any number of levels, the shares kept and what reaches the top add up to what was collected', () => {
  const tree: fc.Memo<Node> = fc.memo((depth) =>
    depth <= 1
      ? fc.record({ own: fc.integer({ min: 0, max: 50_000_000 }), keep: share, below: fc.constant<Node[]>([]) })
      : fc.record({ own: fc.constant(0), keep: share, below: fc.array(tree(depth - 1), { maxLength: 5 }) }),
  );
  fc.assert(
    fc.property(tree(5), (top) => {
      const flow = passUp(top);
      expect(flow.kept + flow.up).toBe(collected(top));
    }),
  );
});

type Node = { own: number; keep: { numerator: number; denominator: number; strict: boolean }; below: Node[] };
function passUp(node: Node): { kept: number; up: number } {
  const flows = node.below.map(passUp);
  const together = sumOf([node.own, ...flows.map((flow) => flow.up)]);
  const { kept, remitted } = divided(together, node.keep);
  return { kept: sumOf([kept, ...flows.map((flow) => flow.kept)]), up: remitted };
}
function collected(node: Node): number {
  return sumOf([node.own, ...node.below.map(collected)]);
}

test('money that is not whole, negative or too large is refused aloud', () => {
  for (const wrong of [0.5, -1, Number.MAX_SAFE_INTEGER + 1, Number.NaN])
    expect(() => shareOf(wrong, ofHundred(50))).toThrow(RangeError);
  expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
});
