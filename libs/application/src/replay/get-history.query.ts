import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DossierCase } from '../intake/dossier-case';
import { DossierReader } from './dossier-reader';
import { toldOf } from './dossier-view';
import { historyOf, type CaseHistoryEntry, type HistoryOptions } from './history';

/** One event of a dossier as an auditor reads it. */
export type HistoryEntry = CaseHistoryEntry<DossierCase>;

export class GetHistoryQuery extends Query<readonly HistoryEntry[]> {
  constructor(
    readonly code: string,
    readonly options: HistoryOptions,
  ) {
    super();
  }
}

@QueryHandler(GetHistoryQuery)
export class GetHistoryHandler implements IQueryHandler<GetHistoryQuery> {
  constructor(private readonly dossiers: DossierReader) {}

  execute({ code, options }: GetHistoryQuery): Promise<readonly HistoryEntry[]> {
    return historyOf({ reader: this.dossiers, toldOf }, code, options);
  }
}
