import { randomFillSync } from 'node:crypto';

const POOL = 64 * 1024;
const pool = Buffer.alloc(POOL);
let used = POOL;

/**
 * Random bytes of the system, each handed out once. Drawn in large portions: a system call for each id and each
 * encrypted column is what an import of many rows would otherwise wait for. Good until the next call only.
 */
export function freshBytes(count: number): Buffer {
  if (used + count > POOL) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + count);
  used += count;
  return bytes;
}
