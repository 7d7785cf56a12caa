import { runBareAppends } from './appends/run-bare-appends';
import { benchmarkClock } from './clock/clock-benchmark';
import { benchmarkCommands } from './commands/commands-benchmark';
import { runLoad } from './load/run-load';
import { readOptions, type BenchOptions } from './options';
import { serveRole } from './processes/child-role';
import { endOnSignal } from './processes/ended-in-any-case';
import { profileTable } from './profile/profile-table';
import { benchmarkProjections } from './projections/projections-benchmark';
import { runEndToEnd } from './relay/end-to-end';
import { benchmarkRelay } from './relay/relay-benchmark';
import { benchmarkReplay } from './replay/replay-benchmark';
import { benchmarkPortal } from './portal/portal-benchmark';
import { runSoak } from './soak/soak';
import { machine, tableOf, writeFigures } from './report';

const BENCHMARKS: Readonly<Record<string, (options: BenchOptions) => Promise<object>>> = {
  clock: benchmarkClock,
  commands: benchmarkCommands,
  replay: benchmarkReplay,
  portal: benchmarkPortal,
  projections: benchmarkProjections,
  relay: benchmarkRelay,
};

/** What the processes do that a benchmark starts beside itself. */
const ROLES: Readonly<Record<string, () => Promise<void>>> = {
  generator: () => serveRole(runLoad),
  appender: () => serveRole(runBareAppends),
  'end-to-end': () => serveRole(runEndToEnd),
};

/**
 * Runs a benchmark with its options; the figures go to `write`.
 * @throws Error when the words are off, or when a run did not do what it should: its figures are void
 */
export const runBenchmark = async (
  [name = '', ...words]: readonly string[],
  write: (text: string) => void,
): Promise<void> => {
  const role = ROLES[name];
  if (role) return role();
  endOnSignal();
  if (name === 'soak') return runSoak(words, write);
  const benchmark = BENCHMARKS[name];
  if (!benchmark)
    throw new TypeError(`One of ${Object.keys(BENCHMARKS).join(', ')} is expected, not "${name}"`);
  const options = readOptions(words);
  const figures = { ...(await benchmark(options)), machine: machine() };
  write(tableOf(figures));
  if (options.jsonFile !== undefined) await writeFigures(options.jsonFile, figures);
  if (options.profileFolder !== undefined) write(await profileTable(options.profileFolder));
};
