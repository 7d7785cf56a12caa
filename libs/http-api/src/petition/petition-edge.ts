import { PetitionAnswerController } from './petition-answer.controller';
import { PetitionDesk } from './petition-desk';
import { PetitionIntakeController } from './petition-intake.controller';
import { PetitionReading } from './petition-reading';
import { PetitionReplayController } from './petition-replay.controller';
import { PublicPetitionController } from './public-petition.controller';

/** The routes of petitions, those of the public among them. */
export const PETITION_CONTROLLERS = [
  PetitionIntakeController,
  PetitionAnswerController,
  PetitionReplayController,
  PublicPetitionController,
];

/** What those routes stand on. */
export const PETITION_PROVIDERS = [PetitionDesk, PetitionReading];
