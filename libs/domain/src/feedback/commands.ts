import type { RatePetition } from './citizen/rate-petition';
import type { ReopenPetition } from './citizen/reopen-petition';
import type { RecordPetitionLate } from './clock/record-petition-late';
import type { AnswerPetition } from './handling/answer-petition';
import type { AssignPetition } from './handling/assign-petition';
import type { FulfilPromise } from './handling/fulfil-promise';
import type { RehomePetition } from './handling/rehome-petition';
import type { AcceptPetition } from './intake/accept-petition';
import type { ForwardPetition } from './intake/forward-petition';
import type { RefusePetition } from './intake/refuse-petition';
import type { RequestInformation } from './intake/request-information';
import type { SubmitPetition } from './intake/submit-petition';
import type { SupplementPetition } from './intake/supplement-petition';
import type { ApproveAnswer } from './review/approve-answer';
import type { PublishAnswer } from './review/publish-answer';
import type { ReturnAnswer } from './review/return-answer';

/** Command type → data of every command about a petition. */
export interface PetitionCommands {
  SubmitPetition: SubmitPetition;
  RefusePetition: RefusePetition;
  ForwardPetition: ForwardPetition;
  RequestInformation: RequestInformation;
  SupplementPetition: SupplementPetition;
  AcceptPetition: AcceptPetition;
  AssignPetition: AssignPetition;
  AnswerPetition: AnswerPetition;
  ReturnAnswer: ReturnAnswer;
  ApproveAnswer: ApproveAnswer;
  PublishAnswer: PublishAnswer;
  FulfilPromise: FulfilPromise;
  RatePetition: RatePetition;
  ReopenPetition: ReopenPetition;
  RehomePetition: RehomePetition;
  RecordPetitionLate: RecordPetitionLate;
}

export type PetitionCommandType = keyof PetitionCommands;

export type PetitionCommand = {
  [Type in PetitionCommandType]: { readonly type: Type; readonly data: PetitionCommands[Type] };
}[PetitionCommandType];
