/** How the embedded server is set: safe on disk, modest in memory, silent about the people in its data. */
import type { Place } from './place.ts';
import type { Listen, Settings } from './server.ts';

/** In: the place, where to listen, settings on top. Out: the arguments `postgres` is started with. */
export function serverArguments(place: Place, listen: Listen, more: Settings): string[] {
  const settings: Settings = {
    ...common,
    ...(place.version >= 18 ? { io_workers: '2' } : {}),
    ...listening(listen),
    ...more,
  };
  return [
    // Also by this the process is told from any other (server.ts looks for it).
    '-D',
    place.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

const common: Settings = {
  shared_buffers: '64MB',
  max_connections: '60',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  autovacuum_max_workers: '2',
  max_parallel_workers: '2',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  wal_level: 'minimal',
  jit: 'off',
  // A transaction whose program hangs may not hold its units' locks for ever.
  idle_in_transaction_session_timeout: '5min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log must not repeat what people wrote: neither the statement nor the row it stumbled over.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

function listening(listen: Listen): Settings {
  const port = String(listen.port);
  if (process.platform === 'win32') return { listen_addresses: listen.host, port };
  return {
    listen_addresses: '',
    port,
    unix_socket_directories: listen.host,
    unix_socket_permissions: '0700',
  };
}
