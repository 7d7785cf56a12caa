import type { EventOf } from '@hoso/kernel';
import type { ApplicantEvents } from './applicant-events';
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
  OutcomeEvents &
  RepetitionEvents;

export type DossierEvent = EventOf<DossierEvents>;
export type DossierEventType = keyof DossierEvents;
