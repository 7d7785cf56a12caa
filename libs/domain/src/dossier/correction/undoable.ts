import type { DossierEventType } from '../events/dossier-event';
import { known } from '../facts';
import type { OpenedDossier } from '../state/dossier';
import type { Restored } from '../state/restored';

/** Whether an event of each kind can be neutralised, leaves that of the one before it, or ends it. */
const EFFECTS: Readonly<Record<DossierEventType, 'can-be' | 'leaves' | 'ends'>> = {
  DossierSubmitted: 'ends',
  DossierReceived: 'ends',
  ReceptionRefused: 'ends',
  ReceptionSupplementRequested: 'can-be',
  DossierTransferred: 'ends',
  OfficerAssigned: 'can-be',
  StepStarted: 'can-be',
  StepCompleted: 'can-be',
  HandedOver: 'ends',
  TakenBack: 'ends',
  OpinionRequested: 'can-be',
  OpinionReceived: 'can-be',
  OpinionLapsed: 'can-be',
  SupplementRequested: 'can-be',
  SupplementReceived: 'can-be',
  SupplementLapsed: 'can-be',
  PaymentRequired: 'can-be',
  PaymentConfirmed: 'can-be',
  ComponentDigitised: 'leaves',
  ComponentReused: 'leaves',
  DeadlineExtended: 'ends',
  LatenessApologised: 'ends',
  ApologyDelivered: 'ends',
  DueDateRevised: 'ends',
  DossierRehomed: 'ends',
  NearDueRecorded: 'leaves',
  StepOverdueRecorded: 'leaves',
  ApologyDueRecorded: 'leaves',
  OverdueRecorded: 'leaves',
  ReappointmentMissedRecorded: 'leaves',
  ApologyBreachRecorded: 'leaves',
  ReceptionUnansweredRecorded: 'leaves',
  SupplementUnansweredRecorded: 'leaves',
  OpinionLateRecorded: 'leaves',
  ExplanationRequired: 'leaves',
  ExplanationFiled: 'ends',
  ExplanationAccepted: 'ends',
  ExplanationReturned: 'ends',
  ExplanationLateRecorded: 'leaves',
  RemedyDone: 'ends',
  RemedyOverdueRecorded: 'leaves',
  ResultIssued: 'can-be',
  FoundIneligible: 'can-be',
  ResultReturned: 'ends',
  DossierWithdrawn: 'ends',
  ProcessingStopped: 'ends',
  EventNeutralised: 'ends',
  ServiceRated: 'leaves',
  AskedAgain: 'leaves',
};

/** Every event type of a dossier, in the order of its life. */
export const DOSSIER_EVENT_TYPES = Object.keys(EFFECTS) as readonly DossierEventType[];

const restorable = ({ handling, due, components, ledger }: OpenedDossier): Restored =>
  known({ handling: known(handling), due, components, interval: ledger.open });

/** What could be neutralised once an event of `type` has made `after` of `before`. */
export const undoableAfter = (
  type: DossierEventType,
  before: OpenedDossier,
  after: OpenedDossier,
): OpenedDossier['undoable'] => {
  const effect = EFFECTS[type];
  if (effect === 'leaves') return after.undoable;
  const revision = before.revision + 1;
  return effect === 'can-be' && revision > 0 ? { revision, type, before: restorable(before) } : undefined;
};
