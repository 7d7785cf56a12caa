import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { canReach, serverUser, type ServerUser } from './server-user';
import { readSettings, writeSettings, type Settings } from './settings';

/** A data folder, its settings, and the user under whom its server runs. */
export interface Home {
  readonly folder: string;
  readonly settings: Settings;
  readonly user: ServerUser;
}

/** Where a cluster goes that its server could not reach in the data folder: kept over a restart of the machine first. */
export const PLACES: readonly string[] = ['/var/lib/hoso', '/var/tmp', tmpdir()];

/** The folder of the cluster itself. */
export const clusterIn = (home: string): string => join(home, 'postgres');

const usablePlace = (place: string, user: ServerUser): boolean => {
  try {
    if (!existsSync(place)) {
      mkdirSync(place, { recursive: true });
      chmodSync(place, 0o755); // whatever the umask: the server's user passes through
    }
    accessSync(place, constants.W_OK);
    return canReach(user, place);
  } catch {
    return false;
  }
};

const findPlace = (folder: string, user: ServerUser, places: readonly string[]): string => {
  const place = places.find((one) => usablePlace(one, user));
  if (place === undefined)
    throw new EmbeddedPostgresError(
      'unreachable',
      `The user ${user.name} of PostgreSQL can reach neither ${folder} nor ${places.join(', ')}: open one of them`,
    );
  const home = mkdtempSync(join(place, 'postgres-'));
  chmodSync(home, 0o755);
  writeFileSync(join(home, 'belongs-to.txt'), `${folder}\n`);
  return home;
};

const fresh = (folder: string, places: readonly string[]): Home => {
  const user = serverUser(clusterIn(folder));
  const home = canReach(user, folder) ? folder : findPlace(folder, user, places);
  const settings = { home, password: randomBytes(24).toString('base64url'), port: 0, created: false };
  writeSettings(folder, settings);
  return { folder, settings, user };
};

const known = (folder: string, settings: Settings): Home => {
  const cluster = clusterIn(settings.home);
  const tie = `as ${join(folder, 'postgres.json')} says`;
  if (settings.created && !existsSync(cluster))
    throw new EmbeddedPostgresError(
      'data-missing',
      `The data of PostgreSQL was in ${cluster}, ${tie}, and is not there: bring it back, from a backup if need be`,
    );
  const user = serverUser(cluster);
  if (!canReach(user, settings.home))
    throw new EmbeddedPostgresError(
      'unreachable',
      `The user ${user.name} of PostgreSQL can no longer reach ${settings.home}, where its data is, ${tie}: ` +
        'open the folders above it for passing through (chmod o+x)',
    );
  return { folder, settings, user };
};

const notice = ({ folder, settings, user }: Home): string | undefined => {
  if (settings.home !== folder)
    return (
      `PostgreSQL does not run as root, and the user ${user.name} cannot reach ${folder}: ` +
      `its data is in ${settings.home}, as ${join(folder, 'postgres.json')} says`
    );
  return user.uid === undefined ? undefined : `PostgreSQL does not run as root: it runs as ${user.name}`;
};

/** Finds the cluster's home, or chooses it for good on the first start. */
export const homeOf = (
  dataFolder: string,
  { places, onNotice }: { readonly places: readonly string[]; readonly onNotice: (text: string) => void },
): Home => {
  mkdirSync(dataFolder, { recursive: true });
  const folder = realpathSync(dataFolder);
  const settings = readSettings(folder);
  const home = settings ? known(folder, settings) : fresh(folder, places);
  const text = notice(home);
  if (text !== undefined) onNotice(text);
  return home;
};
