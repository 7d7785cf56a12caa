import { dossierDecider, type Dossier, type DossierEvent, type OpenedDossier } from '@hoso/domain';
import { decode } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { Accepted } from './command-request';
import { streamOf, type CommandTrace, type DossierStream } from './dossier-streams';
import { storedEvent } from './stored';

interface Recorded {
  readonly event: DossierEvent;
  readonly after: Dossier;
}

/** The results that repeated commands had when they were carried out first; the stream is read once for all of them. */
export class FirstResults {
  private recorded: Promise<readonly Recorded[]> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly stream: DossierStream,
  ) {}

  async of(commandId: string, { from, to }: CommandTrace): Promise<Accepted> {
    this.recorded ??= this.read();
    const recorded = (await this.recorded).slice(0, to + 1);
    return {
      commandId,
      code: this.stream.code,
      revision: to,
      events: recorded.slice(from).map(({ event }) => event),
      dossier: recorded[to]!.after as OpenedDossier,
      isRepeated: true,
    };
  }

  private async read(): Promise<readonly Recorded[]> {
    const recorded: Recorded[] = [];
    let after = dossierDecider.initial;
    for await (const stored of this.store.read(streamOf(this.stream.code))) {
      const event = decode(storedEvent(stored)) as DossierEvent;
      after = dossierDecider.evolve(after, event);
      recorded.push({ event, after });
    }
    return recorded;
  }
}
