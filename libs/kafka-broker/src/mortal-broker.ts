import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrokerState } from './broker-folder';
import { startBroker } from './start-broker';
import { killBroker, terminateBroker } from './stop-broker';

/** A broker on a folder of its own that may be killed and comes back with its data, where it was. */
export class MortalBroker {
  private constructor(
    private readonly folder: string,
    readonly brokers: string,
    private state: BrokerState,
  ) {}

  /** @throws KafkaBrokerError */
  static async start(): Promise<MortalBroker> {
    const folder = await mkdtemp(join(tmpdir(), 'hoso-kafka-'));
    try {
      const { brokers, state } = await startBroker({ folder });
      return new MortalBroker(folder, brokers, state);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get pid(): number {
    return this.state.process.pid;
  }

  kill(): Promise<void> {
    return killBroker(this.state);
  }

  terminate(): Promise<void> {
    return terminateBroker(this.state);
  }

  async restart(): Promise<void> {
    this.state = (await startBroker({ folder: this.folder })).state;
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
