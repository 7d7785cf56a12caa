const BEAT_MS = 1_000;

/**
 * Keeps a member in its group while work goes on, however long. A heartbeat that fails says that the group goes on without
 * it: the next commit fails then, and the member joins anew.
 */
export const whileBeating = async <Result>(
  heartbeat: () => Promise<void>,
  work: Promise<Result>,
): Promise<Result> => {
  const timer = setInterval(() => void heartbeat().catch(() => undefined), BEAT_MS);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
};
