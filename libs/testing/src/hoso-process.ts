import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a process ended and what it wrote. */
export interface HosoEnd {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const POLL_MS = 20;

/** What the caller's shell sets must not reach the process: it would work on other engines. */
const SETTINGS = /^(HOSO_|EVENTSTORE_URL$|DATABASE_URL$|KAFKA_BROKERS$)/;

const environment = (settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.test(name))),
  ...settings,
});

const PACKAGE = join(__dirname, '..', '..', '..');

/** The file that an app is built to: the command line as the manifest names it, or another one beside it. */
const programFile = (app: string): string => {
  const manifest = readFileSync(join(PACKAGE, 'package.json'), 'utf8');
  const { hoso } = (JSON.parse(manifest) as { bin: { hoso: string } }).bin;
  const file = join(PACKAGE, hoso, '..', '..', '..', app, 'src', 'main.js');
  if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build" first`);
  return file;
};

/** The built command line, or another app, as a process of its own, with the processes that it starts. */
export class HosoProcess {
  out = '';
  err = '';
  private readonly closed: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    this.closed = once(child, 'exit');
  }

  /** @throws Error when the command line was not built */
  static spawn(words: readonly string[]): HosoProcess {
    return HosoProcess.run([programFile('hoso'), ...words], {});
  }

  /** Starts another app, which takes its settings from the environment. @throws Error when it was not built */
  static spawnApp(app: string, settings: NodeJS.ProcessEnv): HosoProcess {
    return HosoProcess.run([programFile(app)], settings);
  }

  private static run(words: readonly string[], settings: NodeJS.ProcessEnv): HosoProcess {
    const child = spawn(process.execPath, words, {
      env: environment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    return new HosoProcess(child);
  }

  get pid(): number {
    return this.child.pid!;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async ended(): Promise<HosoEnd> {
    await this.closed;
    for (const stream of [this.child.stdout!, this.child.stderr!])
      if (!stream.readableEnded) await Promise.race([once(stream, 'end'), sleep(1_000)]);
    return { code: this.child.exitCode, out: this.out, err: this.err };
  }

  /** Sends the signal to the process and to those of its group, and waits for its end. */
  async end(signal: NodeJS.Signals): Promise<HosoEnd> {
    if (!this.hasEnded) process.kill(-this.pid, signal);
    return this.ended();
  }

  /** Asks until there is an answer. @throws Error with what the process said when it ends or takes too long */
  async until<Answer>(
    what: string,
    ask: () => Promise<Answer | undefined> | Answer | undefined,
    withinMs = 45_000,
  ) {
    const latest = performance.now() + withinMs;
    while (!this.hasEnded && performance.now() < latest) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      await sleep(POLL_MS);
    }
    throw new Error(`${what} did not come; the process said:\n${this.out}${this.err}`);
  }
}
