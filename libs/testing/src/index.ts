export { evidenceOf, overdueOrder } from './alert-orders';
export { goldenAlertEvents } from './golden-alert-events';
export {
  acceptedBreach,
  awaitedBreach,
  gathered,
  givenReport,
  goldenReportEvents,
  reportFacts,
  reviewedReport,
  submittedReport,
} from './accountability-report';
export { announceReference } from './announce-reference';
export { sendBulk } from './bulk-call';
export type { BulkAnswer } from './bulk-call';
export { deciderSpec } from './decider-spec';
export type { Verdict } from './decider-spec';
export { applicant, fileRef } from './documents';
export {
  BREACH_RECORDED,
  clockFact,
  explained,
  EXPLANATION_DUE,
  overdue,
  overdueAgain,
  SECOND_DUE,
} from './dossier-breach';
export { CLOCK, DOSSIER_CODE, dossierFacts, givenDossier } from './dossier-facts';
export {
  COMPLETE,
  dossierAfter,
  DUE,
  happened,
  HISTORY_TO,
  inHandling,
  issued,
  openedAfter,
  opening,
  openingData,
  received,
  returned,
  RULES,
  submitted,
  supplementAsked,
} from './dossier-history';
export { dossierLife } from './dossier-life';
export type { LifeStep } from './dossier-life';
export { goldenDossierEvents } from './golden-dossier-events';
export { goldenPetitionEvents } from './golden-petition-events';
export { goldenPortalRatingEvents } from './golden-portal-rating-events';
export { goldenPortalSyncEvents } from './golden-portal-sync-events';
export { goldenRedatingEvents } from './golden-redating-events';
export { HosoFolder } from './hoso-folder';
export type { ReadyEngine, RunFile } from './hoso-folder';
export { HosoProcess } from './hoso-process';
export type { HosoEnd } from './hoso-process';
export { vn } from './local-time';
export { givenPetition, PETITION_CODE, petitionFacts } from './petition-facts';
export {
  concreteAnswer,
  livedPetition,
  measure,
  PETITION_LIFE_TO,
  PETITION_TEXT,
  petitionAfter,
  petitionCommand,
  petitionDecision,
  petitionIn,
  submission,
} from './petition-history';
export type { PetitionStep } from './petition-history';
export { petitionLife } from './petition-life';
export type { PetitionLifeStep } from './petition-life';
export { procedureVersion } from './procedure-version';
export { petitionReportFactsOf, reportFactsOf } from './report-facts';
export {
  CLOSING_UNIT,
  CONSULTED_UNIT,
  HANDLING_UNIT,
  MERGED_UNIT,
  ONE_STOP,
  unitDirectory,
} from './unit-directory';
export { goldenQuestionEvents } from './golden-question-events';
