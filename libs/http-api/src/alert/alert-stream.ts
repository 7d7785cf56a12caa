import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { visibleUnits, type Principal } from '@hoso/access';
import { ALERT_PREFIX, readAlert, unitsAlerted } from '@hoso/application';
import type { Alert, AlertEventType } from '@hoso/domain';
import { EventStore, type RecordedEvent } from '@hoso/event-store';
import { FrameQueue } from './frame-queue';

/** What the stream tells of; how each was delivered stands in the list. */
const TOLD: ReadonlySet<string> = new Set<AlertEventType>([
  'AlertRaised',
  'AlertEscalated',
  'AlertAcknowledged',
  'AlertResolved',
]);

const HEARTBEAT_MS = 15_000;
const HEARTBEAT = ': still here\n\n';
const KNOWN_ALERTS = 10_000;

export interface AlertListener {
  readonly principal: Principal;
  /** Exclusive. */
  readonly after: bigint | undefined;
  /** Aborted when the listener has gone. */
  readonly gone: AbortSignal;
}

type Scope = Pick<Alert, 'unit' | 'superior'>;

const frameOf = ({ stream, type, data, position, recordedAt }: RecordedEvent): string => {
  const told = { alert: stream.slice(ALERT_PREFIX.length), type, recordedAt, ...data };
  return `id: ${position}\nevent: ${type}\ndata: ${JSON.stringify(told)}\n\n`;
};

/** Alerts as server-sent events, from any place in the log on. */
@Injectable()
export class AlertStream implements OnModuleDestroy {
  private readonly closing = new AbortController();
  private readonly scopes = new LRUCache<string, Scope>({ max: KNOWN_ALERTS });

  constructor(private readonly store: EventStore) {}

  /** The streams end before the server waits for its connections. */
  onModuleDestroy(): void {
    this.closing.abort();
  }

  /** Frames until the listener has gone or the engine stops; the store is followed no faster than they are read. */
  async *frames({ principal, after, gone }: AlertListener): AsyncGenerator<string> {
    const queue = new FrameQueue(AbortSignal.any([gone, this.closing.signal]));
    const subscription = this.store.subscribe({
      filter: { streamPrefixes: [ALERT_PREFIX] },
      ...(after !== undefined && { after }),
      onEvent: async (event) => {
        if (TOLD.has(event.type) && (await this.isVisible(event, principal))) await queue.put(frameOf(event));
      },
      onFailure: (error) => queue.fail(error),
    });
    try {
      yield HEARTBEAT;
      while (!queue.isClosed) yield (await queue.next(HEARTBEAT_MS)) ?? HEARTBEAT;
    } finally {
      queue.close();
      await subscription.stop();
    }
  }

  private async isVisible(event: RecordedEvent, principal: Principal): Promise<boolean> {
    const units = visibleUnits(principal);
    if (units === 'all') return true;
    const { unit, superior } = await this.scopeOf(event.stream);
    if (unit !== undefined && units.includes(unit)) return true;
    if (superior === undefined || !units.includes(superior)) return false;
    const { alert } = await readAlert(this.store, event.stream.slice(ALERT_PREFIX.length));
    return alert !== undefined && unitsAlerted(alert).includes(superior);
  }

  /** Who answers for an alert is fixed when it is raised. */
  private async scopeOf(stream: string): Promise<Scope> {
    const known = this.scopes.get(stream);
    if (known) return known;
    const { alert } = await readAlert(this.store, stream.slice(ALERT_PREFIX.length));
    const scope: Scope = alert ?? {};
    this.scopes.set(stream, scope);
    return scope;
  }
}
