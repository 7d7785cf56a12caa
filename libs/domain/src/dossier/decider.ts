import type { Decider } from '@hoso/kernel';
import { acceptExplanation } from './accountability/accept-explanation';
import { completeRemedy } from './accountability/complete-remedy';
import { explainLateness } from './accountability/explain-lateness';
import { returnExplanation } from './accountability/return-explanation';
import type { DossierCommand, DossierCommands, DossierCommandType, OpeningCommands } from './commands';
import { handOver } from './cooperation/hand-over';
import { lapseOpinion } from './cooperation/lapse-opinion';
import { recordOpinion } from './cooperation/record-opinion';
import { requestOpinion } from './cooperation/request-opinion';
import { takeBack } from './cooperation/take-back';
import { neutralise } from './correction/neutralise';
import { digitise } from './digitisation/digitise';
import { reuse } from './digitisation/reuse';
import { recordApologyBreach } from './duties/record-apology-breach';
import { recordApologyDue } from './duties/record-apology-due';
import { recordExplanationLate } from './duties/record-explanation-late';
import { recordNearDue } from './duties/record-near-due';
import { recordOpinionLate } from './duties/record-opinion-late';
import { recordOverdue } from './duties/record-overdue';
import { recordReappointmentMissed } from './duties/record-reappointment-missed';
import { recordReceptionUnanswered } from './duties/record-reception-unanswered';
import { recordRemedyOverdue } from './duties/record-remedy-overdue';
import { recordStepOverdue } from './duties/record-step-overdue';
import { recordSupplementUnanswered } from './duties/record-supplement-unanswered';
import type { DossierEvent } from './events/dossier-event';
import { evolve } from './evolve';
import type { DossierDecision, Facts, KnownFacts, OpeningSlice, Slice } from './facts';
import { refuseDelegation } from './guards/units';
import { assign } from './handling/assign';
import { completeStep } from './handling/complete-step';
import { reassign } from './handling/reassign';
import { rehome } from './handling/rehome';
import { startStep } from './handling/start-step';
import { transfer } from './handling/transfer';
import { apologise } from './lateness/apologise';
import { apologiseAndReschedule } from './lateness/apologise-and-reschedule';
import { deliverApology } from './lateness/deliver-apology';
import { extend } from './lateness/extend';
import { reviseDueDate } from './lateness/revise-due-date';
import { findIneligible } from './outcome/find-ineligible';
import { issueResult } from './outcome/issue-result';
import { rate } from './outcome/rate';
import { returnResult } from './outcome/return-result';
import { stop } from './outcome/stop';
import { withdraw } from './outcome/withdraw';
import { confirmPayment } from './payment/confirm-payment';
import { requirePayment } from './payment/require-payment';
import { receive } from './reception/receive';
import { refuseReception } from './reception/refuse-reception';
import { requestSupplementAtReception } from './reception/request-supplement-at-reception';
import { submitOnline } from './reception/submit-online';
import { refuse, type RefusalCode } from './refusals';
import { isImported, UNOPENED, type Dossier, type OpenedDossier } from './state/dossier';
import { acceptSupplement } from './supplement/accept-supplement';
import { lapseSupplement } from './supplement/lapse-supplement';
import { requestSupplement } from './supplement/request-supplement';

type Slices = {
  readonly [Type in DossierCommandType]: Type extends keyof OpeningCommands
    ? OpeningSlice<DossierCommands[Type]>
    : Slice<DossierCommands[Type]>;
};

/** Every command and the phases it may be given from; a new command does not compile without its slice. */
export const SLICES: Slices = {
  SubmitOnline: submitOnline,
  Receive: receive,
  RefuseReception: refuseReception,
  RequestSupplementAtReception: requestSupplementAtReception,
  RequestSupplement: requestSupplement,
  AcceptSupplement: acceptSupplement,
  LapseSupplement: lapseSupplement,
  Transfer: transfer,
  Assign: assign,
  Reassign: reassign,
  StartStep: startStep,
  CompleteStep: completeStep,
  HandOver: handOver,
  TakeBack: takeBack,
  RequestOpinion: requestOpinion,
  RecordOpinion: recordOpinion,
  LapseOpinion: lapseOpinion,
  RequirePayment: requirePayment,
  ConfirmPayment: confirmPayment,
  Digitise: digitise,
  Reuse: reuse,
  Extend: extend,
  ApologiseAndReschedule: apologiseAndReschedule,
  Apologise: apologise,
  DeliverApology: deliverApology,
  IssueResult: issueResult,
  FindIneligible: findIneligible,
  ReturnResult: returnResult,
  Withdraw: withdraw,
  Stop: stop,
  ReviseDueDate: reviseDueDate,
  Rehome: rehome,
  ExplainLateness: explainLateness,
  AcceptExplanation: acceptExplanation,
  ReturnExplanation: returnExplanation,
  CompleteRemedy: completeRemedy,
  Neutralise: neutralise,
  Rate: rate,
  RecordNearDue: recordNearDue,
  RecordStepOverdue: recordStepOverdue,
  RecordApologyDue: recordApologyDue,
  RecordOverdue: recordOverdue,
  RecordReappointmentMissed: recordReappointmentMissed,
  RecordApologyBreach: recordApologyBreach,
  RecordReceptionUnanswered: recordReceptionUnanswered,
  RecordSupplementUnanswered: recordSupplementUnanswered,
  RecordOpinionLate: recordOpinionLate,
  RecordExplanationLate: recordExplanationLate,
  RecordRemedyOverdue: recordRemedyOverdue,
};

/** Commands that can be the first of a dossier; their procedure is the version in force that day. */
export const OPENING_COMMANDS: ReadonlySet<DossierCommandType> = new Set([
  'SubmitOnline',
  'Receive',
  'RefuseReception',
  'RequestSupplementAtReception',
] as const);

type AnySlice = Slice<unknown> & { readonly opens?: true };

const allowedFrom = ({ from, fromImported = [] }: AnySlice, dossier: OpenedDossier) =>
  isImported(dossier) ? [...from, ...fromImported] : from;

/** The commands that the phase of a dossier allows; each may still be refused on its facts. */
export const allowedActions = (dossier: Dossier): readonly DossierCommandType[] =>
  (Object.keys(SLICES) as DossierCommandType[]).filter((type) => {
    const slice = SLICES[type] as AnySlice;
    return dossier.opened
      ? allowedFrom(slice, dossier).includes(dossier.handling.phase)
      : slice.opens === true;
  });

const refusePhase = (type: DossierCommandType, slice: AnySlice, dossier: Dossier) => {
  if (!dossier.opened) return slice.opens ? undefined : refuse('not-opened', { command: type });
  const allowed = allowedFrom(slice, dossier);
  const { phase } = dossier.handling;
  return allowed.includes(phase) ? undefined : refuse('wrong-state', { command: type, phase, allowed });
};

const decide = ({ type, data }: DossierCommand, dossier: Dossier, facts: Facts): DossierDecision => {
  if (!facts.procedure) return refuse('procedure-unknown', { at: facts.at });
  const known = facts as KnownFacts;
  const slice = SLICES[type] as AnySlice;
  const no = refusePhase(type, slice, dossier) ?? refuseDelegation(known);
  if (no) return no;
  if (!dossier.opened) return slice.decide(data, undefined as never, known);
  if (facts.at < dossier.lastAt) return refuse('before-last-event', { at: facts.at, lastAt: dossier.lastAt });
  return slice.decide(data, dossier, known);
};

/** The life of a dossier (*hồ sơ*) from filing to return, as pure functions. */
export const dossierDecider: Decider<DossierCommand, Dossier, DossierEvent, Facts, RefusalCode> = {
  initial: UNOPENED,
  decide,
  evolve,
};
