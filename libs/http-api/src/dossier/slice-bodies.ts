import type { ClockCommandType, DossierCommands, DossierCommandType } from '@hoso/domain';
import type { Shape } from '../shape/parts';
import type { CommandDto } from './command.dto';
import { AcceptExplanationDto } from './accept-explanation.dto';
import { AcceptSupplementDto } from './accept-supplement.dto';
import { ApologiseDto } from './apologise.dto';
import { ApologiseAndRescheduleDto, apologiseAndRescheduleData } from './apologise-and-reschedule.dto';
import { AssignDto } from './assign.dto';
import { breachData, type BreachDto } from './breach.dto';
import { CompleteRemedyDto } from './complete-remedy.dto';
import { CompleteStepDto } from './complete-step.dto';
import { ConfirmPaymentDto } from './confirm-payment.dto';
import { DeliverApologyDto } from './deliver-apology.dto';
import { DigitiseDto } from './digitise.dto';
import { ExplainLatenessDto } from './explain-lateness.dto';
import { ExtendDto } from './extend.dto';
import { FindIneligibleDto } from './find-ineligible.dto';
import { HandOverDto } from './hand-over.dto';
import { IssueResultDto } from './issue-result.dto';
import { LapseOpinionDto } from './lapse-opinion.dto';
import { LapseSupplementDto } from './lapse-supplement.dto';
import { NeutraliseDto } from './neutralise.dto';
import { RateDto } from './rate.dto';
import { ReassignDto } from './reassign.dto';
import { ReceiveDto, receiveData } from './receive.dto';
import { RecordOpinionDto } from './record-opinion.dto';
import { RefuseReceptionDto } from './refuse-reception.dto';
import { RehomeDto } from './rehome.dto';
import { RequestOpinionDto, requestOpinionData } from './request-opinion.dto';
import { RequestSupplementDto } from './request-supplement.dto';
import { RequestSupplementAtReceptionDto } from './request-supplement-at-reception.dto';
import { RequirePaymentDto } from './require-payment.dto';
import { ReturnExplanationDto } from './return-explanation.dto';
import { ReturnResultDto } from './return-result.dto';
import { ReuseDto } from './reuse.dto';
import { ReviseDueDateDto, reviseDueDateData } from './revise-due-date.dto';
import { StartStepDto } from './start-step.dto';
import { StopDto } from './stop.dto';
import { SubmitOnlineDto } from './submit-online.dto';
import { TakeBackDto } from './take-back.dto';
import { TransferDto } from './transfer.dto';
import { WithdrawDto } from './withdraw.dto';

/** What people and services may ask for; the clock's facts are recorded inside the engine only. */
export type OfferedCommandType = Exclude<DossierCommandType, ClockCommandType>;

/** The body of one command and how its data is read from it. */
interface SliceBody<Body extends CommandDto, Data> {
  readonly dto: Shape<Body>;
  readonly dataOf: (body: Body) => Data;
}

type Bodies = {
  readonly [Type in OfferedCommandType]: {
    readonly dto: Shape<CommandDto>;
    readonly dataOf: (body: never) => DossierCommands[Type];
  };
};

const asItIs = <Body extends CommandDto>(dto: Shape<Body>): SliceBody<Body, Omit<Body, 'occurredAt'>> => ({
  dto,
  dataOf: ({ occurredAt: _, ...data }) => data,
});

const onBreach = <Body extends BreachDto>(dto: Shape<Body>) => ({ dto, dataOf: breachData<Body> });

/** The body of every command that is offered, over its route and in bulk; a new command does not compile without. */
export const SLICE_BODIES = {
  SubmitOnline: asItIs(SubmitOnlineDto),
  Receive: { dto: ReceiveDto, dataOf: receiveData },
  RefuseReception: asItIs(RefuseReceptionDto),
  RequestSupplementAtReception: asItIs(RequestSupplementAtReceptionDto),
  RequestSupplement: asItIs(RequestSupplementDto),
  AcceptSupplement: asItIs(AcceptSupplementDto),
  LapseSupplement: asItIs(LapseSupplementDto),
  Transfer: asItIs(TransferDto),
  Assign: asItIs(AssignDto),
  Reassign: asItIs(ReassignDto),
  StartStep: asItIs(StartStepDto),
  CompleteStep: asItIs(CompleteStepDto),
  HandOver: asItIs(HandOverDto),
  TakeBack: asItIs(TakeBackDto),
  RequestOpinion: { dto: RequestOpinionDto, dataOf: requestOpinionData },
  RecordOpinion: asItIs(RecordOpinionDto),
  LapseOpinion: asItIs(LapseOpinionDto),
  RequirePayment: asItIs(RequirePaymentDto),
  ConfirmPayment: asItIs(ConfirmPaymentDto),
  Digitise: asItIs(DigitiseDto),
  Reuse: asItIs(ReuseDto),
  Extend: asItIs(ExtendDto),
  ApologiseAndReschedule: { dto: ApologiseAndRescheduleDto, dataOf: apologiseAndRescheduleData },
  Apologise: asItIs(ApologiseDto),
  DeliverApology: asItIs(DeliverApologyDto),
  IssueResult: asItIs(IssueResultDto),
  FindIneligible: asItIs(FindIneligibleDto),
  ReturnResult: asItIs(ReturnResultDto),
  Withdraw: asItIs(WithdrawDto),
  Stop: asItIs(StopDto),
  ReviseDueDate: { dto: ReviseDueDateDto, dataOf: reviseDueDateData },
  Rehome: asItIs(RehomeDto),
  ExplainLateness: onBreach(ExplainLatenessDto),
  AcceptExplanation: onBreach(AcceptExplanationDto),
  ReturnExplanation: onBreach(ReturnExplanationDto),
  CompleteRemedy: onBreach(CompleteRemedyDto),
  Neutralise: asItIs(NeutraliseDto),
  Rate: asItIs(RateDto),
} as const satisfies Bodies;

/** What is sent to give a command of a type. */
export type BodyOf<Type extends OfferedCommandType> = InstanceType<(typeof SLICE_BODIES)[Type]['dto']>;

/** The data of a command in a body of its shape. */
export const dataIn = <Type extends OfferedCommandType>(
  type: Type,
  body: BodyOf<Type>,
): DossierCommands[Type] => {
  const slice = SLICE_BODIES[type] as unknown as SliceBody<BodyOf<Type>, DossierCommands[Type]>;
  return slice.dataOf(body);
};
