import { setTimeout as sleep } from 'node:timers/promises';
import type { MortalBroker } from '@hoso/kafka-broker';
import { chanceFrom, placesAmong } from './chance';
import type { SoakEngine } from './soak-engine';
import type { SoakOptions } from './soak-options';

const SOON_MS = 1_500;
const AWAY_LEAST_MS = 1_000;
const AWAY_MORE_MS = 3_000;

/** Kills engine and broker while parts of the caseload are on their way: at places that the seed chooses. */
export class Killings {
  readonly done = { 'engine-kill': 0, 'broker-kill': 0 };
  private readonly chance: () => number;
  private readonly engineAt: readonly number[];
  private readonly brokerAt: readonly number[];
  private pending: Promise<void> = Promise.resolve();

  constructor(
    { kills, brokerKills, seed }: SoakOptions,
    parts: number,
    private readonly victims: { readonly engine: SoakEngine; readonly broker: MortalBroker },
  ) {
    this.chance = chanceFrom(seed);
    this.engineAt = Array.from({ length: kills }, () => Math.floor(this.chance() * parts));
    this.brokerAt = placesAmong(parts, brokerKills, this.chance);
  }

  /** Called when a part is about to be sent. */
  onPart(part: number): void {
    const kills = this.engineAt.filter((place) => place === part).length;
    for (let kill = 0; kill < kills; kill++) this.after(this.chance() * SOON_MS, () => this.killEngine());
    if (this.brokerAt.includes(part)) this.after(this.chance() * SOON_MS, () => this.killBroker());
  }

  /** Resolves when everything that was killed is back. */
  over(): Promise<void> {
    return this.pending;
  }

  /** One after the other: each has to be up to be killed. */
  private after(ms: number, kill: () => Promise<void>): void {
    this.pending = this.pending.then(() => sleep(ms)).then(kill);
  }

  private async killEngine(): Promise<void> {
    await this.victims.engine.kill();
    this.done['engine-kill'] += 1;
  }

  private async killBroker(): Promise<void> {
    const { broker } = this.victims;
    await broker.kill();
    this.done['broker-kill'] += 1;
    await sleep(AWAY_LEAST_MS + this.chance() * AWAY_MORE_MS);
    await broker.restart();
  }
}
