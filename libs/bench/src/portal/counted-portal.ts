import { setTimeout as sleep } from 'node:timers/promises';
import {
  Portal,
  type DossierRecord,
  type LookUp,
  type PortalAnswer,
  type ProgressRecord,
  type StatusNotice,
} from '@hoso/portal';

const QUIET_MS = 3_000;
const POLL_MS = 250;
const EARLY = 500;
/** Of all exchanges, those in the middle: at the beginning slots fill, at the end there is nothing left for them. */
const FROM = 0.2;
const TO = 0.8;

/** A portal whose exchanges are counted as they end. */
export class CountedPortal extends Portal {
  private readonly endedAt: number[] = [];

  constructor(private readonly portal: Portal) {
    super();
  }

  get count(): number {
    return this.endedAt.length;
  }

  get lastAtMs(): number {
    return this.endedAt.at(-1) ?? 0;
  }

  get steadyPerSecond(): number {
    const [first, last] = [Math.floor(this.count * FROM), Math.floor(this.count * TO)];
    return ((last - first) * 1_000) / (this.endedAt[last]! - this.endedAt[first]!);
  }

  /** Waits until nothing has been exchanged for a while. @returns what `early` said after some exchanges */
  async quiet<Said>(early: () => Said): Promise<Said> {
    let said: Said | undefined;
    while (this.count === 0 || performance.now() - this.lastAtMs < QUIET_MS) {
      await sleep(POLL_MS);
      if (this.count >= EARLY) said ??= early();
    }
    return said ?? early();
  }

  sendDossier(record: DossierRecord, isUpdating: boolean): Promise<PortalAnswer> {
    return this.counted(this.portal.sendDossier(record, isUpdating));
  }

  sendProgress(row: ProgressRecord): Promise<PortalAnswer> {
    return this.counted(this.portal.sendProgress(row));
  }

  sendStatus(notice: StatusNotice): Promise<PortalAnswer> {
    return this.counted(this.portal.sendStatus(notice));
  }

  lookUp(code: string): Promise<LookUp> {
    return this.counted(this.portal.lookUp(code));
  }

  private async counted<Answer>(exchange: Promise<Answer>): Promise<Answer> {
    const answer = await exchange;
    this.endedAt.push(performance.now());
    return answer;
  }
}
