import { HEADERS } from '@hoso/contracts';
import type { Delivery, RecordedEvent } from '@hoso/event-store';
import type { TopicMessage, Topics } from '@hoso/messaging';
import { NO_NOTE, type StreamNote } from '@hoso/publication';
import type { Batch, Changes } from './batch';
import type { Ledger } from './ledger';
import { within } from './place';
import { Remembered } from './remembered';
import { tell, type Limits, type Told } from './telling';
import type { ToldMessage } from './told-message';

export interface GatheringParts {
  readonly topics: Pick<Topics, 'partitionOf'>;
  readonly ledger: Pick<Ledger, 'sequencesOf' | 'notesOf'>;
  readonly limits: Limits;
  /** How many partitions each topic has. */
  readonly partitions: ReadonlyMap<string, number>;
  /** Position in the log up to which each partition tells it, by `topic/partition`. */
  readonly ends: ReadonlyMap<string, bigint>;
}

interface ToldEvent extends Told {
  readonly event: RecordedEvent;
}

const REMEMBERED = 50_000;

const isPerKey = ({ numbering }: ToldMessage): boolean => numbering === 'per-key';
const sequenceKey = ({ topic, key }: TopicMessage): string => within(topic, key);

/** Turns events, in the order of the log and each once, into numbered records; those that are there already are left out. */
export class Gathering {
  private readonly notes: Remembered<StreamNote>;
  private readonly sequences: Remembered<number>;

  constructor(private readonly parts: GatheringParts) {
    const { notesOf, sequencesOf } = parts.ledger;
    this.notes = new Remembered(REMEMBERED, { read: notesOf, none: NO_NOTE });
    this.sequences = new Remembered(REMEMBERED, { read: sequencesOf, none: 0 });
  }

  /** What a delivery leads to; `add` puts it into a batch at once. Not to be called before the last one was added. */
  async told({ events }: Delivery): Promise<readonly ToldEvent[]> {
    const begun = new Set(events.flatMap(({ stream, revision }) => (revision === 0 ? [stream] : [])));
    for (const stream of begun) this.notes.isNew(stream);
    await this.notes.learn(events.map(({ stream }) => stream));
    const told = events.map((event) => this.toldOf(event));
    await this.sequences.learn(
      told.flatMap(({ messages }) => messages.filter(isPerKey).map((message) => sequenceKey(message))),
    );
    return told;
  }

  add(told: readonly ToldEvent[], { through }: Delivery, batch: Batch): void {
    for (const each of told) this.addEvent(each, batch);
    batch.events += told.length;
    batch.oldest ??= told[0]?.event.recordedAt;
    batch.through = through;
  }

  /** To be told of changes that were saved. */
  settle({ notes, sequences }: Changes): void {
    this.notes.settle(notes);
    this.sequences.settle(sequences);
  }

  private toldOf(event: RecordedEvent): ToldEvent {
    const before = this.notes.get(event.stream);
    const { messages, note } = tell(event, before, this.parts.limits);
    if (note !== before) this.notes.change(event.stream, note);
    return { event, messages, note };
  }

  private addEvent({ event, messages, note }: ToldEvent, batch: Batch): void {
    const { topics, partitions, ends } = this.parts;
    const { position, stream } = event;
    if (note !== NO_NOTE) batch.notes.set(stream, note);
    for (const told of messages) {
      const message = this.numbered(told, batch);
      const partition = topics.partitionOf(message.key, partitions.get(message.topic)!);
      const end = ends.get(within(message.topic, partition)) ?? -1n;
      if (position > end) batch.add(message, { partition, position });
    }
  }

  private numbered(told: ToldMessage, batch: Batch): TopicMessage {
    const { topic, key, value } = told;
    if (!isPerKey(told)) return { topic, key, value, headers: told.headers };
    const name = sequenceKey(told);
    const sequence = this.sequences.get(name);
    this.sequences.change(name, sequence + 1);
    batch.sequences.set(name, sequence + 1);
    return { topic, key, value, headers: { ...told.headers, [HEADERS.sequence]: String(sequence) } };
  }
}
