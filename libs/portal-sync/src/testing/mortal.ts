import type { Power } from '@hoso/alerts/testing';
import {
  EventStore,
  type Appended,
  type EventFilter,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
  type StreamSlice,
  type Subscriber,
  type Subscription,
} from '@hoso/event-store';
import {
  Portal,
  type DossierRecord,
  type LookUp,
  type PortalAnswer,
  type ProgressRecord,
  type StatusNotice,
} from '@hoso/portal';

/** A log as one process sees it that may die before and after each append. */
export class MortalStore extends EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly power: Power,
  ) {
    super();
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
  ): Promise<Appended> {
    this.power.demand();
    const appended = await this.store.append(stream, expected, events);
    this.power.demand();
    return appended;
  }

  override async *read(stream: string, slice?: StreamSlice): AsyncGenerator<RecordedEvent> {
    this.power.demand();
    yield* this.store.read(stream, slice);
  }

  override scan(filter: EventFilter, after?: bigint): AsyncIterable<RecordedEvent> {
    return this.store.scan(filter, after);
  }

  override subscribe(subscriber: Subscriber): Subscription {
    return this.store.subscribe(subscriber);
  }

  override close(): Promise<void> {
    return this.store.close();
  }
}

/** A portal as one process sees it that may die before it asks and before it hears the answer. */
export class MortalPortal extends Portal {
  constructor(
    private readonly portal: Portal,
    private readonly power: Power,
  ) {
    super();
  }

  override sendDossier(record: DossierRecord, isUpdating: boolean): Promise<PortalAnswer> {
    return this.asked(() => this.portal.sendDossier(record, isUpdating));
  }

  override sendProgress(row: ProgressRecord): Promise<PortalAnswer> {
    return this.asked(() => this.portal.sendProgress(row));
  }

  override sendStatus(notice: StatusNotice): Promise<PortalAnswer> {
    return this.asked(() => this.portal.sendStatus(notice));
  }

  override lookUp(code: string): Promise<LookUp> {
    return this.asked(() => this.portal.lookUp(code));
  }

  private async asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.power.demand();
    const answer = await ask();
    this.power.demand();
    return answer;
  }
}
