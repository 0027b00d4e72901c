import { Writable } from 'node:stream';
import type pg from 'pg';
import { expect, it } from 'vitest';
import { sendTurnsWhole } from './corked.ts';

/** A client that writes each statement in two pieces, as pg does, and the batches that leave it. */
function clientOf() {
  const batches: string[][] = [];
  const stream = new Writable({
    writev: (chunks, done) => {
      batches.push(chunks.map(({ chunk }) => String(chunk)));
      done();
    },
  });
  const client = {
    connection: { stream },
    query: async (text: string) => {
      stream.cork();
      stream.write(`parse ${text}`);
      stream.write(`sync ${text}`);
      stream.uncork();
      return text;
    },
  };
  sendTurnsWhole(client as unknown as pg.ClientBase);
  return { client, batches };
}

const pieces = (...texts: string[]) => texts.flatMap((text) => [`parse ${text}`, `sync ${text}`]);

it('what is asked in one turn leaves as one write, in its order', async () => {
  const { client, batches } = clientOf();
  expect(await Promise.all(['a', 'b', 'c'].map((text) => client.query(text)))).toEqual(['a', 'b', 'c']);
  await new Promise(setImmediate);
  expect(batches).toEqual([pieces('a', 'b', 'c')]);
});

it('what waits for an answer leaves in a turn of its own, and nothing is held back', async () => {
  const { client, batches } = clientOf();
  await client.query('a');
  await new Promise(setImmediate);
  await client.query('b');
  await new Promise(setImmediate);
  expect(batches).toEqual([pieces('a'), pieces('b')]);
  expect(client.connection.stream.writableCorked).toBe(0);
});
