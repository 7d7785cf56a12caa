import type { Subscriber, Subscription } from '../port';
import { isPassing } from './client-faults';
import type { Followed, FollowOnce } from './follow';
import { positionAfter } from './log-scan';
import { pause, type EsdbTiming } from './timing';

/** A handler threw; told apart from faults of the connection, which are tried again. */
class HandlerFailed extends Error {
  constructor(readonly reason: unknown) {
    super('A handler of the subscription failed');
  }
}

/** A subscription that begins again after every drop, from the last position that was handled. */
export class LogSubscription implements Subscription {
  private readonly stopped = new AbortController();
  private readonly done: Promise<void>;
  private position: bigint | undefined;
  private drops = 0;

  constructor(
    private readonly follow: FollowOnce,
    private readonly timing: EsdbTiming,
    private readonly subscriber: Subscriber,
  ) {
    this.position = subscriber.after;
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      try {
        await this.followOnce();
      } catch (error) {
        if (this.isFinal(error)) return;
      }
      await pause(this.timing, this.drops++, signal);
    }
  }

  private isFinal(error: unknown): boolean {
    if (this.stopped.signal.aborted && !(error instanceof HandlerFailed)) return true;
    if (isPassing(error)) return false;
    this.stopped.abort();
    this.subscriber.onFailure(error instanceof HandlerFailed ? error.reason : error);
    return true;
  }

  private async followOnce(): Promise<void> {
    const { signal } = this.stopped;
    const { filter } = this.subscriber;
    for await (const items of this.follow({ filter, after: this.position, signal })) {
      this.drops = 0;
      await this.handleAll(items);
      if (signal.aborted) return;
    }
  }

  private async handleAll(items: readonly Followed[]): Promise<void> {
    try {
      for (const item of items) {
        if (this.stopped.signal.aborted) return;
        const handling = this.handle(item);
        if (handling !== undefined) await handling; // a wait for each event would cost what bundles save
        this.position = positionAfter(item, this.position);
      }
    } catch (error) {
      throw new HandlerFailed(error);
    }
  }

  private handle(item: Followed): Promise<void> | void {
    if (item.kind === 'event') return this.subscriber.onEvent(item.event);
    if (item.kind === 'checkpoint') return this.subscriber.onCheckpoint?.(item.position);
    return this.subscriber.onCaughtUp?.();
  }
}
