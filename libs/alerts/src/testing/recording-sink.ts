import type { OutgoingMessage, SendOutcome, Sink } from '../delivery/sink';

/** A way out that keeps what went through it; `outcome` is asked after each message has arrived. */
export class RecordingSink implements Sink {
  readonly sent: OutgoingMessage[] = [];

  constructor(
    readonly isRepeatable: boolean,
    private readonly outcome: () => SendOutcome | Error = () => ({ kind: 'delivered' }),
  ) {}

  send(_: unknown, message: OutgoingMessage): Promise<SendOutcome> {
    const outcome = this.outcome();
    if (!(outcome instanceof Error) && outcome.kind === 'failed') return Promise.resolve(outcome);
    this.sent.push(message);
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  }

  /** Which message carried each delivery, in the order of arrival. */
  arrivals(): ReadonlyMap<string, readonly string[]> {
    const arrivals = new Map<string, string[]>();
    for (const { id, notices } of this.sent)
      for (const { delivery } of notices) arrivals.set(delivery, [...(arrivals.get(delivery) ?? []), id]);
    return arrivals;
  }
}
