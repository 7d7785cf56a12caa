import type { DossierCommandType } from '@hoso/domain';
import { AcceptExplanationCommand, AcceptExplanationHandler } from './accept-explanation.handler';
import { AcceptSupplementCommand, AcceptSupplementHandler } from './accept-supplement.handler';
import { ApologiseCommand, ApologiseHandler } from './apologise.handler';
import {
  ApologiseAndRescheduleCommand,
  ApologiseAndRescheduleHandler,
} from './apologise-and-reschedule.handler';
import { AssignCommand, AssignHandler } from './assign.handler';
import { CompleteRemedyCommand, CompleteRemedyHandler } from './complete-remedy.handler';
import { CompleteStepCommand, CompleteStepHandler } from './complete-step.handler';
import { ConfirmPaymentCommand, ConfirmPaymentHandler } from './confirm-payment.handler';
import { DeliverApologyCommand, DeliverApologyHandler } from './deliver-apology.handler';
import { DigitiseCommand, DigitiseHandler } from './digitise.handler';
import { ExplainLatenessCommand, ExplainLatenessHandler } from './explain-lateness.handler';
import { ExtendCommand, ExtendHandler } from './extend.handler';
import { FindIneligibleCommand, FindIneligibleHandler } from './find-ineligible.handler';
import { HandOverCommand, HandOverHandler } from './hand-over.handler';
import { IssueResultCommand, IssueResultHandler } from './issue-result.handler';
import { LapseOpinionCommand, LapseOpinionHandler } from './lapse-opinion.handler';
import { LapseSupplementCommand, LapseSupplementHandler } from './lapse-supplement.handler';
import { NeutraliseCommand, NeutraliseHandler } from './neutralise.handler';
import { RateCommand, RateHandler } from './rate.handler';
import { ReassignCommand, ReassignHandler } from './reassign.handler';
import { ReceiveCommand, ReceiveHandler } from './receive.handler';
import { RecordApologyBreachCommand, RecordApologyBreachHandler } from './record-apology-breach.handler';
import { RecordApologyDueCommand, RecordApologyDueHandler } from './record-apology-due.handler';
import {
  RecordExplanationLateCommand,
  RecordExplanationLateHandler,
} from './record-explanation-late.handler';
import { RecordNearDueCommand, RecordNearDueHandler } from './record-near-due.handler';
import { RecordOpinionCommand, RecordOpinionHandler } from './record-opinion.handler';
import {
  RecordReappointmentMissedCommand,
  RecordReappointmentMissedHandler,
} from './record-reappointment-missed.handler';
import { RecordOpinionLateCommand, RecordOpinionLateHandler } from './record-opinion-late.handler';
import { RecordOverdueCommand, RecordOverdueHandler } from './record-overdue.handler';
import {
  RecordReceptionUnansweredCommand,
  RecordReceptionUnansweredHandler,
} from './record-reception-unanswered.handler';
import { RecordRemedyOverdueCommand, RecordRemedyOverdueHandler } from './record-remedy-overdue.handler';
import { RecordStepOverdueCommand, RecordStepOverdueHandler } from './record-step-overdue.handler';
import {
  RecordSupplementUnansweredCommand,
  RecordSupplementUnansweredHandler,
} from './record-supplement-unanswered.handler';
import { RefuseReceptionCommand, RefuseReceptionHandler } from './refuse-reception.handler';
import { RehomeCommand, RehomeHandler } from './rehome.handler';
import { RequestOpinionCommand, RequestOpinionHandler } from './request-opinion.handler';
import { RequestSupplementCommand, RequestSupplementHandler } from './request-supplement.handler';
import {
  RequestSupplementAtReceptionCommand,
  RequestSupplementAtReceptionHandler,
} from './request-supplement-at-reception.handler';
import { RequirePaymentCommand, RequirePaymentHandler } from './require-payment.handler';
import { ReturnExplanationCommand, ReturnExplanationHandler } from './return-explanation.handler';
import { ReturnResultCommand, ReturnResultHandler } from './return-result.handler';
import { ReuseCommand, ReuseHandler } from './reuse.handler';
import { ReviseDueDateCommand, ReviseDueDateHandler } from './revise-due-date.handler';
import { StartStepCommand, StartStepHandler } from './start-step.handler';
import { StopCommand, StopHandler } from './stop.handler';
import { SubmitOnlineCommand, SubmitOnlineHandler } from './submit-online.handler';
import { TakeBackCommand, TakeBackHandler } from './take-back.handler';
import { TransferCommand, TransferHandler } from './transfer.handler';
import { WithdrawCommand, WithdrawHandler } from './withdraw.handler';
import type { CommandRequest } from '../intake/command-request';
import type { DossierBusCommand } from './dossier-command';

type BusCommands = {
  readonly [Type in DossierCommandType]: new (request: CommandRequest<Type>) => DossierBusCommand<Type>;
};

/** The bus class of every command; a new command does not compile without. */
const BUS_COMMANDS: BusCommands = {
  SubmitOnline: SubmitOnlineCommand,
  Receive: ReceiveCommand,
  RefuseReception: RefuseReceptionCommand,
  RequestSupplementAtReception: RequestSupplementAtReceptionCommand,
  RequestSupplement: RequestSupplementCommand,
  AcceptSupplement: AcceptSupplementCommand,
  LapseSupplement: LapseSupplementCommand,
  Transfer: TransferCommand,
  Assign: AssignCommand,
  Reassign: ReassignCommand,
  StartStep: StartStepCommand,
  CompleteStep: CompleteStepCommand,
  HandOver: HandOverCommand,
  TakeBack: TakeBackCommand,
  RequestOpinion: RequestOpinionCommand,
  RecordOpinion: RecordOpinionCommand,
  LapseOpinion: LapseOpinionCommand,
  RequirePayment: RequirePaymentCommand,
  ConfirmPayment: ConfirmPaymentCommand,
  Digitise: DigitiseCommand,
  Reuse: ReuseCommand,
  Extend: ExtendCommand,
  ApologiseAndReschedule: ApologiseAndRescheduleCommand,
  Apologise: ApologiseCommand,
  DeliverApology: DeliverApologyCommand,
  IssueResult: IssueResultCommand,
  FindIneligible: FindIneligibleCommand,
  ReturnResult: ReturnResultCommand,
  Withdraw: WithdrawCommand,
  Stop: StopCommand,
  ReviseDueDate: ReviseDueDateCommand,
  Rehome: RehomeCommand,
  ExplainLateness: ExplainLatenessCommand,
  AcceptExplanation: AcceptExplanationCommand,
  ReturnExplanation: ReturnExplanationCommand,
  CompleteRemedy: CompleteRemedyCommand,
  Neutralise: NeutraliseCommand,
  Rate: RateCommand,
  RecordNearDue: RecordNearDueCommand,
  RecordStepOverdue: RecordStepOverdueCommand,
  RecordApologyDue: RecordApologyDueCommand,
  RecordOverdue: RecordOverdueCommand,
  RecordApologyBreach: RecordApologyBreachCommand,
  RecordReceptionUnanswered: RecordReceptionUnansweredCommand,
  RecordSupplementUnanswered: RecordSupplementUnansweredCommand,
  RecordOpinionLate: RecordOpinionLateCommand,
  RecordReappointmentMissed: RecordReappointmentMissedCommand,
  RecordExplanationLate: RecordExplanationLateCommand,
  RecordRemedyOverdue: RecordRemedyOverdueCommand,
};

export const SLICE_HANDLERS = [
  SubmitOnlineHandler,
  ReceiveHandler,
  RefuseReceptionHandler,
  RequestSupplementAtReceptionHandler,
  RequestSupplementHandler,
  AcceptSupplementHandler,
  LapseSupplementHandler,
  TransferHandler,
  AssignHandler,
  ReassignHandler,
  StartStepHandler,
  CompleteStepHandler,
  HandOverHandler,
  TakeBackHandler,
  RequestOpinionHandler,
  RecordOpinionHandler,
  LapseOpinionHandler,
  RequirePaymentHandler,
  ConfirmPaymentHandler,
  DigitiseHandler,
  ReuseHandler,
  ExtendHandler,
  ApologiseAndRescheduleHandler,
  ApologiseHandler,
  DeliverApologyHandler,
  IssueResultHandler,
  FindIneligibleHandler,
  ReturnResultHandler,
  WithdrawHandler,
  StopHandler,
  ReviseDueDateHandler,
  RehomeHandler,
  ExplainLatenessHandler,
  AcceptExplanationHandler,
  ReturnExplanationHandler,
  CompleteRemedyHandler,
  NeutraliseHandler,
  RateHandler,
  RecordNearDueHandler,
  RecordStepOverdueHandler,
  RecordApologyDueHandler,
  RecordOverdueHandler,
  RecordApologyBreachHandler,
  RecordReceptionUnansweredHandler,
  RecordSupplementUnansweredHandler,
  RecordOpinionLateHandler,
  RecordReappointmentMissedHandler,
  RecordExplanationLateHandler,
  RecordRemedyOverdueHandler,
] as const;

/** The bus command of a request, for edges that take commands of every type. */
export const busCommandOf = (request: CommandRequest): DossierBusCommand<DossierCommandType> => {
  const BusCommand = BUS_COMMANDS[request.type] as new (
    request: CommandRequest,
  ) => DossierBusCommand<DossierCommandType>;
  return new BusCommand(request);
};
