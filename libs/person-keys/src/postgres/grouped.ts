interface Waiting<Result> {
  readonly persons: readonly string[];
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** A group stays below this many calls, so that one statement stays small. */
const CALLS_MAX = 500;

/**
 * Lets concurrent calls share one piece of work: those of one tick go together, those that come while it runs form the
 * next group. Each call resolves or fails with its group.
 */
export const grouped = <Result>(
  work: (persons: readonly string[]) => Promise<Result>,
): ((persons: readonly string[]) => Promise<Result>) => {
  let waiting: Waiting<Result>[] = [];
  let running = false;
  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, CALLS_MAX);
      waiting = waiting.slice(CALLS_MAX);
      try {
        const result = await work([...new Set(group.flatMap(({ persons }) => persons))]);
        for (const { resolve } of group) resolve(result);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    running = false;
  };
  return (persons) =>
    new Promise((resolve, reject) => {
      waiting.push({ persons, resolve, reject });
      if (running) return;
      running = true;
      setImmediate(() => void drain());
    });
};
