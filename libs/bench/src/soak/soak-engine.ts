import { join } from 'node:path';
import { findRun } from '@hoso/platform';
import { HosoProcess } from '../processes/hoso-process';

export interface SoakEngineOptions {
  readonly folder: string;
  readonly brokers: string;
}

/** Where a ready engine takes calls. */
export interface Door {
  readonly address: string;
  readonly key: string;
}

const READY_WITHIN_MS = 120_000;

const answers = async (address: string): Promise<true | undefined> => {
  try {
    return (await fetch(`${address}/health/live`)).ok || undefined;
  } catch {
    return undefined;
  }
};

/** The whole engine as a process that is killed and comes back. */
export class SoakEngine {
  private starting: Promise<Door>;
  private hoso: HosoProcess | undefined;

  constructor(
    private readonly options: SoakEngineOptions,
    private roles?: string,
  ) {
    this.starting = this.start();
  }

  /** Resolves when it takes calls. */
  ready(): Promise<Door> {
    return this.starting;
  }

  /** Kills it as a loss of power would, and starts it again. */
  async kill(): Promise<void> {
    await this.starting;
    const hoso = this.hoso!;
    this.starting = hoso.kill().then(() => this.start());
    await this.starting;
  }

  /** Ends it in good order and starts it with other roles. */
  async restartWith(roles: string): Promise<void> {
    await this.stop();
    this.roles = roles;
    this.starting = this.start();
    await this.starting;
  }

  async stop(): Promise<void> {
    await this.starting.catch(() => undefined);
    await this.hoso?.stop();
  }

  private async start(): Promise<Door> {
    const { folder, brokers } = this.options;
    const hoso = await HosoProcess.start({
      words: [
        'start',
        '--no-sample',
        '--port',
        '0',
        '--data',
        folder,
        ...(this.roles ? ['--roles', this.roles] : []),
      ],
      env: { KAFKA_BROKERS: brokers },
      logFile: join(folder, 'hoso.log'),
    });
    this.hoso = hoso;
    const run = await hoso.until(async () => {
      const found = await findRun(folder);
      return found?.run.process.pid === hoso.pid ? found.run : undefined;
    }, READY_WITHIN_MS);
    const address = run.connections['http']!;
    await hoso.until(() => answers(address), READY_WITHIN_MS);
    return { address, key: run.localKey };
  }
}
