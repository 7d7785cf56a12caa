import type { DossierEventType, OpenedDossier, Phase } from '@hoso/domain';
import { moment, nullable, orNull, text, type RowOf } from '../definition/column';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineListProjection, type ListFold } from '../definition/projection';

const columns = {
  event: text<DossierEventType>(),
  at: moment(),
  recordedAt: moment(),
  /** The dossier after it. */
  phase: text<Phase>(),
  unit: text(),
  officer: orNull(text()),
  currentDueAt: orNull(moment()),
} as const;

export type MilestoneRow = RowOf<typeof columns>;

const milestone: ListFold<MilestoneRow, object, OpenedDossier> = (rows, event, { after }) => [
  ...rows,
  {
    event: event.type as DossierEventType,
    at: event.at,
    recordedAt: event.recordedAt,
    phase: after.handling.phase,
    unit: after.handling.unit,
    officer: nullable(after.handling.officer),
    currentDueAt: nullable(after.due?.current),
  },
];

/** What a person would tell of a dossier, in the order of the log; the history tells everything. */
export const timeline = defineListProjection(DOSSIERS, {
  name: 'timeline',
  version: 1,
  columns,
  on: {
    DossierSubmitted: milestone,
    DossierReceived: milestone,
    ReceptionRefused: milestone,
    ReceptionSupplementRequested: milestone,
    DossierTransferred: milestone,
    OfficerAssigned: milestone,
    StepStarted: 'ignore',
    StepCompleted: milestone,
    HandedOver: milestone,
    TakenBack: milestone,
    OpinionRequested: milestone,
    OpinionReceived: milestone,
    OpinionLapsed: milestone,
    SupplementRequested: milestone,
    SupplementReceived: milestone,
    SupplementLapsed: milestone,
    PaymentRequired: milestone,
    PaymentConfirmed: milestone,
    ComponentDigitised: 'ignore',
    ComponentReused: 'ignore',
    DeadlineExtended: milestone,
    DueDateRevised: milestone,
    DossierRehomed: milestone,
    LatenessApologised: milestone,
    ApologyDelivered: milestone,
    NearDueRecorded: 'ignore',
    StepOverdueRecorded: 'ignore',
    ApologyDueRecorded: 'ignore',
    OverdueRecorded: milestone,
    ReappointmentMissedRecorded: milestone,
    ApologyBreachRecorded: milestone,
    ReceptionUnansweredRecorded: 'ignore',
    SupplementUnansweredRecorded: 'ignore',
    OpinionLateRecorded: 'ignore',
    ExplanationRequired: milestone,
    ExplanationLateRecorded: 'ignore',
    ExplanationFiled: 'ignore',
    ExplanationAccepted: milestone,
    ExplanationReturned: 'ignore',
    RemedyDone: 'ignore',
    RemedyOverdueRecorded: 'ignore',
    ResultIssued: milestone,
    FoundIneligible: milestone,
    ResultReturned: milestone,
    DossierWithdrawn: milestone,
    ProcessingStopped: milestone,
    EventNeutralised: milestone,
    ServiceRated: milestone,
    AskedAgain: 'ignore',
  },
});
