import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../error-code';
import { StoreFolderInUse } from './store-errors';

const CLAIM = /^claim-(\d+)-(.+)$/;

const START_FIELD = 19;
const DEAD_STATES = ['Z', 'X'];

/** What the system tells of a process, after its name, which may itself hold spaces and brackets. */
const fieldsOf = (pid: number): readonly string[] | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
};

/** Distinguishes a process from a later one with the same id, where the system tells when a process began. */
const startOf = (pid: number): string | undefined => {
  const tick = fieldsOf(pid)?.[START_FIELD];
  return tick && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)}-${tick}`;
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

interface Claim {
  readonly pid: number;
  readonly start: string;
  readonly host: string;
}

const isAlive = ({ pid, start, host }: Claim): boolean => {
  if (host !== hostname()) return true;
  // One that was killed stays in the table until its parent asks; in a container perhaps for ever.
  if (!exists(pid) || DEAD_STATES.includes(fieldsOf(pid)?.[0] ?? '')) return false;
  return start === 'unknown' || (startOf(pid) ?? start) === start;
};

const claimIn = (folder: string, name: string): Claim | undefined => {
  const parts = CLAIM.exec(name);
  if (!parts) return undefined;
  try {
    return { pid: Number(parts[1]), start: parts[2] ?? '', host: readFileSync(join(folder, name), 'utf8') };
  } catch {
    return undefined;
  }
};

const holderText = (claim: Claim, file: string): string =>
  claim.host === hostname()
    ? `process ${claim.pid}`
    : `process ${claim.pid} on host ${claim.host} (if that host is gone, delete ${file})`;

/** Removes the claims of processes that are gone and returns one that stands. */
const otherHolder = (folder: string, own: string): string | undefined => {
  for (const name of readdirSync(folder)) {
    const claim = name === own ? undefined : claimIn(folder, name);
    if (!claim) continue;
    if (isAlive(claim)) return holderText(claim, join(folder, name));
    rmSync(join(folder, name), { force: true });
  }
  return undefined;
};

/**
 * Takes a folder for this process until the returned function is called or the process ends in any way. Each process
 * lays its own claim before it looks for others', so that of two at once at most one goes on.
 * @throws StoreFolderInUse
 */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const own = `claim-${process.pid}-${startOf(process.pid) ?? 'unknown'}`;
  const file = join(folder, own);
  try {
    writeFileSync(file, hostname(), { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    throw new StoreFolderInUse(folder, `this process (${process.pid})`);
  }
  const release = (): void => rmSync(file, { force: true });
  const holder = otherHolder(folder, own);
  if (holder === undefined) return release;
  release();
  throw new StoreFolderInUse(folder, holder);
};
