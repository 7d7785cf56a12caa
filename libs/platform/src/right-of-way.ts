/** Lets what may not be late go before what may, within one process; for so many milliseconds at a time at most. */
export class RightOfWay {
  private holders = 0;
  private isTaken = false;
  private limit: NodeJS.Timeout | undefined;
  private waiting: (() => void)[] = [];

  constructor(private readonly longestMs = 60_000) {}

  /** Others wait from now on. @returns lets them go on */
  take(): () => void {
    if (this.holders === 0) this.begin();
    this.holders += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holders -= 1;
      if (this.holders === 0) this.letGo();
    };
  }

  /** Resolves when nobody has it any more, or with the signal; undefined when nobody has it. */
  give(signal: AbortSignal): Promise<void> | undefined {
    if (!this.isTaken || signal.aborted) return undefined;
    return new Promise((resolve) => {
      const goOn = (): void => {
        signal.removeEventListener('abort', goOn);
        resolve();
      };
      signal.addEventListener('abort', goOn);
      this.waiting.push(goOn);
    });
  }

  private begin(): void {
    this.isTaken = true;
    this.limit = setTimeout(() => this.letGo(), this.longestMs).unref();
  }

  private letGo(): void {
    clearTimeout(this.limit);
    this.isTaken = false;
    const { waiting } = this;
    this.waiting = [];
    for (const goOn of waiting) goOn();
  }
}
