import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { urlOf } from './migrate.ts';

/** Clones the migrated template on a test server. Returns the new database's address and how to drop it. */
export async function testDatabase(adminUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  for (let tries = 0; ; tries++) {
    try {
      await run(`create database ${name} template chibo_template`);
      break;
    } catch (error) {
      // another clone is being made of the same template at this moment
      if ((error as { code?: string }).code !== '55006' || tries > 200) throw error;
    }
  }
  return { url: urlOf(adminUrl, name), drop: () => run(`drop database if exists ${name} with (force)`) };
}
