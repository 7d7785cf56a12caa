export { repeatedShare } from './answer/repetition';
export { substanceOf } from './answer/substance';
export { openPetitionDuties, petitionDutiesOf } from './clock/duties';
export type { PetitionCommand, PetitionCommands, PetitionCommandType } from './commands';
export { allowedPetitionActions, PETITION_SLICES, petitionDecider } from './decider';
export type { PetitionEvent, PetitionEvents, PetitionEventType, PetitionOpening } from './events';
export { PETITION_EVENT_TYPES } from './evolve';
export { petitionAskedAgain } from './facts';
export type { PetitionDecision, PetitionFacts } from './facts';
export type { OpenedPetition, Petition } from './petition';
export { PETITION_POLICIES, petitionPolicyOn } from './policy';
export type { PetitionLimits, PetitionPolicy, Substance } from './policy';
export { PETITION_REFUSAL_SOURCES } from './refusals';
export type { PetitionRefusalCode } from './refusals';
export {
  ASPECTS,
  INTAKE_CHANNELS,
  NATURES,
  PETITION_DUTIES,
  PETITION_PHASES,
  RATINGS,
  REFUSAL_GROUNDS,
} from './vocabulary';
export type {
  Answer,
  Aspect,
  Classification,
  IntakeChannel,
  Measure,
  Nature,
  OpenPromise,
  PetitionDue,
  PetitionDuty,
  PetitionDutyKind,
  Petitioner,
  PetitionMatter,
  PetitionPhase,
  PetitionRating,
  PetitionRules,
  RefusalGround,
} from './vocabulary';
