import type { PetitionCommandType } from '@hoso/domain';
import { AcceptPetitionCommand, AcceptPetitionHandler } from './accept-petition.handler';
import { AnswerPetitionCommand, AnswerPetitionHandler } from './answer-petition.handler';
import { ApproveAnswerCommand, ApproveAnswerHandler } from './approve-answer.handler';
import { AssignPetitionCommand, AssignPetitionHandler } from './assign-petition.handler';
import { ForwardPetitionCommand, ForwardPetitionHandler } from './forward-petition.handler';
import { FulfilPromiseCommand, FulfilPromiseHandler } from './fulfil-promise.handler';
import { PublishAnswerCommand, PublishAnswerHandler } from './publish-answer.handler';
import { RatePetitionCommand, RatePetitionHandler } from './rate-petition.handler';
import { RecordPetitionLateCommand, RecordPetitionLateHandler } from './record-petition-late.handler';
import { RefusePetitionCommand, RefusePetitionHandler } from './refuse-petition.handler';
import { RehomePetitionCommand, RehomePetitionHandler } from './rehome-petition.handler';
import { ReopenPetitionCommand, ReopenPetitionHandler } from './reopen-petition.handler';
import { RequestInformationCommand, RequestInformationHandler } from './request-information.handler';
import { ReturnAnswerCommand, ReturnAnswerHandler } from './return-answer.handler';
import { SubmitPetitionCommand, SubmitPetitionHandler } from './submit-petition.handler';
import { SupplementPetitionCommand, SupplementPetitionHandler } from './supplement-petition.handler';
import type { PetitionBusCommand, PetitionRequest } from './petition-command';

type BusCommands = {
  readonly [Type in PetitionCommandType]: new (request: PetitionRequest<Type>) => PetitionBusCommand<Type>;
};

/** The bus class of every command; a new command does not compile without. */
const BUS_COMMANDS: BusCommands = {
  SubmitPetition: SubmitPetitionCommand,
  RefusePetition: RefusePetitionCommand,
  ForwardPetition: ForwardPetitionCommand,
  RequestInformation: RequestInformationCommand,
  SupplementPetition: SupplementPetitionCommand,
  AcceptPetition: AcceptPetitionCommand,
  AssignPetition: AssignPetitionCommand,
  AnswerPetition: AnswerPetitionCommand,
  ReturnAnswer: ReturnAnswerCommand,
  ApproveAnswer: ApproveAnswerCommand,
  PublishAnswer: PublishAnswerCommand,
  FulfilPromise: FulfilPromiseCommand,
  RatePetition: RatePetitionCommand,
  ReopenPetition: ReopenPetitionCommand,
  RehomePetition: RehomePetitionCommand,
  RecordPetitionLate: RecordPetitionLateCommand,
};

export const PETITION_HANDLERS = [
  SubmitPetitionHandler,
  RefusePetitionHandler,
  ForwardPetitionHandler,
  RequestInformationHandler,
  SupplementPetitionHandler,
  AcceptPetitionHandler,
  AssignPetitionHandler,
  AnswerPetitionHandler,
  ReturnAnswerHandler,
  ApproveAnswerHandler,
  PublishAnswerHandler,
  FulfilPromiseHandler,
  RatePetitionHandler,
  ReopenPetitionHandler,
  RehomePetitionHandler,
  RecordPetitionLateHandler,
] as const;

/** The bus command of a request, for edges that take commands of every type. */
export const petitionBusCommandOf = (request: PetitionRequest): PetitionBusCommand<PetitionCommandType> => {
  const BusCommand = BUS_COMMANDS[request.type] as new (
    request: PetitionRequest,
  ) => PetitionBusCommand<PetitionCommandType>;
  return new BusCommand(request);
};
