import type { AcceptExplanation } from './accountability/accept-explanation';
import type { CompleteRemedy } from './accountability/complete-remedy';
import type { ExplainLateness } from './accountability/explain-lateness';
import type { ReturnExplanation } from './accountability/return-explanation';
import type { HandOver } from './cooperation/hand-over';
import type { LapseOpinion } from './cooperation/lapse-opinion';
import type { RecordOpinion } from './cooperation/record-opinion';
import type { RequestOpinion } from './cooperation/request-opinion';
import type { TakeBack } from './cooperation/take-back';
import type { Neutralise } from './correction/neutralise';
import type { Digitise } from './digitisation/digitise';
import type { ReuseComponent } from './digitisation/reuse';
import type { ClockCommands } from './duties/clock-commands';
import type { Assign } from './handling/assign';
import type { CompleteStep } from './handling/complete-step';
import type { Reassign } from './handling/reassign';
import type { Rehome } from './handling/rehome';
import type { StartStep } from './handling/start-step';
import type { Transfer } from './handling/transfer';
import type { Apologise } from './lateness/apologise';
import type { ApologiseAndReschedule } from './lateness/apologise-and-reschedule';
import type { DeliverApology } from './lateness/deliver-apology';
import type { Extend } from './lateness/extend';
import type { ReviseDueDate } from './lateness/revise-due-date';
import type { FindIneligible } from './outcome/find-ineligible';
import type { IssueResult } from './outcome/issue-result';
import type { Rate } from './outcome/rate';
import type { ReturnResult } from './outcome/return-result';
import type { Stop } from './outcome/stop';
import type { Withdraw } from './outcome/withdraw';
import type { ConfirmPayment } from './payment/confirm-payment';
import type { RequirePayment } from './payment/require-payment';
import type { Receive } from './reception/receive';
import type { RefuseReception } from './reception/refuse-reception';
import type { RequestSupplementAtReception } from './reception/request-supplement-at-reception';
import type { SubmitOnline } from './reception/submit-online';
import type { AcceptSupplement } from './supplement/accept-supplement';
import type { LapseSupplement } from './supplement/lapse-supplement';
import type { RequestSupplement } from './supplement/request-supplement';

/** The four commands that can open a dossier. */
export interface OpeningCommands {
  SubmitOnline: SubmitOnline;
  Receive: Receive;
  RefuseReception: RefuseReception;
  RequestSupplementAtReception: RequestSupplementAtReception;
}

/** Command type → data of every command about a dossier. */
export interface DossierCommands extends OpeningCommands, ClockCommands {
  RequestSupplement: RequestSupplement;
  AcceptSupplement: AcceptSupplement;
  LapseSupplement: LapseSupplement;
  Transfer: Transfer;
  Assign: Assign;
  Reassign: Reassign;
  StartStep: StartStep;
  CompleteStep: CompleteStep;
  HandOver: HandOver;
  TakeBack: TakeBack;
  RequestOpinion: RequestOpinion;
  RecordOpinion: RecordOpinion;
  LapseOpinion: LapseOpinion;
  RequirePayment: RequirePayment;
  ConfirmPayment: ConfirmPayment;
  Digitise: Digitise;
  Reuse: ReuseComponent;
  Extend: Extend;
  ApologiseAndReschedule: ApologiseAndReschedule;
  Apologise: Apologise;
  DeliverApology: DeliverApology;
  IssueResult: IssueResult;
  FindIneligible: FindIneligible;
  ReturnResult: ReturnResult;
  Withdraw: Withdraw;
  Stop: Stop;
  ReviseDueDate: ReviseDueDate;
  Rehome: Rehome;
  ExplainLateness: ExplainLateness;
  AcceptExplanation: AcceptExplanation;
  ReturnExplanation: ReturnExplanation;
  CompleteRemedy: CompleteRemedy;
  Neutralise: Neutralise;
  Rate: Rate;
}

export type DossierCommandType = keyof DossierCommands;

export type DossierCommand = {
  [Type in DossierCommandType]: { readonly type: Type; readonly data: DossierCommands[Type] };
}[DossierCommandType];
