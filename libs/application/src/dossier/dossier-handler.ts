import { Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { DossierCommandType } from '@hoso/domain';
import type { Outcome } from '../intake/command-request';
import { DossierDecisions } from '../intake/dossier-decisions';
import type { DossierBusCommand } from './dossier-command';

/** Hands a slice's command to the one place where commands are carried out. */
@Injectable()
export abstract class DossierHandler<Type extends DossierCommandType> implements ICommandHandler<
  DossierBusCommand<Type>
> {
  constructor(private readonly decisions: DossierDecisions) {}

  execute({ request }: DossierBusCommand<Type>): Promise<Outcome> {
    return this.decisions.take(request);
  }
}
