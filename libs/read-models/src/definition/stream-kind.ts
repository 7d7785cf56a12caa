import type { DomainEvent, EventOf } from '@hoso/kernel';

/**
 * Streams of one kind and the domain's own fold over them, so that no projection writes the law a second time.
 * `Known` is the state of a stream that stands for something: before that a projection is not asked.
 */
export interface StreamKind<Events extends object, State, Known extends State = State> {
  /** Streams are named by it and the key, such as `dossier-H23.15-250610-0001`. */
  readonly prefix: string;
  /** What the key is called in the tables, such as `code`. */
  readonly key: string;
  readonly initial: State;
  readonly evolve: (state: State, event: EventOf<Events>) => State;
  readonly isKnown: (state: State) => state is Known;
  /** Whether nothing is expected to follow: its fold need not be kept at hand. */
  readonly isAtRest: (state: Known) => boolean;
}

/** Any kind, as the runner sees it. */
export interface AnyStreamKind {
  readonly prefix: string;
  readonly key: string;
  readonly initial: unknown;
  readonly evolve: (state: unknown, event: DomainEvent) => unknown;
  readonly isKnown: (state: unknown) => boolean;
  readonly isAtRest: (state: unknown) => boolean;
}
