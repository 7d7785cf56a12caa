import type { PetitionCommands, PetitionCommandType } from '@hoso/domain';
import type { CommandDto } from '../dossier/command.dto';
import type { Shape } from '../shape/parts';
import { AcceptPetitionDto } from './accept-petition.dto';
import { AnswerPetitionDto } from './answer-petition.dto';
import { ApproveAnswerDto } from './approve-answer.dto';
import { AssignPetitionDto } from './assign-petition.dto';
import { ForwardPetitionDto } from './forward-petition.dto';
import { FulfilPromiseDto } from './fulfil-promise.dto';
import { PublishAnswerDto } from './publish-answer.dto';
import { RatePetitionDto } from './rate-petition.dto';
import { RefusePetitionDto } from './refuse-petition.dto';
import { RehomePetitionDto } from './rehome-petition.dto';
import { ReopenPetitionDto } from './reopen-petition.dto';
import { RequestInformationDto } from './request-information.dto';
import { ReturnAnswerDto } from './return-answer.dto';
import { SubmitPetitionDto } from './submit-petition.dto';
import { SupplementPetitionDto } from './supplement-petition.dto';

/** The commands that are given over HTTP: lateness is recorded by the clock inside the engine alone. */
export type GivenPetitionCommand = Exclude<PetitionCommandType, 'RecordPetitionLate'>;

type Bodies = { readonly [Type in GivenPetitionCommand]: Shape<PetitionCommands[Type] & CommandDto> };

/** The body of every command, whose data it is beside the business time; a new command does not compile without. */
export const PETITION_BODIES = {
  SubmitPetition: SubmitPetitionDto,
  RefusePetition: RefusePetitionDto,
  ForwardPetition: ForwardPetitionDto,
  RequestInformation: RequestInformationDto,
  SupplementPetition: SupplementPetitionDto,
  AcceptPetition: AcceptPetitionDto,
  AssignPetition: AssignPetitionDto,
  AnswerPetition: AnswerPetitionDto,
  ReturnAnswer: ReturnAnswerDto,
  ApproveAnswer: ApproveAnswerDto,
  PublishAnswer: PublishAnswerDto,
  FulfilPromise: FulfilPromiseDto,
  RatePetition: RatePetitionDto,
  ReopenPetition: ReopenPetitionDto,
  RehomePetition: RehomePetitionDto,
} as const satisfies Bodies;

/** What is sent to give a command of a type. */
export type PetitionBody<Type extends GivenPetitionCommand> = InstanceType<(typeof PETITION_BODIES)[Type]>;
