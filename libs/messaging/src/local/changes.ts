import { watch, type FSWatcher } from 'node:fs';

/** Where the system tells nothing of changes, they are seen after this time. */
const LOOK_MS = 250;

/** Tells when something in a folder changed. */
export class Changes {
  private readonly waiting = new Set<() => void>();
  private watcher: FSWatcher | undefined;
  private count = 0;

  constructor(private readonly folder: string) {}

  /** How many changes there were; to be asked before looking at what may have changed. */
  seen(): number {
    this.watcher ??= watch(this.folder, { persistent: false }, () => {
      this.count += 1;
      for (const wake of this.waiting) wake();
    }).on('error', () => undefined);
    return this.count;
  }

  /** Resolves when there is a change beyond those seen, or some time later without one, or with the signal. */
  beyond(seen: number, signal: AbortSignal): Promise<void> {
    if (this.count !== seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, LOOK_MS);
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  close(): void {
    this.watcher?.close();
  }
}
