import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HosoProcess, type HosoEnd } from './hoso-process';

/** What `run.json` says, as far as specifications ask. */
export interface RunFile {
  readonly process: { readonly pid: number };
  readonly ports: { readonly http: number; readonly eventStore?: number };
  readonly connections: { readonly eventStore: string; readonly database: string };
  readonly localKey: string;
}

/** An engine that is ready. */
export interface ReadyEngine {
  readonly process: HosoProcess;
  readonly run: RunFile;
  /** Base address of the API. */
  readonly address: string;
}

const POLL_MS = 20;

const statusOf = async (url: string): Promise<number | undefined> => {
  try {
    return (await fetch(url)).status;
  } catch {
    return undefined;
  }
};

const readJson = <Content>(file: string): Content | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Content) : undefined;

const isServerOf = (pid: number, cluster: string): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
};

/** A killed engine leaves its PostgreSQL running, in a session of its own. */
const endPostgres = async (cluster: string): Promise<void> => {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (isServerOf(pid, cluster)) process.kill(pid, 'SIGQUIT');
  while (isServerOf(pid, cluster)) await sleep(POLL_MS);
};

/** A data folder of its own for real processes; `clear` leaves nothing of them behind. */
export class HosoFolder {
  readonly path: string;
  private readonly processes: HosoProcess[] = [];

  constructor() {
    this.path = mkdtempSync(join(tmpdir(), 'hoso-e2e-'));
    chmodSync(this.path, 0o711); // as Hoso makes it: PostgreSQL below it runs as another user
  }

  get runFile(): string {
    return join(this.path, 'run.json');
  }

  /** Starts a command that does not work on the data folder itself. */
  spawn(...words: readonly string[]): HosoProcess {
    const started = HosoProcess.spawn(words);
    this.processes.push(started);
    return started;
  }

  /** Starts another app on this folder. */
  beginApp(app: string, settings: NodeJS.ProcessEnv = {}): HosoProcess {
    const started = HosoProcess.spawnApp(app, { HOSO_DATA: this.path, ...settings });
    this.processes.push(started);
    return started;
  }

  /** Starts a command on this folder. */
  begin(...words: readonly string[]): HosoProcess {
    return this.spawn(...words, '--data', this.path);
  }

  /** Runs a command on this folder to its end. */
  do(...words: readonly string[]): Promise<HosoEnd> {
    return this.begin(...words).ended();
  }

  /** Starts the engine without a sample and waits for `/health/ready`. */
  async start(...words: readonly string[]): Promise<ReadyEngine> {
    const started = this.begin('start', '--no-sample', '--port', '0', '--json', ...words);
    const run = await started.until('run.json', () => {
      const found = readJson<RunFile>(this.runFile);
      return found?.process.pid === started.pid ? found : undefined;
    });
    const address = `http://127.0.0.1:${run.ports.http}`;
    const isReady = async () => (await statusOf(`${address}/health/ready`)) === 200 || undefined;
    await started.until('/health/ready', isReady);
    return { process: started, run, address };
  }

  async clear(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.end('SIGKILL')));
    const home = readJson<{ home: string }>(join(this.path, 'postgres.json'))?.home ?? this.path;
    await endPostgres(join(home, 'postgres'));
    for (const folder of new Set([home, this.path])) rmSync(folder, { recursive: true, force: true });
  }
}
