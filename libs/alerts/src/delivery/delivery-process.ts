import { ALERT_PREFIX } from '@hoso/application';
import type { AlertAudience, AlertEvents } from '@hoso/domain';
import { derivedId } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import { epochMs, instantFromMs, type Instant } from '@hoso/kernel';
import type { RunStatement } from '@hoso/postgres';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import { alertEventOf } from '../process/take-climbs';
import { Watches } from '../process/watch-table';
import type { Courier } from './courier';
import { digestWork } from './gathering';
import { addWaiting, forgetWaiting, type WaitingDelivery } from './message-table';
import { recipientsOf, type Recipient, type Told } from './recipients';

const MINUTE_MS = 60_000;

const toldOf = ({ kind, unit, superior, officer }: AlertEvents['AlertRaised']): Told => ({
  kind,
  ...(unit !== undefined && { unit }),
  ...(superior !== undefined && { superior }),
  ...(officer !== undefined && { officer }),
});

/** An alert that has reached a rung of the ladder. */
interface Rung {
  readonly alert: string;
  readonly audience: AlertAudience;
  readonly at: Instant;
}

const waitingOf = ({ alert, audience }: Rung, { name }: Recipient): WaitingDelivery => ({
  delivery: derivedId(JSON.stringify(['delivery', alert, audience, name])),
  alert,
  audience,
  recipient: name,
});

/** Tells recipients of alerts that reach their rung; slow or broken ways out hold up nothing else. */
export class DeliveryProcess implements ProcessManager {
  readonly name = 'alert-deliveries';
  readonly filter = { streamPrefixes: [ALERT_PREFIX] };

  constructor(
    private readonly courier: Courier,
    private readonly recipients: readonly Recipient[],
  ) {}

  async take(events: readonly RecordedEvent[], query: RunStatement): Promise<WorkChanges> {
    const watches = await Watches.of(
      query,
      events.map(({ stream }) => stream),
    );
    const waiting: WaitingDelivery[] = [];
    const forget: string[] = [];
    const digests: Work[] = [];
    for (const recorded of events) {
      const rung = this.rungReached(recorded, watches);
      const told = watches.get<Told>(recorded.stream);
      for (const recipient of rung && told ? recipientsOf(this.recipients, told, rung.audience) : []) {
        waiting.push(waitingOf(rung!, recipient));
        digests.push(this.digestFor(recipient, rung!.at));
      }
      if (recorded.type === 'AlertResolved') forget.push(recorded.stream.slice(ALERT_PREFIX.length));
    }
    await watches.save();
    await addWaiting(query, waiting);
    await forgetWaiting(query, forget);
    return { put: [], putIfAbsent: digests, remove: [] };
  }

  async carryOut(work: DueWork): Promise<Settlement> {
    return work.kind === 'digest' ? this.courier.digest(work) : this.courier.send(work);
  }

  private rungReached(recorded: RecordedEvent, watches: Watches): Rung | undefined {
    const { alert, event } = alertEventOf(recorded);
    const at = recorded.recordedAt;
    if (event.type === 'AlertRaised') {
      watches.set(recorded.stream, toldOf(event.data));
      return { alert, audience: event.data.audience, at };
    }
    return event.type === 'AlertEscalated' ? { alert, audience: event.data.to, at } : undefined;
  }

  private digestFor(recipient: Recipient, at: Instant): Work {
    const gathered = instantFromMs(epochMs(at) + recipient.digestMinutes * MINUTE_MS);
    return digestWork(recipient.name, this.courier.opening(recipient, gathered));
  }
}
