import {
  MemoryEventStore,
  OutcomeUnknown,
  StoreUnavailable,
  type Appended,
  type EventToAppend,
  type ExpectedRevision,
} from '@hoso/event-store';
import type { Instant } from '@hoso/kernel';

/** Chance as a function: the next number from 0 up to 1. */
export type Chance = () => number;

/** A store whose appends fail before they are written, or are written while their answer is lost, by chance. */
export class FaultyStore extends MemoryEventStore {
  /** What was injected, by kind. */
  readonly injected = { unavailable: 0, lostAnswers: 0, delays: 0 };
  isFaulty = false;

  constructor(
    private readonly chance: Chance,
    now?: () => Instant,
  ) {
    super(now);
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<Appended> {
    if (!this.isFaulty) return super.append(stream, expected, events);
    await this.delay();
    if (this.chance() < 0.08) {
      this.injected.unavailable += 1;
      throw new StoreUnavailable('injected');
    }
    const appended = await super.append(stream, expected, events);
    await this.delay();
    if (this.chance() < 0.08) {
      this.injected.lostAnswers += 1;
      throw new OutcomeUnknown(stream);
    }
    return appended;
  }

  private async delay(): Promise<void> {
    while (this.chance() < 0.4) {
      this.injected.delays += 1;
      await new Promise((later) => setImmediate(later));
    }
  }
}
