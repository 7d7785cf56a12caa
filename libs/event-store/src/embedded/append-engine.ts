import { NO_STREAM, STREAM_EXISTS, type AppendOutcome, type AppendRequest } from './append-request';
import { encodeFrame, eventsOf, idOf } from './frame';
import { key32, key64, type LogDatabase } from './log-database';
import { RecentIds } from './recent-ids';
import { RefusedRequest } from './store-errors';
import { StreamHeads, type Head } from './stream-heads';

type Answer = (outcome: AppendOutcome) => void;

const LAST_POSITION = 0xfffffffe;
const FULL = 'The embedded event store is full; move to an EventStoreDB server';
const WRONG_NOTHING: AppendOutcome = { kind: 'wrong-revision', current: NO_STREAM };

/** The database tells the reason of a failed write by a second promise, which must not go unheard. */
const writeFailure = (file: string, cause: unknown): Error => {
  if (cause instanceof Error && 'commitError' in cause && cause.commitError instanceof Promise)
    cause.commitError.catch(() => undefined);
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`Writing to ${file} failed (${reason}); restart the store`, { cause });
};

/**
 * Decides appends in the order of arrival and answers each when it is on disk. All appends of one turn of the event
 * loop, and all that arrive while a flush is under way, share a flush.
 */
export class AppendEngine {
  /** Set when a write failed: what is on disk is unknown from then on, so nothing more is accepted. */
  private failure: Error | undefined;
  private nextPosition: number;
  private committed: number;
  private lastFlush: Promise<unknown> = Promise.resolve();
  private readonly heads: StreamHeads;
  private readonly recent = new RecentIds();

  constructor(
    private readonly database: LogDatabase,
    private readonly onCommit: () => void,
  ) {
    this.heads = new StreamHeads(database);
    this.nextPosition = database.end();
    this.committed = this.nextPosition;
  }

  /** The position after the last event on disk. */
  get end(): number {
    return this.committed;
  }

  /** @throws RefusedRequest for a stream name that cannot be; every other outcome goes to `answer`, once. */
  append(request: AppendRequest, answer: Answer): void {
    if (this.failure) return answer({ kind: 'failed', error: this.failure });
    const head = this.heads.of(request.stream);
    if (request.expected < NO_STREAM) return this.appendUnversioned(request, head, answer);
    if (request.expected === head.revision) return this.write(request, head, answer);
    if (request.expected > head.revision) return answer({ kind: 'wrong-revision', current: head.revision });
    this.settle(() => this.compareWithStored(request, head), answer);
  }

  /** Resolves when everything accepted so far is on disk or has failed. */
  async settled(): Promise<void> {
    await this.lastFlush;
  }

  private appendUnversioned(request: AppendRequest, head: Head, answer: Answer): void {
    if (request.expected === STREAM_EXISTS && head.revision < 0) return answer(WRONG_NOTHING);
    const known = request.events
      .map(({ id }) => this.recent.find(id))
      .filter((e) => e?.stream === head.number);
    const last = known.at(-1);
    if (!last || head.revision < 0) return this.write(request, head, answer);
    const outcome: AppendOutcome =
      known.length === request.events.length
        ? { kind: 'appended', revision: last.revision, position: last.position }
        : { kind: 'wrong-revision', current: head.revision };
    this.settle(() => outcome, answer);
  }

  /** A repeat is recognised by the ids of the events that follow the expected revision, however old they are. */
  private compareWithStored({ expected, events }: AppendRequest, head: Head): AppendOutcome {
    let compared = 0;
    const limit = events.length + 1;
    for (const frame of this.database.framesOf(head.number, expected + 1, { reverse: false, limit })) {
      for (const stored of eventsOf(frame)) {
        if (stored.revision <= expected) continue;
        if (events[compared]?.id !== idOf(stored)) return { kind: 'wrong-revision', current: head.revision };
        if (++compared === events.length)
          return { kind: 'appended', revision: stored.revision, position: stored.position };
      }
    }
    return { kind: 'wrong-revision', current: head.revision };
  }

  private write(request: AppendRequest, head: Head, answer: Answer): void {
    const { stream, events } = request;
    if (events.length === 0) throw new RefusedRequest('An append needs at least one event');
    const position = this.nextPosition;
    if (position + events.length > LAST_POSITION) throw new RefusedRequest(FULL, 'Unsupported');
    const revision = head.revision + 1;
    const frame = encodeFrame({ stream, position, revision, createdMs: Date.now(), events });
    if (revision === 0) {
      head.number = position;
      void this.database.names.put(stream, key32(position));
    }
    void this.database.log.put(key32(position), frame);
    const flushed = this.database.index.put(key64(head.number, revision), key64(position, events.length));
    events.forEach(({ id }, index) =>
      this.recent.add(id, { stream: head.number, revision: revision + index, position: position + index }),
    );
    head.revision += events.length;
    this.nextPosition += events.length;
    const end = this.nextPosition;
    const outcome = { kind: 'appended', revision: head.revision, position: end - 1 } as const;
    this.lastFlush = flushed.then(
      () => this.commit(end),
      (cause: unknown) => void (this.failure ??= writeFailure(this.database.file, cause)),
    );
    this.settle(() => outcome, answer);
  }

  private commit(end: number): void {
    if (this.failure) return;
    this.committed = end;
    this.heads.trim(this.nextPosition, this.committed);
    this.onCommit();
  }

  /** Answers only when everything decided before is on disk, also when nothing is to be written. */
  private settle(outcome: () => AppendOutcome, answer: Answer): void {
    void this.lastFlush.then(() => {
      try {
        answer(this.failure ? { kind: 'failed', error: this.failure } : outcome());
      } catch (error) {
        answer({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      }
    });
  }
}
