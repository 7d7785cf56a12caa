import { execFileSync, spawnSync, type SpawnOptions } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error';

/** Under whom the server runs; without uid: as the user of this process. */
export interface ServerUser {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

const CANDIDATES = ['postgres', 'nobody'];

const idOf = (name: string, flag: string): number =>
  Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

const known = (name: string): ServerUser | undefined => {
  try {
    return { name, uid: idOf(name, '-u'), gid: idOf(name, '-g') };
  } catch {
    return undefined;
  }
};

/**
 * PostgreSQL refuses to run as root: then an unprivileged user that every system has takes its place, or the one who
 * owns the cluster already.
 */
export const serverUser = (cluster: string): ServerUser => {
  if (process.getuid?.() !== 0) return { name: 'this user' };
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const user = known(name);
    if (user) return user;
  }
  throw new EmbeddedPostgresError(
    'unavailable',
    `PostgreSQL does not run as root and this system has none of the users ${CANDIDATES.join(', ')}: create one, ` +
      'start Hoso as another user, or give the address of an external PostgreSQL',
  );
};

// Nothing of Hoso's environment (secrets, a locale that is not installed) reaches the server.
const surroundings: SpawnOptions =
  process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, cwd: '/' };

/** Options for a process of the server's user; it starts at `/`, since it may not be able to see the present folder. */
export const asUser = ({ uid, gid }: ServerUser): SpawnOptions =>
  uid === undefined ? surroundings : { ...surroundings, uid, ...(gid === undefined ? {} : { gid }) };

/** Whether the server's user can go into a folder, or read a file. */
export const canReach = (user: ServerUser, path: string): boolean =>
  user.uid === undefined ||
  spawnSync('/bin/sh', ['-c', 'test -x "$1" || { test -f "$1" && test -r "$1"; }', 'sh', path], {
    ...asUser(user),
    stdio: 'ignore',
  }).status === 0;
