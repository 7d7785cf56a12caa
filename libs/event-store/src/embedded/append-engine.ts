import { encodeFrame, eventsOf, idOf } from './frame';
import { key32, key64, type LogDatabase } from './log-database';
import type { Proposal } from './proposal';
import { RecentIds } from './recent-ids';
import { RefusedRequest } from './store-errors';

/** An expected revision as a number: an exact one, or one of these. */
export const NO_STREAM = -1;
export const ANY = -2;
export const STREAM_EXISTS = -4;

export interface AppendRequest {
  readonly stream: Buffer;
  readonly expected: number;
  readonly events: readonly Proposal[];
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-revision'; readonly current: number }
  | { readonly kind: 'failed'; readonly error: Error };

type Answer = (outcome: AppendOutcome) => void;

interface Head {
  number: number;
  revision: number;
}

interface Pending {
  readonly outcome: AppendOutcome;
  readonly answer: Answer;
}

/** Appends that share a flush, and where the log ends after it. */
interface Group {
  readonly flushed: Promise<boolean>;
  readonly pending: Pending[];
  end: number;
}

const LAST_POSITION = 0xfffffffe;
const LONGEST_NAME = 1_900;
const HEADS_PER_GENERATION = 100_000;
const WRONG_NOTHING: AppendOutcome = { kind: 'wrong-revision', current: NO_STREAM };

/**
 * Decides appends in the order of arrival and answers each when it is on disk. All appends of one turn of the event
 * loop, and all that arrive while a flush is under way, share a flush.
 */
export class AppendEngine {
  /** Set when a write failed: what is on disk is unknown from then on, so nothing more is accepted. */
  private failure: Error | undefined;
  private nextPosition: number;
  private committed: number;
  private group: Group | undefined;
  private lastFlush: Promise<unknown> = Promise.resolve();
  private heads = new Map<string, Head>();
  private olderHeads = new Map<string, Head>();
  private readonly recent = new RecentIds();

  constructor(
    private readonly database: LogDatabase,
    private readonly onCommit: () => void,
  ) {
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
    const head = this.headOf(request.stream);
    if (request.expected < NO_STREAM) return this.appendUnversioned(request, head, answer);
    if (request.expected === head.revision) return this.write(request, head, answer);
    if (request.expected > head.revision) return answer({ kind: 'wrong-revision', current: head.revision });
    this.settle(() => answer(this.compareWithStored(request, head)), answer);
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
    this.settle(() => answer(outcome), answer);
  }

  /** A repeat is recognised by the ids of the events that follow the expected revision, however old they are. */
  private compareWithStored({ expected, events }: AppendRequest, head: Head): AppendOutcome {
    const wrong: AppendOutcome = { kind: 'wrong-revision', current: head.revision };
    let compared = 0;
    for (const entry of this.database.entries(head.number, expected + 1, {
      reverse: false,
      limit: events.length + 1,
    })) {
      for (const stored of eventsOf(this.database.frame(entry.position))) {
        if (stored.revision <= expected) continue;
        if (events[compared]?.id !== idOf(stored)) return wrong;
        if (++compared === events.length)
          return { kind: 'appended', revision: stored.revision, position: stored.position };
      }
    }
    return wrong;
  }

  private write(request: AppendRequest, head: Head, answer: Answer): void {
    const { stream, events } = request;
    if (events.length === 0) throw new RefusedRequest('invalid', 'An append needs at least one event');
    const position = this.nextPosition;
    if (position + events.length > LAST_POSITION)
      throw new RefusedRequest(
        'unsupported',
        'The embedded event store is full; move to an EventStoreDB server',
      );
    const revision = head.revision + 1;
    if (revision === 0) {
      head.number = position;
      void this.database.names.put(Buffer.from(stream), key32(position));
    }
    const frame = encodeFrame({ stream, position, revision, createdMs: Date.now(), events });
    void this.database.log.put(key32(position), frame);
    const flushed = this.database.index.put(key64(head.number, revision), key64(position, events.length));
    events.forEach(({ id }, index) =>
      this.recent.add(id, { stream: head.number, revision: revision + index, position: position + index }),
    );
    head.revision += events.length;
    this.nextPosition += events.length;
    this.join(flushed, {
      outcome: { kind: 'appended', revision: head.revision, position: this.nextPosition - 1 },
      answer,
    });
  }

  /** The database hands out one promise for all writes that share a flush. */
  private join(flushed: Promise<boolean>, pending: Pending): void {
    if (this.group?.flushed !== flushed) this.startGroup({ flushed, pending: [], end: 0 });
    this.group?.pending.push(pending);
    if (this.group) this.group.end = this.nextPosition;
  }

  private startGroup(group: Group): void {
    this.group = group;
    this.lastFlush = group.flushed.then(
      () => this.commit(group),
      (error: unknown) => this.fail(group, error),
    );
  }

  private commit(group: Group): void {
    if (this.failure) return this.fail(group, this.failure);
    this.committed = group.end;
    this.forgetOldHeads();
    for (const { answer, outcome } of group.pending) answer(outcome);
    this.onCommit();
  }

  private fail(group: Group, cause: unknown): void {
    this.failure ??= new Error(`Writing to ${this.database.file} failed; restart the store`, { cause });
    for (const { answer } of group.pending) answer({ kind: 'failed', error: this.failure });
  }

  /** What was decided since the last commit stays in the younger generation, so no unwritten head is forgotten. */
  private forgetOldHeads(): void {
    if (this.heads.size < HEADS_PER_GENERATION) return;
    this.olderHeads = this.heads;
    this.heads = new Map();
  }

  /** Answers from what is stored only once it is on disk. */
  private settle(then: () => void, answer: Answer): void {
    void this.lastFlush.then(() => {
      try {
        if (this.failure) answer({ kind: 'failed', error: this.failure });
        else then();
      } catch (error) {
        answer({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      }
    });
  }

  private headOf(stream: Buffer): Head {
    const name = stream.toString();
    const head = this.heads.get(name) ?? this.olderHeads.get(name) ?? this.loadHead(stream);
    this.heads.set(name, head);
    return head;
  }

  private loadHead(stream: Buffer): Head {
    if (stream.length === 0 || stream.length > LONGEST_NAME)
      throw new RefusedRequest('invalid', `A stream's name takes 1 to ${LONGEST_NAME} bytes`);
    const number = this.database.numberOf(stream);
    return number === undefined
      ? { number: -1, revision: NO_STREAM }
      : { number, revision: this.database.lastRevision(number) };
  }
}
