import { clusterMark } from './clusterMark.ts';

/**
 * What differs from PostgreSQL's own defaults: a developer's machine of two cores, few checkpoints
 * during an import, nothing less durable. No socket file: its path may be too long or unreachable.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  // Five hubs of one agency each may share it.
  max_connections: '200',
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
  jit: 'off',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  log_checkpoints: 'off',
};

/** The settings as arguments of each start, so that a newer hub brings its own to old clusters. */
export async function serverArguments(folder: string, port: number): Promise<readonly string[]> {
  const pairs = Object.entries({ ...settings, port }).map(([name, value]) => `${name}=${value}`);
  return [...pairs, await clusterMark(folder)].flatMap((pair) => ['-c', pair]);
}
