import type { Interval, OpenedDossier, Party } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
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

const stretchOf = ({
  party,
  from,
  to,
}: Omit<Interval, 'state' | 'to'> & { readonly to?: Instant }): Stretch => ({
  partyKind: party.kind,
  partyId: nullable(party.id),
  startedAt: from,
  endedAt: nullable(to),
});

/** By their starts, of which a ledger has no two alike. */
const byStart = <Each extends Stretch>(stretches: readonly Each[]): ReadonlyMap<Instant, Each> =>
  new Map(stretches.map((stretch) => [stretch.startedAt, stretch]));

const isAmong = (stretches: ReadonlyMap<Instant, Stretch>, one: Stretch): boolean => {
  const other = stretches.get(one.startedAt);
  return (
    other !== undefined &&
    other.endedAt === one.endedAt &&
    other.partyKind === one.partyKind &&
    other.partyId === one.partyId
  );
};

/** Stretches that the ledger no longer has end, new ones follow; a correction takes none out of the past. */
const asLedger: ListFold<ReportTimeRow, object, OpenedDossier> = (rows, event, { before, after }) => {
  if (before?.ledger === after.ledger) return rows;
  const { closed, open } = after.ledger;
  const stretches = [...closed.map(stretchOf), ...(open ? [stretchOf(open)] : [])];
  const wanted = byStart(stretches);
  const standing = byStart(rows.filter(isStanding));
  const isGone = (row: ReportTimeRow) => isStanding(row) && !isAmong(wanted, row);
  const fresh = stretches.filter((stretch) => !isAmong(standing, stretch));
  if (fresh.length === 0 && !rows.some(isGone)) return rows;
  return [
    ...rows.map((row) => (isGone(row) ? endedBy(row, event) : row)),
    ...fresh.map((stretch) => ({ ...versionFrom(event), ...stretch })),
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
    ApologyDelivered: 'ignore',
    NearDueRecorded: 'ignore',
    StepOverdueRecorded: 'ignore',
    ApologyDueRecorded: 'ignore',
    OverdueRecorded: 'ignore',
    ReappointmentMissedRecorded: 'ignore',
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
