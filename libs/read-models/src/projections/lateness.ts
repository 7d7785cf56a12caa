import type { DossierEvents, OpenedDossier } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { moment, nullable, orNull, text, type RowOf } from '../definition/column';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineListProjection, type ListFold, type ProjectedEvent } from '../definition/projection';
import { unlessSame } from '../definition/same-row';

const columns = {
  /** In charge at the moment of the breach, whoever has the dossier later; older records name who was when it was recorded. */
  unit: text(),
  /** Null while nobody had the dossier. */
  officer: orNull(text()),
  /** The statutory due date, which is the moment of the breach. */
  breach: moment(),
  recordedAt: moment(),
  /** When it ceased to be one, because its date was revised or had been set by mistake; null while it stands. */
  takenBackAt: orNull(moment()),
} as const;

export type LatenessRow = RowOf<typeof columns>;

interface Dates {
  readonly before: OpenedDossier | undefined;
  readonly after: OpenedDossier;
}

/** The clock was down when the date passed, and it was revised before the clock came to it. */
const wasRevised = (breach: Instant, { watch: { dueDates } }: OpenedDossier): boolean =>
  dueDates.findLast(({ dueAt }) => dueAt === breach)?.revised === true;

/** As nobody is alerted of it, what was late before an imported dossier was recorded counts for nobody. */
const recorded: ListFold<LatenessRow, DossierEvents['OverdueRecorded'], OpenedDossier> = (
  rows,
  { data: { unit, officer, moment: breach, retrospective }, at },
  { after },
) => {
  if (retrospective) return rows;
  const takenBackAt = wasRevised(breach, after) ? at : null;
  return [...rows, { unit, officer: nullable(officer), breach, recordedAt: at, takenBackAt }];
};

const isRevised = (breach: Instant, { type }: ProjectedEvent, { before }: Dates): boolean =>
  type === 'DueDateRevised' && before?.due?.statutory === breach;

const hasHeld = (breach: Instant, { after: { watch } }: Dates): boolean =>
  watch.dueDates.some(({ dueAt }) => dueAt === breach);

const takenBackAt = (row: LatenessRow, event: ProjectedEvent, dates: Dates): Instant | null => {
  const { breach, takenBackAt: known } = row;
  if (dates.after.due?.statutory === breach) return null;
  return isRevised(breach, event, dates) || !hasHeld(breach, dates) ? (known ?? event.at) : known;
};

/** A pause or an extension moves the date of the day; that the one before had passed stays so, unless it was revised. */
const asDated: ListFold<LatenessRow, object, OpenedDossier> = (rows, event, dates) => {
  const next = rows.map((row) => unlessSame(row, { ...row, takenBackAt: takenBackAt(row, event, dates) }));
  return next.every((row, nr) => row === rows[nr]) ? rows : next;
};

/** Who let which due dates pass: one row for each recorded breach of a dossier. */
export const lateness = defineListProjection(DOSSIERS, {
  name: 'lateness',
  version: 2,
  columns,
  indexes: [
    { on: ['breach', 'key'] },
    { on: ['unit', 'breach', 'key'] },
    { on: ['officer', 'breach', 'key'], where: 'officer is not null' },
  ],
  on: {
    OverdueRecorded: recorded,
    SupplementReceived: asDated,
    OpinionReceived: asDated,
    OpinionLapsed: asDated,
    PaymentConfirmed: asDated,
    DeadlineExtended: asDated,
    DueDateRevised: asDated,
    EventNeutralised: asDated,
    DossierSubmitted: 'ignore',
    DossierReceived: 'ignore',
    ReceptionRefused: 'ignore',
    ReceptionSupplementRequested: 'ignore',
    DossierTransferred: 'ignore',
    OfficerAssigned: 'ignore',
    StepStarted: 'ignore',
    StepCompleted: 'ignore',
    HandedOver: 'ignore',
    TakenBack: 'ignore',
    OpinionRequested: 'ignore',
    SupplementRequested: 'ignore',
    SupplementLapsed: 'ignore',
    PaymentRequired: 'ignore',
    ComponentDigitised: 'ignore',
    ComponentReused: 'ignore',
    DossierRehomed: 'ignore',
    LatenessApologised: 'ignore',
    ApologyDelivered: 'ignore',
    NearDueRecorded: 'ignore',
    StepOverdueRecorded: 'ignore',
    ApologyDueRecorded: 'ignore',
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
    ResultIssued: 'ignore',
    FoundIneligible: 'ignore',
    ResultReturned: 'ignore',
    DossierWithdrawn: 'ignore',
    ProcessingStopped: 'ignore',
    ServiceRated: 'ignore',
    AskedAgain: 'ignore',
  },
});
