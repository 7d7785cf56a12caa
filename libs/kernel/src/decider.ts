/** Why the law says no: a legal outcome that may be appealed, never an exception. */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  /** What was found and what was expected, as plain data for a person and a machine. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The decree and article that it rests on, or the design rule where no article exists. */
  readonly source: string;
}

/** The events that follow from a command; none when what is asked for already holds. */
export type Decision<Event, Code extends string = string> = readonly Event[] | Refusal<Code>;

/**
 * One consistency boundary as three pure functions. `decide` is given everything it may know besides the state
 * (time, actor, rules in force) as `facts`; `evolve` is total and silent: history is read, never rejected.
 */
export interface Decider<Command, State, Event, Facts, Code extends string = string> {
  readonly initial: State;
  readonly decide: (command: Command, state: State, facts: Facts) => Decision<Event, Code>;
  readonly evolve: (state: State, event: Event) => State;
}

export const isRefusal = <Event, Code extends string>(
  decision: Decision<Event, Code>,
): decision is Refusal<Code> => 'refused' in decision;
