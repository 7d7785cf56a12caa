import {
  isToRedate,
  type RedatedDossier,
  type Redating,
  type RedatingEvent,
  type RedatingOutcome,
} from '@hoso/domain';
import { decode } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Actor } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import { storedEvent } from '../intake/stored';
import { REDATING_PREFIX, type RedatingStreams } from './redating-streams';

/** A re-dating as it stands, and who ordered it. */
export interface RedatingView {
  readonly redating: Redating;
  readonly revision: number;
  readonly orderedBy?: Actor;
}

/** What the dry run foresaw of a dossier, and what came of it once it was carried out. */
export interface ListedDossier {
  readonly foreseen: RedatedDossier;
  readonly result?: RedatedDossier;
}

export interface ListedFilter {
  readonly after: string;
  readonly limit: number;
  /** By what came of it; by what was foreseen while there is no result. */
  readonly outcome?: RedatingOutcome;
}

/** Reads re-datings back. */
export class RedatingReader {
  constructor(
    private readonly store: EventStore,
    private readonly streams: RedatingStreams,
  ) {}

  /** @throws CommandFailure redating-not-found */
  async read(id: string): Promise<RedatingView> {
    const { redating, revision, origin } = await this.streams.load(id);
    if (!redating) throw new CommandFailure('redating-not-found', { redating: id });
    return { redating, revision, ...(origin && { orderedBy: origin.actor }) };
  }

  /** The dossiers of the list in its order; one more than `limit` when there are more. */
  async dossiers(id: string, { after, limit, outcome }: ListedFilter): Promise<readonly ListedDossier[]> {
    const listing = new Listing(after);
    for await (const event of this.events(id)) {
      if (event.type === 'DossiersAssessed') listing.foresee(event.data.dossiers.filter(isToRedate));
      if (event.type === 'DossiersRedated') listing.conclude(event.data.dossiers);
    }
    return listing.dossiers
      .filter(({ foreseen, result }) => outcome === undefined || (result ?? foreseen).outcome === outcome)
      .slice(0, limit + 1);
  }

  private async *events(id: string): AsyncGenerator<RedatingEvent> {
    for await (const recorded of this.store.read(`${REDATING_PREFIX}${id}`))
      yield decode(storedEvent(recorded)) as RedatingEvent;
  }
}

/** What follows a code in the list, as its events tell it. */
class Listing {
  private readonly listed = new Map<string, ListedDossier>();
  private isReached: boolean;

  constructor(private readonly after: string) {
    this.isReached = after === '';
  }

  get dossiers(): readonly ListedDossier[] {
    return [...this.listed.values()];
  }

  foresee(dossiers: readonly RedatedDossier[]): void {
    for (const foreseen of dossiers) {
      if (this.isReached) this.listed.set(foreseen.code, { foreseen });
      this.isReached ||= foreseen.code === this.after;
    }
  }

  conclude(results: readonly RedatedDossier[]): void {
    for (const result of results) {
      const known = this.listed.get(result.code);
      if (known) this.listed.set(result.code, { ...known, result });
    }
  }
}
