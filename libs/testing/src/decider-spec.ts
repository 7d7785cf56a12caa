import { isRefusal, type Decider, type Refusal } from '@hoso/kernel';

/** What a decision is held against; every comparison is strict. */
export interface Verdict<Event, Code extends string> {
  readonly then: (...events: readonly Event[]) => void;
  readonly thenNothing: () => void;
  /** @param facts compared whole, when given */
  readonly thenRefused: (code: Code, facts?: Refusal['facts']) => void;
}

/**
 * Given a history, when a command comes, then these events or this refusal: the law by example.
 * @param factsOf makes a decision's facts from what a specification says beside the command
 */
export const deciderSpec =
  <Command, State, Event, Facts, Code extends string, Told extends readonly unknown[]>(
    decider: Decider<Command, State, Event, Facts, Code>,
    factsOf: (...told: Told) => Facts,
  ) =>
  (...history: readonly Event[]) => ({
    when: (command: Command, ...told: Told): Verdict<Event, Code> => {
      const state = history.reduce(decider.evolve, decider.initial);
      const outcome = decider.decide(command, state, factsOf(...told));
      return {
        then: (...events) => expect(outcome).toStrictEqual(events),
        thenNothing: () => expect(outcome).toStrictEqual([]),
        thenRefused: (code, facts) => {
          expect(outcome).toMatchObject({ refused: code });
          if (facts && isRefusal(outcome)) expect(outcome.facts).toStrictEqual(facts);
        },
      };
    },
  });
