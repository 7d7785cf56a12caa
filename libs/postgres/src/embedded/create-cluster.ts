import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './binaries';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { clusterIn, type Home } from './home';
import { asUser, type ServerUser } from './server-user';
import { syncFolder, writeSettings } from './settings';

/** The one role of an embedded cluster. */
export const ROLE = 'hoso';

const UNFINISHED = 'postgres.new-';

const give = ({ uid, gid }: ServerUser, path: string): void => {
  if (uid !== undefined) chownSync(path, uid, gid ?? uid);
};

/** Runs a program of PostgreSQL to its end. @throws EmbeddedPostgresError with what it said */
export const run = (file: string, args: readonly string[], user: ServerUser): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...asUser(user), stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(
            new EmbeddedPostgresError('failed', `${file} ended with ${code ?? 'a signal'}: ${said.trim()}`),
          ),
    );
  });

// initdb reads the first password from a file: one that only the server's user can open, gone right after.
const initialise = async (native: string, workshop: string, { settings, user }: Home): Promise<string> => {
  const passwordFile = join(workshop, 'password');
  const cluster = join(workshop, 'cluster');
  writeFileSync(passwordFile, `${settings.password}\n`, { mode: 0o600, flag: 'wx' });
  give(user, passwordFile);
  const options = [
    `--pgdata=${cluster}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Independent of what the machine has installed, so that an index means the same after a move.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  await run(program(native, 'initdb'), options, user);
  return cluster;
};

/** Creates the cluster under another name and gives it its own as one step: a cut leaves none rather than half of one. */
export const ensureCluster = async (native: string, home: Home): Promise<void> => {
  const { settings, user, folder } = home;
  if (settings.created) return;
  const cluster = clusterIn(settings.home);
  for (const name of readdirSync(settings.home))
    if (name.startsWith(UNFINISHED)) rmSync(join(settings.home, name), { recursive: true, force: true });
  if (!existsSync(cluster)) {
    const workshop = mkdtempSync(join(settings.home, UNFINISHED));
    try {
      give(user, workshop);
      renameSync(await initialise(native, workshop, home), cluster);
      syncFolder(settings.home);
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
  }
  writeSettings(folder, { ...settings, created: true });
};
