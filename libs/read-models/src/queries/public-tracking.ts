import type { DossierEventType, Phase } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Database } from '@hoso/postgres';
import { readQueries, readRows, type ReadQueries } from './read-schema';

/** A step of a dossier as its applicant is told. */
export interface PublicMilestone {
  readonly event: DossierEventType;
  readonly at: Instant;
}

/** Where a dossier stands, for whoever knows its code: no person, no official, nothing of what it is about. */
export interface TrackedDossier {
  readonly code: string;
  readonly procedure: string;
  readonly procedureName: string | null;
  readonly phase: Phase;
  readonly filedAt: Instant;
  readonly receivedAt: Instant | null;
  /** What the receipt promised. */
  readonly promisedAt: Instant | null;
  /** What the applicant was told last. */
  readonly dueAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly milestones: readonly PublicMilestone[];
}

/** What an applicant is told of; the rest is the office's own. */
const TOLD: readonly DossierEventType[] = [
  'DossierSubmitted',
  'DossierReceived',
  'ReceptionRefused',
  'ReceptionSupplementRequested',
  'DossierTransferred',
  'SupplementRequested',
  'SupplementReceived',
  'SupplementLapsed',
  'PaymentRequired',
  'PaymentConfirmed',
  'DeadlineExtended',
  'DueDateRevised',
  'LatenessApologised',
  'ApologyDelivered',
  'ResultIssued',
  'FoundIneligible',
  'ResultReturned',
  'DossierWithdrawn',
  'ProcessingStopped',
];

/** Answers by code alone. */
export class PublicTracking {
  private readonly queries: ReadQueries;

  constructor(database: Database<unknown>) {
    this.queries = readQueries(database);
  }

  /** @throws UpkeepFailure read-model-building */
  async find(code: string): Promise<TrackedDossier | undefined> {
    const [row] = await readRows(
      this.queries
        .selectFrom('dossiers')
        .leftJoin('procedures', (join) =>
          join
            .onRef('procedures.procedure', '=', 'dossiers.procedure')
            .onRef('procedures.version', '=', 'dossiers.procedureVersion'),
        )
        .select(['dossiers.procedure', 'phase', 'openedAt', 'receivedAt', 'originalDueAt', 'currentDueAt'])
        .select(['decidedAt', 'procedures.name'])
        .where('code', '=', code),
    );
    if (!row) return undefined;
    const milestones = await readRows(
      this.queries
        .selectFrom('timeline')
        .select(['event', 'at'])
        .where('code', '=', code)
        .where('event', 'in', [...TOLD])
        .orderBy('nr'),
    );
    return {
      code,
      procedure: row.procedure,
      procedureName: row.name,
      phase: row.phase,
      filedAt: row.openedAt,
      receivedAt: row.receivedAt,
      promisedAt: row.originalDueAt,
      dueAt: row.currentDueAt,
      decidedAt: row.decidedAt,
      milestones,
    };
  }
}
