import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { verifyChain, type ChainReport, type StoredEvent } from '@hoso/event-format';
import { CommandFailure } from '../intake/failures';
import { DossierReader } from './dossier-reader';

export class VerifyDossierQuery extends Query<ChainReport> {
  constructor(readonly code: string) {
    super();
  }
}

/** Recomputes the chain of a dossier over what is stored, before any upcaster. */
@QueryHandler(VerifyDossierQuery)
export class VerifyDossierHandler implements IQueryHandler<VerifyDossierQuery> {
  constructor(private readonly dossiers: DossierReader) {}

  async execute({ code }: VerifyDossierQuery): Promise<ChainReport> {
    const events: StoredEvent[] = [];
    for await (const event of this.dossiers.stored(code)) events.push(event);
    if (events.length === 0) throw new CommandFailure('dossier-not-found', { code });
    return verifyChain(events);
  }
}
