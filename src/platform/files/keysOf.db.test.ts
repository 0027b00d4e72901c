import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bare, bareWorld } from '../../../checks/world/world.ts';
import { openChibo } from '../../chibo.ts';

let world: Bare;
beforeAll(async () => {
  world = await bareWorld();
});
afterAll(() => world.close());

it('a second machine with keys of its own is refused, before it writes what nobody else can read', async () => {
  const { owner, rulebook } = world.chibo;
  const keysDir = await mkdtemp(join(tmpdir(), 'chibo-other-keys-'));
  await expect(openChibo({ url: owner.url, keysDir, rulebook })).rejects.toThrow(`The keys in ${keysDir} are not`);
  const again = await world.reopen(rulebook);
  expect(again.keys.blind('x')).toEqual(world.chibo.keys.blind('x'));
});
