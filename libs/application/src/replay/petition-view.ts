import { allowedPetitionActions, type OpenedPetition, type PetitionCommandType } from '@hoso/domain';

/** A petition as it is shown: its state without what only the engine needs. */
export interface PetitionView extends Omit<OpenedPetition, 'opened' | 'previous' | 'missed'> {
  readonly allowedActions: readonly PetitionCommandType[];
}

/** The members that the story of a petition is told by. */
export const toldOfPetition = ({ opened: _, previous: _p, missed: _m, ...told }: OpenedPetition) => told;

export const petitionViewOf = (petition: OpenedPetition): PetitionView => ({
  ...toldOfPetition(petition),
  allowedActions: allowedPetitionActions(petition),
});
