/** A client's standing connection: it proves that the server answers, and lets others see that somebody is there. */
import pg from 'pg';
import { readPassword, superuser } from './cluster.ts';
import { EmbeddedError } from './errors.ts';
import type { Place } from './place.ts';
import type { Server } from './server.ts';

/** An open connection to a server. */
export type Presence = { othersConnected(): Promise<number>; leave(): Promise<void> };

/** In: a server and a database. Out: the address for the `pg` driver; it holds the password. */
export function addressOf(place: Place, server: Server, database: string): string {
  const credentials = `${superuser}:${readPassword(place.home)}`;
  if (process.platform === 'win32') return `postgresql://${credentials}@${server.host}:${server.port}/${database}`;
  // The socket's directory goes before the host; the host is there because URL parsers want one.
  return `postgresql://${credentials}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(server.host)}&port=${server.port}`;
}

/** Out: the connection, or undefined when the server went away in the meantime. Refuses when it will not have us. */
export async function beThere(place: Place, server: Server): Promise<Presence | undefined> {
  const connection = new pg.Client({
    connectionString: addressOf(place, server, 'postgres'),
    application_name: `chibo ${process.pid}`,
  });
  // When the server dies its owner restarts it; what matters to us fails by itself.
  connection.on('error', () => {});
  try {
    await connection.connect();
  } catch (error) {
    if (wentAway.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw new EmbeddedError(`The embedded server of ${place.home} does not let us in: ${(error as Error).message}`);
  }
  return {
    async othersConnected() {
      const { rows } = await connection.query<{ others: number }>(
        `select count(*)::integer as others from pg_stat_activity
          where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      return rows[0]?.others ?? 0;
    },
    async leave() {
      await connection.end().catch(() => {});
    },
  };
}

/** Refused, no such socket, cut off, shutting down, not ready yet. */
const wentAway = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);
