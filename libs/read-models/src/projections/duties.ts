import { dutiesOf, thresholdsDayOf, type DutyKind, type OpenedDossier } from '@hoso/domain';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineProjection } from '../definition/projection';
import { owedColumns, owedFolds, type Owing, type OwedRow } from './owed-duties';

export type DutiesRow = OwedRow<DutyKind>;

const owedBy: Owing<DutyKind, OpenedDossier> = (dossier, { reference }) => {
  const { procedure: pinned, calendar: counted } = dossier.rules;
  const procedure = reference.procedure(pinned.code, pinned.version);
  const calendar = reference.calendar(counted.region, counted.version);
  if (!procedure || !calendar) throw new Error(`Rules unknown: ${JSON.stringify(dossier.rules)}`);
  const policy = reference.thresholdsOn(thresholdsDayOf(dossier, calendar.zone));
  return dutiesOf(dossier, { procedure, calendar, policy });
};

const { keyedIn, asOwed } = owedFolds(owedBy);

/**
 * What the clock still has to record of each dossier, and when: its durable timer. A row goes once everything is
 * recorded. Moments follow from the log and the versions of the policy in it; raise the version when the base policy changes, which
 * stands in code.
 */
export const duties = defineProjection(DOSSIERS, {
  name: 'duties',
  version: 2,
  columns: owedColumns<DutyKind>(),
  indexes: [{ on: ['nextAt', 'key'] }],
  on: {
    DossierSubmitted: asOwed,
    DossierReceived: asOwed,
    ReceptionRefused: asOwed,
    ReceptionSupplementRequested: asOwed,
    DossierTransferred: keyedIn,
    OfficerAssigned: keyedIn,
    StepStarted: asOwed,
    StepCompleted: asOwed,
    HandedOver: keyedIn,
    TakenBack: keyedIn,
    OpinionRequested: asOwed,
    OpinionReceived: asOwed,
    OpinionLapsed: asOwed,
    SupplementRequested: asOwed,
    SupplementReceived: asOwed,
    SupplementLapsed: asOwed,
    PaymentRequired: asOwed,
    PaymentConfirmed: asOwed,
    ComponentDigitised: keyedIn,
    ComponentReused: keyedIn,
    DeadlineExtended: asOwed,
    LatenessApologised: asOwed,
    ApologyDelivered: keyedIn,
    ResultIssued: asOwed,
    FoundIneligible: asOwed,
    ResultReturned: asOwed,
    DossierWithdrawn: asOwed,
    ProcessingStopped: asOwed,
    EventNeutralised: asOwed,
    ServiceRated: keyedIn,
    NearDueRecorded: asOwed,
    StepOverdueRecorded: asOwed,
    ApologyDueRecorded: asOwed,
    OverdueRecorded: asOwed,
    ReappointmentMissedRecorded: asOwed,
    ApologyBreachRecorded: asOwed,
    ReceptionUnansweredRecorded: asOwed,
    SupplementUnansweredRecorded: asOwed,
    OpinionLateRecorded: asOwed,
    ExplanationRequired: asOwed,
    ExplanationLateRecorded: asOwed,
    RemedyOverdueRecorded: asOwed,
    ExplanationFiled: asOwed,
    ExplanationAccepted: asOwed,
    ExplanationReturned: asOwed,
    RemedyDone: asOwed,
    DueDateRevised: asOwed,
    DossierRehomed: keyedIn,
    AskedAgain: keyedIn,
  },
});
