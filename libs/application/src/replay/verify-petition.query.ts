import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ChainReport } from '@hoso/event-format';
import { PetitionReader } from './petition-reader';

export class VerifyPetitionQuery extends Query<ChainReport> {
  constructor(readonly code: string) {
    super();
  }
}

/** Recomputes the chain of a petition over what is stored, before any upcaster. */
@QueryHandler(VerifyPetitionQuery)
export class VerifyPetitionHandler implements IQueryHandler<VerifyPetitionQuery> {
  constructor(private readonly petitions: PetitionReader) {}

  execute({ code }: VerifyPetitionQuery): Promise<ChainReport> {
    return this.petitions.verify(code);
  }
}
