import { createSecretKey, randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiKeys, Authenticator, issueApiKey, TokenVerifier, type TokenSettings } from '@hoso/access';
import { createApplication, ReferenceData } from '@hoso/application';
import { MemoryOpenDossiers } from '@hoso/application/testing';
import { DEFAULT_POLICY, PETITION_POLICIES } from '@hoso/domain';
import { MemoryFileStore } from '@hoso/documents';
import { MemoryEventStore, type EventStore } from '@hoso/event-store';
import { Clock, type Instant, type Role } from '@hoso/kernel';
import { MemoryPersonKeys, type PersonKeys } from '@hoso/person-keys';
import { createLogger, HealthRegistry } from '@hoso/platform';
import { CONSULTED_UNIT, HANDLING_UNIT, ONE_STOP, vn } from '@hoso/testing';
import { PortalSyncList, QuestionList } from '@hoso/portal-sync';
import type { ReadModels } from '@hoso/read-models';
import { Reports, reportSettings } from '@hoso/reports';
import type { Database } from '@hoso/postgres';
import { createHttpServer } from '../http-server';

/** A clock that stands where it is put. */
export class StandingClock extends Clock {
  at: Instant = vn('2025-06-10T08:00');

  override now(): Instant {
    return this.at;
  }
}

const caller = (id: string, role: Role, units: readonly string[] | 'all') => issueApiKey({ id, role, units });

const CALLERS = {
  service: caller('portal', 'service', 'all'),
  importer: caller('importer', 'import', 'all'),
  clerk: caller('lan', 'clerk', [ONE_STOP]),
  officer: caller('binh', 'officer', [HANDLING_UNIT]),
  head: caller('an', 'head', [HANDLING_UNIT]),
  stranger: caller('giang', 'head', [CONSULTED_UNIT]),
  auditor: caller('thanh-tra', 'auditor', []),
  operations: caller('ops', 'operations', []),
  citizen: caller('citizen', 'public', []),
} as const;

export type Caller = keyof typeof CALLERS;

/** The API key of a caller, as a header. */
export const keyOf = (caller: Caller): Readonly<Record<string, string>> => ({
  'x-api-key': CALLERS[caller].secret,
});

/** The largest file that the engine of the specs takes. */
export const FILE_BYTES = 100_000;

export interface Engine {
  readonly app: NestFastifyApplication;
  readonly clock: StandingClock;
  readonly health: HealthRegistry;
  readonly keys: PersonKeys;
  readonly log: readonly string[];
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly store?: EventStore;
  readonly tokens?: TokenSettings;
  readonly readModels?: ReadModels;
  /** Where the standings at the portal and citizens’ questions are. */
  readonly portalSyncOn?: Database<unknown>;
  /** Where the rows of reports are. */
  readonly reportsOn?: Database<unknown>;
}

/** The API on a store in memory, with callers of every role; everything it logs is kept. */
export const startEngine = async ({
  store = new MemoryEventStore(),
  tokens,
  readModels,
  portalSyncOn,
  reportsOn,
}: EngineOptions = {}): Promise<Engine> => {
  const clock = new StandingClock();
  const log: string[] = [];
  const to = new Writable({
    write: (line: Buffer, _encoding, done) => {
      log.push(line.toString());
      done();
    },
  });
  const reference = new ReferenceData(store);
  await reference.start();
  const health = new HealthRegistry();
  const keys = new MemoryPersonKeys();
  const application = createApplication({
    store,
    keys,
    clock,
    reference,
    openDossiers: new MemoryOpenDossiers(store, reference),
    settings: {
      hmacSecret: createSecretKey(randomBytes(32)),
      policy: DEFAULT_POLICY,
      petitionPolicies: PETITION_POLICIES,
      calendarRegion: 'hai-duong',
      backdatingHours: 24,
      cachedDossiers: 1_000,
    },
  });
  const app = await createHttpServer({
    application,
    authenticator: new Authenticator(
      new ApiKeys(Object.values(CALLERS).map(({ key }) => key)),
      tokens && new TokenVerifier(tokens, clock),
    ),
    health,
    ...(readModels && { readModels }),
    files: new MemoryFileStore(),
    fileSettings: { installationKey: { name: 'installation', key: randomBytes(32) }, maxBytes: FILE_BYTES },
    ...(portalSyncOn && {
      portalSync: new PortalSyncList(portalSyncOn),
      questions: new QuestionList(portalSyncOn),
    }),
    ...(reportsOn && {
      reports: new Reports({ database: reportsOn, reference, settings: reportSettings([]) }),
    }),
    logger: createLogger({ level: 'debug', name: 'spec', to }),
  });
  const stop = async (): Promise<void> => {
    await app.close();
    await reference.stop();
    await store.close();
  };
  return { app, clock, health, keys, log, stop };
};
