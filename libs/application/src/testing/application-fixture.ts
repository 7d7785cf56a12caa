import { randomUUID } from 'node:crypto';
import type { Principal } from '@hoso/access';
import {
  DEFAULT_POLICY,
  HAI_DUONG,
  PETITION_POLICIES,
  type DossierCommands,
  type DossierCommandType,
  type ProcedureVersion,
} from '@hoso/domain';
import { MemoryEventStore, type EventStore } from '@hoso/event-store';
import { Clock, isRefusal, type Instant, type PlainDate } from '@hoso/kernel';
import { MemoryPersonKeys } from '@hoso/person-keys';
import { createApplication, type Application } from '../application.module';
import type { CommandContext, CommandRequest } from '../intake/command-request';
import { ReferenceData } from '../reference/reference-data';
import type { ReferenceRequest } from '../reference/reference-decisions';
import { ApplicationSettings } from '../settings';
import { MemoryOpenDossiers } from './memory-open-dossiers';

/** A clock that stands until it is set. */
export class SetClock extends Clock {
  constructor(public at: Instant) {
    super();
  }
  override now(): Instant {
    return this.at;
  }
}

export const SERVICE: Principal = { id: 'one-stop-app', role: 'service', units: 'all' };

export const contextOf = (changes: Partial<CommandContext> = {}): CommandContext => {
  const commandId = changes.commandId ?? randomUUID();
  const ids = { commandId, correlationId: commandId, causationId: commandId };
  return { principal: SERVICE, isFreshId: false, isDryRun: false, ...ids, ...changes };
};

export const requestOf = <Type extends DossierCommandType>(
  type: Type,
  data: DossierCommands[Type],
  changes: Partial<CommandContext> & { readonly code?: string } = {},
): CommandRequest => {
  const { code, ...context } = changes;
  return { type, data, context: contextOf(context), ...(code !== undefined && { code }) };
};

export interface Reference {
  readonly procedure: ProcedureVersion;
  readonly units: readonly {
    readonly id: string;
    readonly validFrom: PlainDate;
    readonly officers: readonly object[];
  }[];
}

export interface ApplicationFixture extends Application {
  readonly store: EventStore;
  readonly clock: SetClock;
  readonly keys: MemoryPersonKeys;
  readonly reference: ReferenceData;
  readonly settings: ApplicationSettings;
  /** The same log under a process that was just started. */
  readonly restarted: () => Application;
  readonly stop: () => Promise<void>;
}

const changesOf = ({ procedure, units }: Reference): readonly Omit<ReferenceRequest, 'context'>[] => {
  const { version: _, ...calendar } = HAI_DUONG;
  return [
    { kind: 'calendar', id: HAI_DUONG.region, type: 'AnnounceCalendar', data: { calendar } },
    { kind: 'procedure', id: procedure.code, type: 'AdoptProcedureVersion', data: procedure },
    ...units.flatMap(({ id, validFrom, officers }) => [
      {
        kind: 'unit' as const,
        id,
        type: 'EstablishUnit',
        data: { id, name: id, level: 'province', validFrom },
      },
      ...officers.map((data) => ({ kind: 'unit' as const, id, type: 'AppointOfficer', data })),
    ]),
  ];
};

/** The use cases on a log in memory, with one procedure and its units. */
export const startApplication = async (
  at: Instant | SetClock,
  data: Reference,
  store: EventStore = new MemoryEventStore(),
) => {
  const clock = typeof at === 'string' ? new SetClock(at) : at;
  const keys = new MemoryPersonKeys();
  const reference = new ReferenceData(store);
  await reference.start();
  const settings: ApplicationSettings = {
    hmacSecret: Buffer.alloc(32, 7),
    policy: DEFAULT_POLICY,
    petitionPolicies: PETITION_POLICIES,
    calendarRegion: HAI_DUONG.region,
    backdatingHours: 24,
    cachedDossiers: 100,
  };
  const openDossiers = new MemoryOpenDossiers(store, reference);
  const create = () => createApplication({ store, keys, clock, reference, settings, openDossiers });
  const application = create();
  for (const change of changesOf(data)) {
    const outcome = await application.referenceDecisions.take({ ...change, context: contextOf() });
    if (isRefusal(outcome as never)) throw new Error(JSON.stringify(outcome));
  }
  const stop = () => reference.stop();
  return {
    ...application,
    store,
    clock,
    keys,
    reference,
    settings,
    restarted: create,
    stop,
  } satisfies ApplicationFixture;
};
