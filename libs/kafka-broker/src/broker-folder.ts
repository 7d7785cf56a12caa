import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { identityOf, isRunning, type ProcessIdentity } from '@hoso/platform';
import { KafkaBrokerError } from './errors';
import type { BrokerPorts } from './settings';

/** What a folder says about its broker. */
export interface BrokerState {
  /** The broker, or whoever is just starting it. */
  readonly process: ProcessIdentity;
  readonly ports: BrokerPorts;
}

/**
 * A folder of one broker. Two brokers on one folder damage each other before the second one notices, so whoever starts
 * one claims the folder first.
 */
export class BrokerFolder {
  readonly path: string;

  constructor(folder: string) {
    this.path = resolve(folder);
  }

  get logFolder(): string {
    return join(this.path, 'log');
  }

  get settingsFile(): string {
    return join(this.path, 'server.properties');
  }

  get journal(): string {
    return join(this.path, 'broker.log');
  }

  get isFormatted(): boolean {
    return existsSync(join(this.logFolder, 'meta.properties'));
  }

  /** What was started here last, running or not. */
  async state(): Promise<BrokerState | undefined> {
    try {
      return JSON.parse(await readFile(this.stateFile, 'utf8')) as BrokerState;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async runningState(): Promise<BrokerState | undefined> {
    const state = await this.state();
    return state && isRunning(state.process) ? state : undefined;
  }

  /** Takes the folder for this process. @throws KafkaBrokerError when a broker runs here or is being started */
  async claim(): Promise<void> {
    await mkdir(this.path, { recursive: true });
    const running = await this.runningState();
    if (running) throw this.alreadyRuns(running.process.pid);
    try {
      const claim = await open(this.claimFile, 'wx');
      await claim.writeFile(JSON.stringify(identityOf(process.pid)));
      await claim.close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const owner = JSON.parse(await readFile(this.claimFile, 'utf8')) as ProcessIdentity;
      if (isRunning(owner)) throw this.alreadyRuns(owner.pid);
      await rm(this.claimFile, { force: true });
      await this.claim();
    }
  }

  async release(): Promise<void> {
    await rm(this.claimFile, { force: true });
  }

  async remember(state: BrokerState): Promise<void> {
    await writeFile(`${this.stateFile}.new`, JSON.stringify(state));
    await rename(`${this.stateFile}.new`, this.stateFile);
  }

  private get stateFile(): string {
    return join(this.path, 'broker.json');
  }

  private get claimFile(): string {
    return join(this.path, 'starting.json');
  }

  private alreadyRuns(pid: number): KafkaBrokerError {
    return new KafkaBrokerError(
      'kafka-already-runs',
      `Kafka already runs or starts on ${this.path}, by process ${pid}; stop it first, or name another folder`,
    );
  }
}
