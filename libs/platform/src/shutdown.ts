/** Where stop signals come from: the process, or a stand-in. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

/** What a stop reports to: a logger, or a stand-in. */
export interface ShutdownJournal {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface ShutdownOptions {
  readonly journal: ShutdownJournal;
  /** How long one part may take before the next is stopped all the same; default 15 s. */
  readonly perPartMs?: number;
}

interface Part {
  readonly name: string;
  readonly stop: () => Promise<void> | void;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

const withinLimit = async (part: Part, limitMs: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${part.name} did not stop within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([Promise.resolve().then(part.stop), limit]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Stops the parts of a process one after another, the latest started first, so that nothing loses what it stands on.
 * A part that fails or hangs is reported and does not keep the others from stopping.
 */
export class Shutdown {
  private readonly parts: Part[] = [];
  private stopping: Promise<boolean> | undefined;
  private exit: ((code: number) => void) | undefined;

  constructor(private readonly options: ShutdownOptions) {}

  /** Call it right after a part has started. */
  onStop(name: string, stop: Part['stop']): void {
    this.parts.push({ name, stop });
  }

  /** Stops everything once, however often it is called; false when a part failed or took too long. */
  stop(reason: string): Promise<boolean> {
    this.stopping ??= this.stopAll(reason);
    return this.stopping;
  }

  /** Stops everything because what the process stands on is gone; where `listen` was called, it exits with 1. */
  async fail(reason: string): Promise<void> {
    await this.stop(reason);
    this.exit?.(1);
  }

  /**
   * Stops on SIGTERM or SIGINT and exits with 0, or 1 when a part failed; a second signal exits at once with 130.
   * @returns a function that stops listening
   */
  listen(source: SignalSource, exit: (code: number) => void): () => void {
    this.exit = exit;
    const onSignal = (signal: NodeJS.Signals) => () => {
      if (this.stopping) return exit(130);
      void this.stop(signal).then((clean) => exit(clean ? 0 : 1));
    };
    const listeners = SIGNALS.map((signal) => ({ signal, listener: onSignal(signal) }));
    for (const { signal, listener } of listeners) source.on(signal, listener);
    return () => listeners.forEach(({ signal, listener }) => source.off(signal, listener));
  }

  private async stopAll(reason: string): Promise<boolean> {
    const { journal, perPartMs = 15_000 } = this.options;
    journal.info({ reason }, 'stopping');
    let clean = true;
    for (const part of this.parts.toReversed()) {
      try {
        await withinLimit(part, perPartMs);
      } catch (error) {
        clean = false;
        journal.error({ part: part.name, err: error }, 'a part did not stop cleanly');
      }
    }
    journal.info({ clean }, 'stopped');
    return clean;
  }
}
