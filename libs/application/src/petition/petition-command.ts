import { Command } from '@nestjs/cqrs';
import type { PetitionCommandType } from '@hoso/domain';
import type { CaseOutcome, CaseRequest } from '../intake/command-request';
import type { PetitionCase } from '../intake/petition-case';

/** One command about one petition. */
export type PetitionRequest<Type extends PetitionCommandType = PetitionCommandType> = CaseRequest<
  PetitionCase,
  Type
>;
export type PetitionOutcome = CaseOutcome<PetitionCase>;

/** What travels on the command bus: one class for each slice, so that a handler can be found by name. */
export abstract class PetitionBusCommand<Type extends PetitionCommandType> extends Command<PetitionOutcome> {
  constructor(readonly request: PetitionRequest<Type>) {
    super();
  }
}
