import type { Context as Http } from 'hono';
import { describe, expect, it } from 'vitest';
import { addressOf, proxiesGiven } from './address.ts';

/** A request with this header, from no connection that could be asked. */
const asked = (forwarded?: string) =>
  ({
    req: { header: (name: string) => (name === 'X-Forwarded-For' ? forwarded : undefined) },
    env: {},
  }) as unknown as Http;

describe('the address of whoever asks', () => {
  it.each([
    ['1.2.3.4', 0, 'unknown'],
    [undefined, 1, 'unknown'],
    ['1.2.3.4', 1, '1.2.3.4'],
    ['6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
    ['6.6.6.6, 1.2.3.4, 10.0.0.1', 2, '1.2.3.4'],
    // fewer than there are proxies: somebody inside asks
    ['10.0.0.1', 2, '10.0.0.1'],
  ])('%s behind %i proxies is %s', (forwarded, proxies, address) =>
    expect(addressOf(asked(forwarded), proxies)).toBe(address),
  );

  it('the number of proxies is a small whole number', () => {
    expect([proxiesGiven(undefined), proxiesGiven(''), proxiesGiven('2')]).toEqual([0, 0, 2]);
    for (const wrong of ['-1', 'x', '10', '1.5']) expect(() => proxiesGiven(wrong)).toThrow(/CHIBO_PROXIES/);
  });
});
