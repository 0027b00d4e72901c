import { randomBytes, sign, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keys, openKeys } from './keys.ts';

let folder: string;
let keys: Keys;
let others: Keys;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chibo-keys-'));
  [keys, others] = await Promise.all([openKeys(join(folder, 'a')), openKeys(join(folder, 'b'))]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what is encrypted', () => {
  it('comes back in its place, and reads as nothing meanwhile', () => {
    const cipher = keys.encrypt('012345678901', 'person:1:card');
    expect(cipher.includes('0123')).toBe(false);
    expect(keys.decrypt(cipher, 'person:1:card').toString()).toBe('012345678901');
    expect(keys.decrypt(keys.encrypt('', 'x'), 'x').length).toBe(0);
  });
  it('is different each time, so that equal values do not show', () => {
    expect(keys.encrypt('x', 'c').equals(keys.encrypt('x', 'c'))).toBe(false);
  });
  it('opens neither in another place, nor changed, nor with other keys', () => {
    const cipher = keys.encrypt('012345678901', 'person:1:card');
    expect(() => keys.decrypt(cipher, 'person:2:card')).toThrow();
    for (const at of [0, 13, cipher.length - 1]) {
      const changed = Buffer.from(cipher);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => keys.decrypt(changed, 'person:1:card'), `byte ${at}`).toThrow();
    }
    expect(() => keys.decrypt(cipher.subarray(0, -1), 'person:1:card')).toThrow();
    expect(() => keys.decrypt(randomBytes(8), 'person:1:card')).toThrow();
    expect(() => others.decrypt(cipher, 'person:1:card')).toThrow();
  });
});

describe('a keyed hash', () => {
  it('is equal for equal numbers and for no other, and useless without the key', () => {
    expect(keys.blind('012').equals(keys.blind('012'))).toBe(true);
    expect(keys.blind('Đ1'.normalize('NFD')).equals(keys.blind('Đ1'.normalize('NFC')))).toBe(true);
    expect(keys.blind('012').equals(keys.blind('0120'))).toBe(false);
    expect(keys.blind('012').equals(others.blind('012'))).toBe(false);
  });
});

describe('the keys of an installation', () => {
  it('are the same at the next start, also when two start at once', async () => {
    const again = await openKeys(join(folder, 'a'));
    expect(again.decrypt(keys.encrypt('x', 'c'), 'c').toString()).toBe('x');
    const [one, two] = await Promise.all([openKeys(join(folder, 'c')), openKeys(join(folder, 'c'))]);
    expect(two.decrypt(one.encrypt('x', 'c'), 'c').toString()).toBe('x');
    expect(
      verify(null, Buffer.from('x'), two.signing.publicKey, sign(null, Buffer.from('x'), one.signing.privateKey)),
    ).toBe(true);
  });
  it('are for nobody else to read', async () => {
    expect((await stat(join(folder, 'a'))).mode & 0o077).toBe(0);
    for (const name of ['master.key', 'ledger.pem'])
      expect((await stat(join(folder, 'a', name))).mode & 0o077, name).toBe(0);
  });
  it('are long enough and not what they encrypt with', async () => {
    expect(Buffer.from(await readFile(join(folder, 'a', 'master.key'), 'utf8'), 'base64')).toHaveLength(32);
  });
});
