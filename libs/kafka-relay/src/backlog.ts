import type { EventStore } from '@hoso/event-store';
import type { Clock, Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { PUBLISHED_EVENTS } from '@hoso/publication';
import { Ledger } from './ledger';
import type { RelaySession } from './relay-session';

export interface BacklogParts {
  readonly store: Pick<EventStore, 'scan'>;
  readonly database: Database<unknown>;
  readonly clock: Clock;
}

/** What is not told, as it was last seen. */
export interface SeenBacklog {
  /** Everything up to it is told; undefined before the first event. */
  readonly position: bigint | undefined;
  /** When the first event behind it was recorded; undefined where there is none. */
  readonly oldest: Instant | undefined;
  readonly at: Instant;
}

/** What is not told, as tables and log say it, whichever instance tells it: for as long as no session of one's own knows. */
export class Backlog {
  private last: SeenBacklog | undefined;
  private isLooking = false;

  constructor(private readonly parts: BacklogParts) {}

  /** Undefined where it is not known. */
  get seen(): SeenBacklog | undefined {
    return this.last;
  }

  /** When the first event behind a position was recorded, if that is what was seen last. */
  behind(position: bigint | undefined): Instant | undefined {
    return this.last?.position === position ? this.last?.oldest : undefined;
  }

  /** Keeps what a session knows that is over. */
  learn({ position, oldest, isCaughtUp }: Pick<RelaySession, 'position' | 'oldest' | 'isCaughtUp'>): void {
    const first = oldest ?? this.behind(position);
    const isKnown = first !== undefined || isCaughtUp;
    this.last = isKnown ? { position, oldest: first, at: this.parts.clock.now() } : undefined;
  }

  /** Looks, unless a look is under way; where it fails, an event that waited is taken to wait still. */
  async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      this.last = await this.found();
    } catch {
      if (this.last?.oldest === undefined) this.last = undefined;
    } finally {
      this.isLooking = false;
    }
  }

  private async found(): Promise<SeenBacklog> {
    const { database, clock } = this.parts;
    const position = await Ledger.positionIn(database);
    const oldest = this.behind(position) ?? (await this.firstAfter(position)); // the first one stays the first
    return { position, oldest, at: clock.now() };
  }

  private async firstAfter(position: bigint | undefined): Promise<Instant | undefined> {
    for await (const { recordedAt } of this.parts.store.scan(PUBLISHED_EVENTS, position)) return recordedAt;
    return undefined;
  }
}
