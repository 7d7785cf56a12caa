import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PetitionCase } from '../intake/petition-case';
import { historyOf, type CaseHistoryEntry, type HistoryOptions } from './history';
import { PetitionReader } from './petition-reader';
import { toldOfPetition } from './petition-view';

/** One event of a petition as an auditor reads it. */
export type PetitionHistoryEntry = CaseHistoryEntry<PetitionCase>;

export class GetPetitionHistoryQuery extends Query<readonly PetitionHistoryEntry[]> {
  constructor(
    readonly code: string,
    readonly options: HistoryOptions,
  ) {
    super();
  }
}

@QueryHandler(GetPetitionHistoryQuery)
export class GetPetitionHistoryHandler implements IQueryHandler<GetPetitionHistoryQuery> {
  constructor(private readonly petitions: PetitionReader) {}

  execute({ code, options }: GetPetitionHistoryQuery): Promise<readonly PetitionHistoryEntry[]> {
    return historyOf({ reader: this.petitions, toldOf: toldOfPetition }, code, options);
  }
}
