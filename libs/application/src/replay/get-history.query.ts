import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DossierEvent } from '@hoso/domain';
import type { Actor, Instant } from '@hoso/kernel';
import { differenceOf, type Change } from './difference';
import { DossierReader, type AsOf } from './dossier-reader';
import { toldOf } from './dossier-view';

/** One event as an auditor reads it. */
export interface HistoryEntry {
  readonly revision: number;
  readonly type: DossierEvent['type'];
  readonly data: DossierEvent['data'];
  /** When it was so. */
  readonly occurredAt: Instant;
  /** When it was written. */
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly commandId: string;
  readonly hash: string;
  /** What it changed in the dossier. */
  readonly changes: readonly Change[];
}

export class GetHistoryQuery extends Query<readonly HistoryEntry[]> {
  constructor(
    readonly code: string,
    readonly options: { readonly asOf?: AsOf; readonly withPersons: 'with-persons' | 'without-persons' },
  ) {
    super();
  }
}

const UNTOLD = new Set(['revision', 'lastAt']);

@QueryHandler(GetHistoryQuery)
export class GetHistoryHandler implements IQueryHandler<GetHistoryQuery> {
  constructor(private readonly dossiers: DossierReader) {}

  async execute({ code, options }: GetHistoryQuery): Promise<readonly HistoryEntry[]> {
    const replayed = await this.dossiers.replay(code, options.asOf);
    return Promise.all(
      replayed.map(async ({ event, after, actor, commandId, hash, revision, recordedAt }, index) => {
        const before = replayed[index - 1]?.after;
        const shown = options.withPersons === 'with-persons' ? await this.dossiers.withPersons(event) : event;
        const changes = differenceOf(before ? toldOf(before) : {}, toldOf(after)).filter(
          ({ path }) => !UNTOLD.has(path),
        );
        const { type, data } = shown;
        return { revision, type, data, occurredAt: event.at, recordedAt, actor, commandId, hash, changes };
      }),
    );
  }
}
