import type { AlertFactsFinder } from '@hoso/application';
import { officialInstant } from '@hoso/domain';
import { epochMs, instantFromMs, type Clock, type Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import type { DueWork, Settlement } from '@hoso/processes';
import type { Carried, DeliveryRecords, Planned } from './delivery-records';
import { gatherMessages, sendWork } from './gathering';
import { dropMessage, moveMessage, planMessage, readMessage, type Message } from './message-table';
import { ALL_UNITS, type Recipient } from './recipients';
import type { SendOutcome, Sink, Sinks } from './sink';

export interface CourierParts {
  readonly database: Database<unknown>;
  readonly clock: Clock;
  readonly finder: AlertFactsFinder;
  readonly recipients: readonly Recipient[];
  readonly sinks: Sinks;
  readonly records: DeliveryRecords;
}

/** A message, to whom it goes and how. */
interface Errand {
  readonly message: Message;
  readonly recipient: Recipient;
  readonly sink: Sink;
}

const MAX_ATTEMPTS = 8;
const FIRST_RETRY_MS = 60_000;
const LAST_RETRY_MS = 3_600_000;

/** Doubles with each attempt, up to an hour. */
const retryAfterMs = (attempts: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);

/** How a message stands after an attempt: `planned` when it is to be tried again. */
const stateAfter = (outcome: SendOutcome, attempts: number, sink: Sink): Message['state'] => {
  if (outcome.kind === 'delivered') return 'delivered';
  if (outcome.kind === 'unknown' && !sink.isRepeatable) return 'unknown';
  const isHopeless = outcome.kind === 'failed' && outcome.isPermanent;
  return isHopeless || attempts >= MAX_ATTEMPTS ? 'gave-up' : 'planned';
};

/** Gathers what waits into messages and carries them out: intent before, outcome after, nothing twice. */
export class Courier {
  constructor(private readonly parts: CourierParts) {}

  /** When a message to a recipient may go at the earliest: at once, or at the next opening where it has quiet hours. */
  opening({ quietHours, unit }: Recipient, at: Instant): Instant {
    if (!quietHours) return at;
    return officialInstant(this.parts.finder.calendarOf(unit === ALL_UNITS ? undefined : unit), at);
  }

  /** Makes messages of everything that waits for a recipient. */
  digest({ data }: DueWork): Settlement {
    const { recipient } = data as { readonly recipient: string };
    const at = this.parts.clock.now();
    return (
      this.quiet(this.recipient(recipient)) ?? {
        kind: 'done',
        along: (query) => gatherMessages(query, recipient, at),
      }
    );
  }

  /** Sends a message, or finishes what a crash left of sending it. */
  async send({ data }: DueWork): Promise<Settlement> {
    const { message: id } = data as { readonly message: string };
    const message = await readMessage(this.parts.database.query, id);
    if (!message) return { kind: 'done' };
    const recipient = this.recipient(message.recipient);
    const sink = recipient && this.parts.sinks[recipient.sink];
    if (!recipient || !sink)
      return { kind: 'parked', reason: `no way to ${message.recipient} in the settings` };
    return this.carryOn({ message, recipient, sink });
  }

  private carryOn(errand: Errand): Promise<Settlement> | Settlement {
    const { message, recipient, sink } = errand;
    if (message.state === 'planned') return this.quiet(recipient) ?? this.begin(errand);
    if (message.state !== 'sending') return this.tell(message);
    // Whoever was sending it has stopped: only a receiver who can tell a repeat gets it again.
    return sink.isRepeatable
      ? this.begin(errand)
      : this.end(errand, { kind: 'unknown', fault: 'stopped while sending' });
  }

  private async begin(errand: Errand): Promise<Settlement> {
    const { message, recipient, sink } = errand;
    const plan = await this.parts.records.plan(message, recipient);
    if (sink.isRepeatable && plan.carried.length > 0) return this.divide(message, plan);
    for (const { message: id, delivery } of plan.carried) {
      const lost = { id, attempts: 1, fault: 'its message was lost' };
      await this.parts.records.failed(lost, [delivery], 'unknown');
    }
    if (plan.own.length === 0) return this.finished(message);
    const sending: Message = {
      ...message,
      deliveries: plan.own,
      state: 'sending',
      attempts: message.attempts + 1,
    };
    if (!(await moveMessage(this.parts.database.query, message.state, sending)))
      return { kind: 'later', dueAt: this.parts.clock.now(), reason: 'another instance sends it' };
    const outcome = await sink.send(recipient, { id: message.id, notices: plan.notices });
    return this.end({ ...errand, message: sending }, outcome);
  }

  /** What an earlier message carried, which the tables have lost, goes under that message’s id again. */
  private divide(message: Message, { own, carried }: Planned): Settlement {
    const { recipient } = message;
    const at = this.parts.clock.now();
    return {
      kind: 'done',
      along: async (query) => {
        await moveMessage(query, message.state, { ...message, deliveries: own });
        for (const { message: id, delivery } of carried)
          await planMessage(query, { id, recipient, deliveries: [delivery] });
        const ids = [message.id, ...carried.map((each: Carried) => each.message)];
        return ids.map((id) => sendWork(recipient, id, at));
      },
    };
  }

  private async end({ message, sink }: Errand, outcome: SendOutcome): Promise<Settlement> {
    const state = stateAfter(outcome, message.attempts, sink);
    const fault = outcome.kind === 'delivered' ? '' : outcome.fault;
    const ended: Message = { ...message, state, fault };
    await moveMessage(this.parts.database.query, 'sending', ended);
    if (state !== 'planned') return this.tell(ended);
    const dueAt = instantFromMs(epochMs(this.parts.clock.now()) + retryAfterMs(message.attempts));
    return { kind: 'later', dueAt, reason: fault };
  }

  /** Records the outcome with each alert. */
  private async tell(message: Message): Promise<Settlement> {
    const { state, id, deliveries } = message;
    if (state === 'delivered') await this.parts.records.delivered(id, deliveries);
    else if (state === 'unknown' || state === 'gave-up')
      await this.parts.records.failed(message, deliveries, state);
    return this.finished(message);
  }

  private finished({ id }: Message): Settlement {
    return {
      kind: 'done',
      along: async (query) => {
        await dropMessage(query, id);
        return [];
      },
    };
  }

  private recipient(name: string): Recipient | undefined {
    return this.parts.recipients.find((each) => each.name === name);
  }

  private quiet(recipient: Recipient | undefined): Settlement | undefined {
    const at = this.parts.clock.now();
    const opening = recipient ? this.opening(recipient, at) : at;
    return opening > at ? { kind: 'later', dueAt: opening, reason: 'quiet hours' } : undefined;
  }
}
