import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ChainReport } from '@hoso/event-format';
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

  execute({ code }: VerifyDossierQuery): Promise<ChainReport> {
    return this.dossiers.verify(code);
  }
}
