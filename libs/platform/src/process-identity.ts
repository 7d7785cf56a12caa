import { readFileSync } from 'node:fs';

/** Names one run of one process for ever: an id alone is given again to others, after a restart at the latest. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start tick of the process; absent where the system does not tell. */
  readonly started?: string;
}

const DEAD_STATES = ['Z', 'X'];
const START_FIELD = 19;

/** The fields after the name of the process, which may itself hold spaces and brackets. */
const fieldsOf = (pid: number): readonly string[] | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
};

const startOf = (pid: number): string | undefined => {
  const tick = fieldsOf(pid)?.[START_FIELD];
  return tick && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${tick}`;
};

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The identity of this process, or of another that runs now. */
export const identityOf = (pid: number): ProcessIdentity => {
  const started = startOf(pid);
  return { pid, ...(started && { started }) };
};

/** Whether that very process still runs; one that has ended but was not yet collected by its parent does not. */
export const isRunning = ({ pid, started }: ProcessIdentity): boolean => {
  if (!exists(pid)) return false;
  if (DEAD_STATES.includes(fieldsOf(pid)?.[0] ?? '')) return false;
  return started === undefined || startOf(pid) === started;
};
