import type { EventOf } from '@hoso/kernel';
import type { AccountabilityEvents, RevisionEvents } from './accountability-events';
import type { ApplicantEvents } from './applicant-events';
import type { ClockEvents } from './clock-events';
import type { CooperationEvents, HandlingEvents } from './handling-events';
import type { LatenessEvents, OutcomeEvents } from './outcome-events';
import type { ReceptionEvents } from './reception-events';
import type { RepetitionEvents } from './repetition-events';

/** Stored name → data of every event of a dossier. */
export type DossierEvents = ReceptionEvents &
  HandlingEvents &
  CooperationEvents &
  ApplicantEvents &
  LatenessEvents &
  RevisionEvents &
  ClockEvents &
  AccountabilityEvents &
  OutcomeEvents &
  RepetitionEvents;

export type DossierEvent = EventOf<DossierEvents>;
export type DossierEventType = keyof DossierEvents;
