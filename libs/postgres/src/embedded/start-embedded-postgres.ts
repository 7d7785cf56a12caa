import { installedBinaries, program, usableBinaries, type Binaries } from './binaries';
import { ensureCluster, ROLE, run } from './create-cluster';
import { isEmbeddedPostgresError } from './embedded-postgres-error';
import { clusterIn, homeOf, PLACES, type Home } from './home';
import { DATABASE, own } from './ownership';
import { findPostmaster, isAlive, startPostmaster, type Postmaster } from './postmaster';
import { writeSettings } from './settings';

/** A PostgreSQL of Hoso's own. */
export interface EmbeddedPostgres {
  /** With the password: not for logs. */
  readonly url: string;
  /** Ends the server in good order; a second call waits for the first. */
  readonly stop: () => Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The data folder: the cluster goes to `<folder>/postgres`, or where `<folder>/postgres.json` says. */
  readonly folder: string;
  /** What the operator should know: another user, another place, a server taken over, a server lost. */
  readonly onNotice: (text: string) => void;
  /** Where to put what the server's user cannot reach in the data folder, first that fits. */
  readonly places?: readonly string[];
  /** The PostgreSQL to run; the one that npm installed when absent. */
  readonly binaries?: Binaries;
}

const urlOf = (password: string, port: number, database: string): string =>
  `postgres://${ROLE}:${password}@127.0.0.1:${port}/${database}`;

interface Obtained extends Postmaster {
  readonly takenOver: boolean;
}

const obtain = async (native: string, home: Home): Promise<Obtained> => {
  const left = await findPostmaster(clusterIn(home.settings.home));
  if (left) return { ...left, takenOver: true };
  const started = await startPostmaster(native, home);
  writeSettings(home.folder, { ...home.settings, created: true, port: started.port });
  return { ...started, takenOver: false };
};

const shutDown = async (native: string, { settings, user }: Home): Promise<void> => {
  const cluster = clusterIn(settings.home);
  if (await findPostmaster(cluster))
    await run(program(native, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w', '-s'], user);
};

const ownedBy = (error: unknown): boolean =>
  isEmbeddedPostgresError(error) && error.code === 'embedded-postgres-in-use';

const serve = async (
  native: string,
  home: Home,
  onNotice: (text: string) => void,
): Promise<EmbeddedPostgres> => {
  const { pid, port, takenOver } = await obtain(native, home);
  const { password } = home.settings;
  let stopping: Promise<void> | undefined;
  const onLost = (): void => {
    if (!stopping) onNotice('The connection to the embedded PostgreSQL was lost: start Hoso again');
  };
  const { release } = await own(urlOf(password, port, 'postgres'), onLost).catch(async (error: unknown) => {
    if (!takenOver && !ownedBy(error)) await shutDown(native, home);
    throw error;
  });
  if (takenOver) onNotice(`PostgreSQL (process ${pid}) still ran from an earlier start and is taken over`);
  const endWithProcess = (): void => {
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
  };
  process.once('exit', endWithProcess);
  const end = async (): Promise<void> => {
    await release();
    await shutDown(native, home);
    process.off('exit', endWithProcess);
  };
  return { url: urlOf(password, port, DATABASE), stop: () => (stopping ??= end()) };
};

/**
 * Starts the real PostgreSQL that npm installed, or takes over one that an earlier, killed process left running.
 * It listens on loopback only, keeps `fsync` on, and ends with this process.
 * @throws EmbeddedPostgresError when another process owns it, or it cannot run here
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const { folder, onNotice, places = PLACES, binaries = installedBinaries() } = options;
  const home = homeOf(folder, { places, onNotice });
  const native = usableBinaries(binaries, home.settings.home, { user: home.user, onNotice });
  await ensureCluster(native, home);
  return serve(native, home, onNotice);
};
