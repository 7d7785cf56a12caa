import type { Decider } from '@hoso/kernel';
import { ratePetition } from './citizen/rate-petition';
import { reopenPetition } from './citizen/reopen-petition';
import { recordPetitionLate } from './clock/record-petition-late';
import type { PetitionCommand, PetitionCommands, PetitionCommandType } from './commands';
import type { PetitionEvent } from './events';
import { evolve } from './evolve';
import type {
  KnownPetitionFacts,
  OpeningPetitionSlice,
  PetitionDecision,
  PetitionFacts,
  PetitionSlice,
} from './facts';
import { refuseDelegation } from './guards/units';
import { answerPetition } from './handling/answer-petition';
import { assignPetition } from './handling/assign-petition';
import { fulfilPromise } from './handling/fulfil-promise';
import { rehomePetition } from './handling/rehome-petition';
import { acceptPetition } from './intake/accept-petition';
import { forwardPetition } from './intake/forward-petition';
import { refusePetition } from './intake/refuse-petition';
import { requestInformation } from './intake/request-information';
import { submitPetition } from './intake/submit-petition';
import { supplementPetition } from './intake/supplement-petition';
import { UNOPENED_PETITION, type OpenedPetition, type Petition } from './petition';
import { refuse, type PetitionRefusalCode } from './refusals';
import { approveAnswer } from './review/approve-answer';
import { publishAnswer } from './review/publish-answer';
import { returnAnswer } from './review/return-answer';

type Slices = {
  readonly [Type in PetitionCommandType]: Type extends 'SubmitPetition'
    ? OpeningPetitionSlice<PetitionCommands[Type]>
    : PetitionSlice<PetitionCommands[Type]>;
};

/** Every command and the phases it may be given from; a new command does not compile without its slice. */
export const PETITION_SLICES: Slices = {
  SubmitPetition: submitPetition,
  RefusePetition: refusePetition,
  ForwardPetition: forwardPetition,
  RequestInformation: requestInformation,
  SupplementPetition: supplementPetition,
  AcceptPetition: acceptPetition,
  AssignPetition: assignPetition,
  AnswerPetition: answerPetition,
  ReturnAnswer: returnAnswer,
  ApproveAnswer: approveAnswer,
  PublishAnswer: publishAnswer,
  FulfilPromise: fulfilPromise,
  RatePetition: ratePetition,
  ReopenPetition: reopenPetition,
  RehomePetition: rehomePetition,
  RecordPetitionLate: recordPetitionLate,
};

type AnySlice = PetitionSlice<unknown> & { readonly opens?: true };

/** The commands that the phase of a petition allows; each may still be refused on its facts. */
export const allowedPetitionActions = (petition: Petition): readonly PetitionCommandType[] =>
  (Object.keys(PETITION_SLICES) as PetitionCommandType[]).filter((type) => {
    const { from, opens } = PETITION_SLICES[type] as AnySlice;
    return petition.opened ? from.includes(petition.phase) : opens === true;
  });

const refusePhase = (command: PetitionCommandType, { from, opens }: AnySlice, petition: Petition) => {
  if (!petition.opened) return opens ? undefined : refuse('not-opened', { command });
  const { phase } = petition;
  return from.includes(phase) ? undefined : refuse('wrong-state', { command, phase, allowed: from });
};

const decide = (
  { type, data }: PetitionCommand,
  petition: Petition,
  facts: PetitionFacts,
): PetitionDecision => {
  if (!facts.policy) return refuse('policy-unknown', { at: facts.at });
  const known = facts as KnownPetitionFacts;
  const slice = PETITION_SLICES[type] as AnySlice;
  const no = refusePhase(type, slice, petition) ?? refuseDelegation(known);
  if (no) return no;
  if (petition.opened && facts.at < petition.lastAt)
    return refuse('before-last-event', { at: facts.at, lastAt: petition.lastAt });
  return slice.decide(data, petition as OpenedPetition, known);
};

/** The life of a petition (*phản ánh, kiến nghị*) from its submission to its rating, as pure functions. */
export const petitionDecider: Decider<
  PetitionCommand,
  Petition,
  PetitionEvent,
  PetitionFacts,
  PetitionRefusalCode
> = { initial: UNOPENED_PETITION, decide, evolve };
