import type { PortalQuestions, PortalRatings, PortalSyncs } from '@hoso/application';
import type { HmacSecret } from '@hoso/event-format';
import { epochMs, type Clock } from '@hoso/kernel';
import type { Portal } from '@hoso/portal';
import { migrate, type Database } from '@hoso/postgres';
import { startProcess, type ProcessJournal, type ProcessLag } from '@hoso/processes';
import { Courier } from './exchange/courier';
import { PortalGate, type BreakerState } from './exchange/gate';
import type { PortalPace } from './exchange/pace';
import { Sender } from './exchange/sender';
import { SyncLog } from './exchange/sync-log';
import { Counting } from './list/counting';
import { PortalSyncList, type StandingCounts } from './list/portal-sync-list';
import { migrations, SCHEMA } from './migrations';
import { Reconciler } from './reconciliation/reconciler';
import { RollingReconciliation, type RollingPace, type RollingStatus } from './reconciliation/rolling';
import { PortalSyncProcess } from './process/portal-sync-process';
import { QuestionRows } from './questions/question-rows';
import { startDeskWork, type DeskHealth, type PortalDesk } from './start-desk-work';
import type { TellingParts } from './telling/dossier-telling';
import { TellingMemory } from './telling/telling-memory';

export interface PortalSyncParts extends TellingParts {
  readonly portal: Portal;
  readonly pace: PortalPace;
  readonly portalSyncs: Pick<PortalSyncs, 'streams'>;
  readonly portalQuestions: Pick<PortalQuestions, 'streams' | 'decisions'>;
  readonly portalRatings: PortalRatings;
  readonly database: Database<unknown>;
  readonly clock: Clock;
  readonly settings: { readonly hmacSecret: HmacSecret };
}

export interface PortalSyncStart extends PortalSyncParts {
  readonly journal: ProcessJournal;
  /** How often the portal is asked what it holds; a hundred dossiers every minute when absent. */
  readonly reconciliation?: RollingPace;
  /** Absent where the portal’s adapter knows nothing but dossiers. */
  readonly desk?: PortalDesk;
}

/** How the outbox stands; counts are some seconds old. */
export interface PortalSyncHealth extends Partial<DeskHealth> {
  readonly standsBy: boolean;
  readonly waiting: number;
  readonly unsure: number;
  readonly parked: number;
  /** Dossiers that the portal holds otherwise and nothing sent mends. */
  readonly differing: number;
  /** Age of the oldest thing that may go and has not gone. */
  readonly behindSeconds: number;
  readonly breaker: BreakerState;
  /** Dossiers whose turn failed again and again, outside any exchange: `hoso parked`. */
  readonly failing: number;
  /** Of dossiers that the portal was asked about since the start. */
  readonly reconciled: RollingStatus;
  readonly failure?: string;
}

export interface RunningPortalSync {
  readonly health: () => PortalSyncHealth;
  readonly stop: () => Promise<void>;
}

/** The process without its loop. */
export const createPortalSync = (
  parts: PortalSyncParts,
): PortalSyncProcess & { readonly gate: PortalGate } => {
  const { portal, pace, portalSyncs, clock, settings, database } = parts;
  const gate = new PortalGate(pace, clock);
  const log = new SyncLog({ streams: portalSyncs.streams, clock, hmacSecret: settings.hmacSecret });
  const sender = new Sender({ portal, gate, log });
  const tellings = new TellingMemory(parts);
  const courier = new Courier({ tellings, streams: portalSyncs.streams, log, sender, clock, pace });
  const questionRows = new QuestionRows(parts.portalQuestions.streams);
  return Object.assign(new PortalSyncProcess({ courier, gate, pace, database, clock, questionRows }), {
    gate,
  });
};

/** Compares what the portal holds with what it was told, through a gate of its own unless one is given. */
export const createReconciler = (parts: PortalSyncParts, gate?: PortalGate): Reconciler => {
  const { portal, pace, portalSyncs, clock, settings } = parts;
  const { streams } = portalSyncs;
  const log = new SyncLog({ streams, clock, hmacSecret: settings.hmacSecret });
  return new Reconciler({ ...parts, portal, streams, log, gate: gate ?? new PortalGate(pace, clock) });
};

/** Brings the tables up to date. */
export const preparePortalSyncTables = async (database: Database<unknown>): Promise<void> => {
  await migrate(database, SCHEMA, migrations);
};

const EVERY_MINUTE: RollingPace = { everyMs: 60_000, dossiers: 100, atOnce: 4 };

const NOTHING_COUNTED: StandingCounts = {
  counts: { 'in-step': 0, waiting: 0, unsure: 0, parked: 0, held: 0, differs: 0 },
};

const healthOf = (
  { counts, waitingSince }: StandingCounts,
  { standsBy, failure, parked: failing = 0 }: ProcessLag,
  { breaker, now, reconciled }: Pick<PortalSyncHealth, 'breaker' | 'reconciled'> & { readonly now: number },
): PortalSyncHealth => ({
  standsBy,
  waiting: counts.waiting,
  unsure: counts.unsure,
  parked: counts.parked,
  differing: counts.differs,
  behindSeconds: waitingSince === undefined ? 0 : Math.max(0, (now - epochMs(waitingSince)) / 1_000),
  breaker,
  failing,
  reconciled,
  ...(failure !== undefined && { failure }),
});

/** Lets dossiers go to the portal until it is stopped; of several instances one works, and another takes over. */
export const startPortalSync = async (start: PortalSyncStart): Promise<RunningPortalSync> => {
  const { database, store, clock, journal } = start;
  await preparePortalSyncTables(database);
  const manager = createPortalSync(start);
  const running = await startProcess({ manager, database, store, clock, journal });
  const counting = new Counting(new PortalSyncList(database), NOTHING_COUNTED);
  const rolling = new RollingReconciliation({
    database,
    reconciler: createReconciler(start, manager.gate),
    now: () => clock.now(),
    pace: start.reconciliation ?? EVERY_MINUTE,
    onFault: (error) => journal.error({ err: error }, 'reconciliation with the portal begins again'),
  });
  const desk = start.desk && startDeskWork(start.desk, { ...start, gate: manager.gate });
  return {
    health: () => ({
      ...healthOf(counting.latest, running.lag(), {
        breaker: manager.gate.state,
        reconciled: rolling.status,
        now: epochMs(clock.now()),
      }),
      ...desk?.health(),
    }),
    stop: async () => {
      await Promise.all([rolling.stop(), desk?.stop()]);
      await Promise.all([running.stop(), counting.stop()]);
    },
  };
};
