/** Before each test file: a folder of its own for what it writes beside the database, thrown away with it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const before = tmpdir();
const folder = mkdtempSync(join(before, 'chibo-file-'));
// PostgreSQL may run as another user than we do, and has to get through
chmodSync(folder, 0o711);
process.env.TMPDIR = folder;

afterAll(() => {
  process.env.TMPDIR = before;
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
