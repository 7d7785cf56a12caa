import { randomUUID } from 'node:crypto';
import {
  ONE_PROCEDURE,
  startApplication,
  type ApplicationFixture,
  type SetClock,
} from '@hoso/application/testing';
import type { BreachSource } from '@hoso/application';
import type { BreachFacts, DossierEvent, ListedBreaches } from '@hoso/domain';
import { encode, type EventOrigin } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { epochMs, instantFromMs, type DomainEvent, type Instant } from '@hoso/kernel';
import { ProcessCore, processMigrations, PROCESSES_SCHEMA, isCheckpointMoved } from '@hoso/processes';
import { migrate, type Database } from '@hoso/postgres';
import { HANDLING_UNIT, happened, ONE_STOP, received } from '@hoso/testing';
import type { Recipient } from '../delivery/recipients';
import type { Sinks } from '../delivery/sink';
import { ALERTS_SCHEMA, createAlertProcesses, prepareAlertTables } from '../index';

const ORIGIN: EventOrigin = {
  commandId: '00000000-0000-4000-8000-000000000000',
  payloadHmac: '',
  correlationId: '00000000-0000-4000-8000-000000000000',
  causationId: '00000000-0000-4000-8000-000000000000',
  actor: { id: 'an', role: 'head', unit: HANDLING_UNIT },
};

/** The head’s mail and a program’s hook, at once and at any hour unless said otherwise. */
export const recipient = (sink: Recipient['sink'], changes: Partial<Recipient> = {}): Recipient =>
  ({
    name: `${sink} of everybody`,
    ...(sink === 'mail'
      ? { sink, address: 'head@example.vn' }
      : { sink, url: 'http://127.0.0.1/', secret: '0123456789abcdef' }),
    unit: 'all',
    audiences: ['officer', 'head', 'superior'],
    kinds: ['overdue', 'repeated-lateness', 'near-due'],
    digestMinutes: 0,
    quietHours: false,
    ...changes,
  }) as Recipient;

const AHEAD = String(2 ** 40);

export const minutesLater = (at: Instant, minutes: number): Instant =>
  instantFromMs(epochMs(at) + minutes * 60_000);

/** A process of the alerts, one step at a time. */
export interface Stepped {
  readonly core: ProcessCore;
  /** Takes a few events that the process has not taken. @returns how many */
  readonly takeSome: (most: number) => Promise<number>;
}

/** Steps of a process over a log. */
export const stepped = (core: ProcessCore, store: EventStore): Stepped => ({
  core,
  takeSome: async (most) => {
    const after = await core.checkpoint();
    const events = [];
    for await (const event of store.scan(core.manager.filter, after)) {
      events.push(event);
      if (events.length === most) break;
    }
    if (events.length === 0) return 0;
    try {
      await core.take(events, after);
    } catch (error) {
      if (!isCheckpointMoved(error)) throw error;
    }
    return events.length;
  },
});

/** Breaches as a test lists them; the rows have always followed the log. */
export class GivenBreaches implements BreachSource {
  readonly of = new Map<string, readonly BreachFacts[]>();

  breachesOf({ unit }: { readonly unit: string }): Promise<ListedBreaches> {
    return Promise.resolve({ position: AHEAD, breaches: this.of.get(unit) ?? [], unread: [] });
  }

  unitsWithBreaches(): Promise<{ readonly position: string; readonly units: readonly string[] }> {
    return Promise.resolve({ position: AHEAD, units: [...this.of.keys()] });
  }
}

/** Alerts over a log in memory and a real database, without loops and timers. */
export class AlertWorld {
  readonly breaches = new GivenBreaches();

  private constructor(
    readonly application: ApplicationFixture,
    readonly database: Database<unknown>,
  ) {}

  static async begin(clock: SetClock, store: EventStore, database: Database<unknown>): Promise<AlertWorld> {
    await database.query({ text: `drop schema if exists ${ALERTS_SCHEMA} cascade` });
    await database.query({ text: `drop schema if exists ${PROCESSES_SCHEMA} cascade` });
    await migrate(database, PROCESSES_SCHEMA, processMigrations);
    await prepareAlertTables(database);
    return new AlertWorld(await startApplication(clock, ONE_PROCEDURE, store), database);
  }

  /** The processes of an instance, as `database` and `sinks` let them live. */
  processes(
    recipients: readonly Recipient[],
    sinks: Sinks,
    database: Database<unknown> = this.database,
  ): readonly Stepped[] {
    const { store, clock, reference, settings, alertDecisions: decisions } = this.application;
    const { breaches } = this;
    const start = { store, clock, reference, settings, decisions, breaches, recipients, database };
    return createAlertProcesses(start, sinks).map((manager) =>
      stepped(new ProcessCore(manager, database, clock), store),
    );
  }

  write(code: string, ...events: readonly DossierEvent[]): Promise<void> {
    return this.append(`dossier-${code}`, events);
  }

  async append(stream: string, events: readonly DomainEvent[]): Promise<void> {
    const stored = events.map((event) => encode(randomUUID(), event, ORIGIN));
    await this.application.store.append(stream, 'any', stored);
  }

  /** A dossier in the hands of an officer of the handling unit. */
  inHandling(code: string, officer: string): Promise<void> {
    return this.write(
      code,
      received(),
      happened('DossierTransferred', '2025-06-10T09:00', {
        from: ONE_STOP,
        to: HANDLING_UNIT,
        transferDueAt: minutesLater(received().at, 480),
        late: false,
      }),
      happened('OfficerAssigned', '2025-06-10T10:00', { unit: HANDLING_UNIT, officer }),
    );
  }

  /** Lets every process of an instance do all that is due now. */
  async settle(processes: readonly Stepped[]): Promise<void> {
    for (let done = 1; done > 0;) {
      done = 0;
      for (const { core, takeSome } of processes) done += (await takeSome(1_000)) + (await core.workOff());
    }
  }

  /** The types of an alert’s events, by stream. */
  async alerts(): Promise<ReadonlyMap<string, readonly string[]>> {
    const alerts = new Map<string, string[]>();
    for await (const { stream, type } of this.application.store.scan({ streamPrefixes: ['alert-'] }))
      alerts.set(stream, [...(alerts.get(stream) ?? []), type]);
    return alerts;
  }
}
