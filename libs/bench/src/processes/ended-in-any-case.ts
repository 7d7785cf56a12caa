type End = () => Promise<unknown>;

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** What has begun and not ended, the latest last. */
const begun = new Set<End>();

/** Has something ended when the process is told to end. @returns to be called once it has ended by itself */
export const endWithProcess = (end: End): (() => void) => {
  begun.add(end);
  return () => void begun.delete(end);
};

/** Ends something in any case: after the work, or when the process is told to end in the midst of it. */
export const endedInAnyCase = async <Result>(end: End, work: () => Promise<Result>): Promise<Result> => {
  const forget = endWithProcess(end);
  try {
    return await work();
  } finally {
    await end();
    forget();
  }
};

const endAll = async (): Promise<void> => {
  for (const end of [...begun].reverse()) await end().catch(() => undefined);
};

/** From now on a signal ends what has begun, the latest first, and then the process. */
export const endOnSignal = (): void => {
  for (const [signal, code] of Object.entries(EXIT_CODES))
    process.once(signal, () => void endAll().then(() => process.exit(code)));
};
