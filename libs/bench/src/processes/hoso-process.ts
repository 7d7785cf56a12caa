import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '@hoso/platform';
import { endWithProcess } from './ended-in-any-case';

interface Manifest {
  readonly bin: { readonly hoso: string };
  readonly scripts: { readonly start: string };
}

interface Program {
  readonly file: string;
  /** Options of Node.js with which `npm start` runs it. */
  readonly nodeOptions: readonly string[];
}

/** The compiled command line, as it is shipped. @throws Error when it was not built */
const shippedProgram = async (): Promise<Program> => {
  const root = packageRoot(__dirname);
  const { bin, scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  const file = join(root, bin.hoso);
  if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build" first`);
  return { file, nodeOptions: scripts.start.split(' ').filter((word) => word.startsWith('--')) };
};

export interface HosoOptions {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where it writes what it has to say. */
  readonly logFile: string;
  readonly profileFolder?: string;
}

const POLL_MS = 5;

/** `hoso` as a process of its own. */
export class HosoProcess {
  private readonly forget: () => void;

  private constructor(
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {
    this.forget = endWithProcess(() => this.stop());
  }

  static async start({ words, env, logFile, profileFolder }: HosoOptions): Promise<HosoProcess> {
    const profiling = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
    const { file, nodeOptions } = await shippedProgram();
    const log = await open(logFile, 'a');
    try {
      const child = spawn(process.execPath, [...nodeOptions, ...profiling, file, ...words], {
        env: { ...process.env, ...env },
        stdio: ['ignore', log.fd, log.fd],
      });
      await once(child, 'spawn');
      return new HosoProcess(child, logFile);
    } finally {
      await log.close();
    }
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** What it has said so far. */
  said(): Promise<string> {
    return readFile(this.logFile, 'utf8');
  }

  /** Asks again and again until there is an answer. @throws Error with what it said when it ends or takes too long */
  async until<Answer>(ask: () => Promise<Answer | undefined>, withinMs: number): Promise<Answer> {
    const latest = performance.now() + withinMs;
    while (this.child.exitCode === null && performance.now() < latest) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      await sleep(POLL_MS);
    }
    throw new Error(`hoso did not come up; it said:\n${await this.said()}`);
  }

  /** Stops it as an operator does. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Ends it as a loss of power would. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    this.forget();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}
