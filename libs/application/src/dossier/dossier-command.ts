import { Command } from '@nestjs/cqrs';
import type { DossierCommandType } from '@hoso/domain';
import type { CommandRequest, Outcome } from '../intake/command-request';

/** What travels on the command bus: one class for each slice, so that a handler can be found by name. */
export abstract class DossierBusCommand<Type extends DossierCommandType> extends Command<Outcome> {
  constructor(readonly request: CommandRequest<Type>) {
    super();
  }
}
