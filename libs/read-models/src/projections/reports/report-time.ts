import type { OpenedDossier, Party } from '@hoso/domain';
import { moment, nullable, orNull, text, type RowOf } from '../../definition/column';
import { DOSSIERS } from '../../definition/dossier-streams';
import { defineListProjection, type ListFold } from '../../definition/projection';
import { endedBy, isStanding, versionColumns, versionFrom } from '../../definition/versioned';

const columns = {
  ...versionColumns,
  partyKind: text<Party['kind']>(),
  /** Unit code or officer id; null for the applicant. */
  partyId: orNull(text()),
  startedAt: moment(),
  /** Null while it runs. */
  endedAt: orNull(moment()),
} as const;

export type ReportTimeRow = RowOf<typeof columns>;

type Stretch = Pick<ReportTimeRow, 'partyKind' | 'partyId' | 'startedAt' | 'endedAt'>;

const nameOf = ({ partyKind, partyId, startedAt, endedAt }: Stretch): string =>
  [partyKind, partyId, startedAt, endedAt].join(' ');

const stretchesOf = ({ ledger: { closed, open } }: OpenedDossier): readonly Stretch[] =>
  [...closed, ...(open ? [{ ...open, to: undefined }] : [])].map(({ party, from, to }) => ({
    ...{ partyKind: party.kind, partyId: nullable(party.id) },
    ...{ startedAt: from, endedAt: nullable(to) },
  }));

/** Stretches that the ledger no longer has end, new ones follow; a correction takes none out of the past. */
const asLedger: ListFold<ReportTimeRow, object, OpenedDossier> = (rows, event, { before, after }) => {
  if (before?.ledger === after.ledger) return rows;
  const stretches = stretchesOf(after);
  const wanted = new Set(stretches.map(nameOf));
  const standing = new Set(rows.filter(isStanding).map(nameOf));
  const isGone = (row: ReportTimeRow) => isStanding(row) && !wanted.has(nameOf(row));
  const fresh = stretches.filter((stretch) => !standing.has(nameOf(stretch)));
  if (fresh.length === 0 && !rows.some(isGone)) return rows;
  const version = versionFrom(event);
  return [
    ...rows.map((row) => (isGone(row) ? endedBy(row, event) : row)),
    ...fresh.map((stretch) => ({ ...version, ...stretch })),
  ];
};

/** Whose each dossier's time was, as it had been recorded at any position of the log. */
export const reportTime = defineListProjection(DOSSIERS, {
  name: 'report_time',
  version: 1,
  columns,
  indexes: [{ on: ['recordedAt', 'sincePosition'] }],
  on: {
    DossierSubmitted: 'ignore',
    DossierReceived: asLedger,
    ReceptionRefused: 'ignore',
    ReceptionSupplementRequested: 'ignore',
    DossierTransferred: asLedger,
    OfficerAssigned: asLedger,
    StepStarted: asLedger,
    StepCompleted: asLedger,
    HandedOver: asLedger,
    TakenBack: asLedger,
    OpinionRequested: asLedger,
    OpinionReceived: asLedger,
    OpinionLapsed: asLedger,
    SupplementRequested: asLedger,
    SupplementReceived: asLedger,
    SupplementLapsed: asLedger,
    PaymentRequired: asLedger,
    PaymentConfirmed: asLedger,
    ComponentDigitised: 'ignore',
    ComponentReused: 'ignore',
    DeadlineExtended: 'ignore',
    DueDateRevised: 'ignore',
    DossierRehomed: asLedger,
    LatenessApologised: 'ignore',
    NearDueRecorded: 'ignore',
    StepOverdueRecorded: 'ignore',
    ApologyDueRecorded: 'ignore',
    OverdueRecorded: 'ignore',
    ApologyBreachRecorded: 'ignore',
    ReceptionUnansweredRecorded: 'ignore',
    SupplementUnansweredRecorded: 'ignore',
    OpinionLateRecorded: 'ignore',
    ExplanationRequired: 'ignore',
    ExplanationLateRecorded: 'ignore',
    ExplanationFiled: 'ignore',
    ExplanationAccepted: 'ignore',
    ExplanationReturned: 'ignore',
    RemedyDone: 'ignore',
    RemedyOverdueRecorded: 'ignore',
    ResultIssued: asLedger,
    FoundIneligible: asLedger,
    ResultReturned: 'ignore',
    DossierWithdrawn: asLedger,
    ProcessingStopped: asLedger,
    EventNeutralised: asLedger,
    ServiceRated: 'ignore',
    AskedAgain: 'ignore',
  },
});
