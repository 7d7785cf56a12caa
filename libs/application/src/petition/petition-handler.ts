import { Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { PetitionCommandType } from '@hoso/domain';
import { PetitionDecisions } from '../intake/petition-decisions';
import type { PetitionBusCommand, PetitionOutcome } from './petition-command';

/** Hands a slice's command to the one place where commands about petitions are carried out. */
@Injectable()
export abstract class PetitionHandler<Type extends PetitionCommandType> implements ICommandHandler<
  PetitionBusCommand<Type>
> {
  constructor(private readonly decisions: PetitionDecisions) {}

  execute({ request }: PetitionBusCommand<Type>): Promise<PetitionOutcome> {
    return this.decisions.take(request);
  }
}
