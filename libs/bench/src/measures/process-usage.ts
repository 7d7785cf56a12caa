import { readdirSync, readFileSync } from 'node:fs';

/** Linux reports CPU time to processes in hundredths of a second on every architecture. */
const MS_PER_TICK = 10;

/** Counted after the name in parentheses, which may itself hold blanks and parentheses. */
const PARENT = 1;
const USER_TICKS = 11;
const CHILDREN_SYSTEM_TICKS = 14;

const statusOf = (pid: number): readonly string[] => {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

const parentOf = (pid: number): number | undefined => {
  try {
    return Number(statusOf(pid)[PARENT]);
  } catch {
    return undefined;
  }
};

/** CPU time in milliseconds that a process and its ended children have used, all threads; 0 when it is no more. */
export const cpuMsOf = (pid: number): number => {
  try {
    const ticks = statusOf(pid).slice(USER_TICKS, CHILDREN_SYSTEM_TICKS + 1);
    return ticks.reduce((sum, each) => sum + Number(each), 0) * MS_PER_TICK;
  } catch {
    return 0;
  }
};

/** The processes that a process has started, and theirs, as long as they run. */
export const descendantsOf = (pid: number): readonly number[] => {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((name) => [Number(name), parentOf(Number(name))]));
  const found = [pid];
  for (let index = 0; index < found.length; index++)
    for (const [child, parent] of parents) if (parent === found[index]) found.push(child);
  return found.slice(1);
};

/** Resident memory that belongs to no file, in bytes: the map of the store file is left out. */
export const anonymousBytesOf = (pid: number): number => {
  const line = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
  if (!line) throw new Error(`/proc/${pid}/status has no line RssAnon; the benchmark needs Linux`);
  return Number(line[1]) * 1024;
};
