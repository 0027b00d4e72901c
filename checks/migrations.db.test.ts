import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { migrate, urlOf } from '../src/platform/db/migrate.ts';
import { ROOT } from './house/source.ts';

const folder = join(ROOT, 'migrations');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort();

it('migrations are numbered without a gap', () => {
  expect(files.map((name) => name.slice(0, 4))).toEqual(files.map((_, i) => String(i + 1).padStart(4, '0')));
});

describe.each([18, 15] as const)('on PostgreSQL %i', (version) => {
  const admin = inject(version === 18 ? 'postgres18' : 'postgres15');
  if (admin === '') return void it.skip('is not installed');
  let name: string;
  let made = 0;

  beforeEach(() => {
    name = `m_${version}_${process.pid}_${made++}`;
  });
  afterEach(async () => {
    await on(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
    await on(admin, (client) => client.query(`drop role if exists chibo_app_${name}, chibo_sealer_${name}`));
  });

  const applied = () =>
    on(
      urlOf(admin, name),
      async (client) =>
        (
          await client.query<{ name: string; sha256: string; applied_at: Date }>(
            'select * from migration order by name',
          )
        ).rows,
    );

  it('an empty server gets the whole schema', async () => {
    await migrate(admin, name);
    expect((await applied()).map((row) => [row.name, row.sha256])).toEqual(
      files.map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ]),
    );
  });

  it('migrating again does nothing', async () => {
    await migrate(admin, name);
    const before = await applied();
    await migrate(admin, name);
    expect(await applied()).toEqual(before);
  });

  it('two that migrate at once do it once', async () => {
    await Promise.all([migrate(admin, name), migrate(admin, name), migrate(admin, name)]);
    expect(await applied()).toHaveLength(files.length);
  });

  it('a migration that was changed after it was applied stops the start, and says which', async () => {
    await migrate(admin, name);
    const changed = files.at(-1) ?? '';
    await on(urlOf(admin, name), (client) =>
      client.query('update migration set sha256 = $1 where name = $2', ['0'.repeat(64), changed]),
    );
    await expect(migrate(admin, name)).rejects.toThrow(`Migration ${changed} was changed`);
  });

  it('the role that works for readers is this database’s own', async () => {
    await migrate(admin, name);
    const rows = await on(
      urlOf(admin, name),
      async (client) => (await client.query<{ value: string }>(`select value from meta order by key`)).rows,
    );
    expect(rows.map(({ value }) => value)).toEqual([`chibo_app_${name}`, `chibo_sealer_${name}`]);
    const reaching = await on(
      urlOf(admin, name),
      async (client) =>
        (
          await client.query(
            `select 1 from information_schema.role_table_grants where grantee similar to 'chibo\\_(app|sealer)%' and grantee not in ('chibo_app_${name}', 'chibo_sealer_${name}')`,
          )
        ).rowCount,
    );
    expect(reaching).toBe(0);
  });
});

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
