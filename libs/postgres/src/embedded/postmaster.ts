import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from './binaries';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { clusterIn, type Home } from './home';
import { asUser } from './server-user';

/** A running server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const READY_WITHIN_MS = 60_000;
const POLL_MS = 15;
const LOG_BYTES_MAX = 5_000_000;
const LOG_LINES_SHOWN = 5;

interface PidFile extends Postmaster {
  readonly ready: boolean;
}

const pidFileOf = (cluster: string): string => join(cluster, 'postmaster.pid');

// Lines of postmaster.pid: pid, folder, start time, port, socket folder, address, shared memory, status.
const readPidFile = (cluster: string): PidFile | undefined => {
  try {
    const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
};

/** Whether a process of this number exists. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

// A process number is given again: only one whose working folder is the cluster is its server.
const serves = (pid: number, cluster: string): boolean => {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(cluster);
};

const isServer = ({ pid }: PidFile, cluster: string): boolean => isAlive(pid) && serves(pid, cluster);

/** The server that already runs on a cluster, once it is ready; a pid file that names no such server is removed. */
export const findPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const until = performance.now() + READY_WITHIN_MS;
  for (let found = readPidFile(cluster); found; found = readPidFile(cluster)) {
    if (!isServer(found, cluster)) {
      rmSync(pidFileOf(cluster), { force: true });
      return undefined;
    }
    if (found.ready) return found;
    if (performance.now() > until)
      throw new EmbeddedPostgresError(
        'failed',
        `The server ${found.pid} on ${cluster} does not become ready`,
      );
    await sleep(POLL_MS);
  }
  return undefined;
};

const freePort = (wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

const logOf = (home: string): string => join(home, 'postgres.log');

const openLog = (file: string): number => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(file, size > LOG_BYTES_MAX ? 'w' : 'a', 0o600);
};

const lastWords = (file: string): string =>
  readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');

const optionsOf = (cluster: string, port: number): readonly string[] => [
  ...['-D', cluster, '-p', String(port), '-h', '127.0.0.1'],
  ...[
    'unix_socket_directories=',
    'fsync=on',
    'full_page_writes=on',
    'log_checkpoints=off',
    'timezone=UTC',
    'log_timezone=UTC',
  ].flatMap((setting) => ['-c', setting]),
];

const launch = async (native: string, { settings, user }: Home): Promise<Postmaster> => {
  const cluster = clusterIn(settings.home);
  const port = await freePort(settings.port);
  const log = openLog(logOf(settings.home));
  // A session of its own: Ctrl-C at the terminal stops Hoso, which then stops its database last.
  const child = spawn(program(native, 'postgres'), optionsOf(cluster, port), {
    ...asUser(user),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true)).once('error', () => (ended = true));
  child.unref();
  const until = performance.now() + READY_WITHIN_MS;
  while (!ended && performance.now() < until) {
    const found = readPidFile(cluster);
    if (found?.ready && found.pid === child.pid) return found;
    await sleep(POLL_MS);
  }
  child.kill('SIGQUIT');
  throw new EmbeddedPostgresError(
    'failed',
    `PostgreSQL did not start on ${cluster}:\n${lastWords(logOf(settings.home))}`,
  );
};

const ATTEMPTS = 8;
const BETWEEN_ATTEMPTS_MS = 300;

/** Starts a server; tried again while the last one's orphans still hold its memory, or the port was just taken. */
export const startPostmaster = async (native: string, home: Home): Promise<Postmaster> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(native, home);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(BETWEEN_ATTEMPTS_MS);
    }
  }
};
