import { randomUUID } from 'node:crypto';
import { stepped, type Stepped } from '@hoso/alerts/testing';
import {
  createPortalQuestions,
  PortalRatings,
  PortalSyncStreams,
  type PortalSyncStream,
} from '@hoso/application';
import {
  ONE_PROCEDURE,
  startApplication,
  type ApplicationFixture,
  type SetClock,
} from '@hoso/application/testing';
import { isRefusal, type DomainEvent } from '@hoso/kernel';
import type { DossierEvent, PortalSyncEvent, ReleaseDecision } from '@hoso/domain';
import { decode, encode, type EventOrigin, type StoredMetadata } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { CLASSIC_TERMS, messagesOf, type Portal, type PortalMessage } from '@hoso/portal';
import { migrate, type Database } from '@hoso/postgres';
import { ProcessCore, processMigrations, PROCESSES_SCHEMA } from '@hoso/processes';
import { HANDLING_UNIT } from '@hoso/testing';
import type { PortalPace } from '../exchange/pace';
import {
  createPortalSync,
  PORTAL_SYNC_SCHEMA,
  PortalSyncList,
  preparePortalSyncTables,
  type PortalSyncParts,
} from '../index';

const ORIGIN: EventOrigin = {
  commandId: '00000000-0000-4000-8000-000000000000',
  payloadHmac: '',
  correlationId: '00000000-0000-4000-8000-000000000000',
  causationId: '00000000-0000-4000-8000-000000000000',
  actor: { id: 'binh', role: 'officer', unit: HANDLING_UNIT },
};

/** A pace without a breaker: in a simulation the portal is always about to fail. */
export const ROUGH_PACE: PortalPace = {
  concurrency: 8,
  answerWithinMs: 1_000,
  breakAfter: Number.MAX_SAFE_INTEGER,
};

/** What one instance lives on. */
export interface Ground {
  readonly portal: Portal;
  readonly store?: EventStore;
  readonly database?: Database<unknown>;
  readonly pace?: PortalPace;
}

/** The outbox over a log in memory, a real database and a portal in memory, without loops and timers. */
export class PortalSyncWorld {
  private constructor(
    readonly application: ApplicationFixture,
    readonly database: Database<unknown>,
  ) {}

  static async begin(
    clock: SetClock,
    store: EventStore,
    database: Database<unknown>,
  ): Promise<PortalSyncWorld> {
    await database.query({ text: `drop schema if exists ${PORTAL_SYNC_SCHEMA} cascade` });
    await database.query({ text: `drop schema if exists ${PROCESSES_SCHEMA} cascade` });
    await migrate(database, PROCESSES_SCHEMA, processMigrations);
    await preparePortalSyncTables(database);
    return new PortalSyncWorld(await startApplication(clock, ONE_PROCEDURE, store), database);
  }

  get list(): PortalSyncList {
    return new PortalSyncList(this.database);
  }

  /** What an instance is made of; its streams are its own, as in a process of its own. */
  parts({ portal, store = this.application.store, database, pace = ROUGH_PACE }: Ground): PortalSyncParts {
    const { keys, clock, settings, reader, reference } = this.application;
    const portalSyncs = { streams: new PortalSyncStreams({ store, keys, settings }) };
    const portalQuestions = createPortalQuestions({ store, keys, clock, settings });
    const portalRatings = new PortalRatings({ store, clock, settings });
    return {
      ...{
        portal,
        pace,
        portalSyncs,
        portalQuestions,
        portalRatings,
        store,
        reader,
        reference,
        terms: CLASSIC_TERMS,
      },
      ...{ database: database ?? this.database, clock, settings },
    };
  }

  instance(ground: Ground): Stepped {
    const parts = this.parts(ground);
    return stepped(new ProcessCore(createPortalSync(parts), parts.database, parts.clock), parts.store);
  }

  async write(code: string, ...events: readonly DossierEvent[]): Promise<void> {
    const stored = events.map((event) => encode(randomUUID(), event, ORIGIN));
    await this.application.store.append(`dossier-${code}`, 'any', stored);
  }

  /** Lets an instance do all that is due now. */
  async settle({ core, takeSome }: Stepped): Promise<void> {
    while ((await takeSome(1_000)) + (await core.workOff()) > 0);
  }

  stream(code: string): Promise<PortalSyncStream> {
    const { store, keys, settings } = this.application;
    return new PortalSyncStreams({ store, keys, settings }).load(code);
  }

  /** The facts of a dossier’s way. */
  facts(code: string): Promise<readonly PortalSyncEvent[]> {
    return this.events<PortalSyncEvent>(`portalsync-${code}`);
  }

  /** What the log says that the portal is to be told. */
  async expected(code: string): Promise<readonly PortalMessage[]> {
    const events = await this.events<DossierEvent>(`dossier-${code}`);
    const { units } = this.application.reference;
    return messagesOf(
      events.map((event) => ({ event, by: ORIGIN.actor.id })),
      {
        procedure: ONE_PROCEDURE.procedure,
        unitName: (id) => units.get(id)?.name ?? id,
        terms: CLASSIC_TERMS,
      },
    );
  }

  /** An operator decides. @throws Error when that is refused */
  async release(code: string, decision: ReleaseDecision): Promise<void> {
    await this.decide(code, { type: 'ReleaseMessage', data: { decision, reason: 'đã kiểm tra' } });
  }

  async order(code: string): Promise<void> {
    await this.decide(code, { type: 'OrderPortalSync', data: { reason: 'Công văn 812' } });
  }

  private async decide(
    code: string,
    command: Parameters<ApplicationFixture['portalSyncs']['decisions']['take']>[0]['command'],
  ): Promise<void> {
    const commandId = randomUUID();
    const principal = { id: 'van-hanh', role: 'operations', units: 'all' } as const;
    const context = { principal, commandId, correlationId: commandId, causationId: commandId };
    const outcome = await this.application.portalSyncs.decisions.take({ code, command, context });
    if (isRefusal(outcome as never)) throw new Error(JSON.stringify(outcome));
  }

  private async events<Event extends DomainEvent>(stream: string): Promise<readonly Event[]> {
    const events: DomainEvent[] = [];
    for await (const recorded of this.application.store.read(stream))
      events.push(decode({ ...recorded, metadata: recorded.metadata as StoredMetadata }));
    return events as unknown as readonly Event[];
  }
}
