import { decode } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import type { CaseKind, CaseTypes } from './case-kind';
import type { CommandTrace, CaseStream } from './case-streams';
import type { CaseAccepted } from './command-request';
import { storedEvent } from './stored';

interface Recorded<T extends CaseTypes> {
  readonly event: T['event'];
  readonly after: T['state'];
}

/** The results that repeated commands had when they were carried out first; the stream is read once for all of them. */
export class FirstResults<T extends CaseTypes> {
  private recorded: Promise<readonly Recorded<T>[]> | undefined;

  constructor(
    private readonly kind: CaseKind<T>,
    private readonly store: EventStore,
    private readonly stream: CaseStream<T>,
  ) {}

  async of(commandId: string, { from, to }: CommandTrace): Promise<CaseAccepted<T>> {
    this.recorded ??= this.read();
    const recorded = (await this.recorded).slice(0, to + 1);
    return {
      commandId,
      code: this.stream.code,
      revision: to,
      events: recorded.slice(from).map(({ event }) => event),
      isRepeated: true,
      ...this.kind.show(recorded[to]!.after as T['opened']),
    };
  }

  private async read(): Promise<readonly Recorded<T>[]> {
    const { streamPrefix, law } = this.kind;
    const recorded: Recorded<T>[] = [];
    let after = law.initial;
    for await (const stored of this.store.read(streamPrefix + this.stream.code)) {
      const event = decode(storedEvent(stored));
      after = law.evolve(after, event);
      recorded.push({ event, after });
    }
    return recorded;
  }
}
