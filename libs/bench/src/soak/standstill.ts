import type { SoakEngine } from './soak-engine';

interface Facts {
  readonly 'kafka relay'?: {
    readonly isCaughtUp: boolean;
    readonly events?: number;
    readonly seconds?: number;
    readonly position?: string;
  };
}

/** How far the topics are. */
interface RelayStanding {
  readonly isDone: boolean;
  /** By more than a minute; the lists are behind then too. */
  readonly isFarBehind: boolean;
  readonly position: string | undefined;
}

const FAR_SECONDS = 60;

export const relayOf = async (engine: SoakEngine): Promise<RelayStanding> => {
  const { address } = await engine.ready();
  const { facts } = (await (await fetch(`${address}/health/ready`)).json()) as { readonly facts?: Facts };
  const { isCaughtUp = false, events = 0, seconds = 0, position } = facts?.['kafka relay'] ?? {};
  return { isDone: isCaughtUp && events === 0, isFarBehind: seconds > FAR_SECONDS, position };
};

/** How long nothing may move before it is given up. */
const STANDSTILL_MS = 900_000;

/** Notices that no fewer dossiers are behind than before, for long. */
export class Standstill {
  private least = Infinity;
  private position: string | undefined;
  private movedAt = performance.now();

  /** As long as the log is still being worked off, more and more dossiers are seen to be behind. @throws Error after a standstill */
  watch(behind: number, { isFarBehind, position }: RelayStanding): void {
    const isWorkedOff = isFarBehind && position !== this.position;
    if (behind < this.least || isWorkedOff) this.movedAt = performance.now();
    this.least = Math.min(this.least, behind);
    this.position = position;
    if (performance.now() - this.movedAt > STANDSTILL_MS)
      throw new Error(`The soak does not settle: ${behind} dossiers or else the topics are behind`);
  }
}
