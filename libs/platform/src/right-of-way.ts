/** Lets what may not be late go before what may, within one process. */
export class RightOfWay {
  private holders = 0;
  private waiting: (() => void)[] = [];

  /** Others wait from now on. @returns lets them go on */
  take(): () => void {
    this.holders += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.holders -= 1;
      if (this.holders === 0) this.letGo();
    };
  }

  /** Resolves when nobody has it, at the latest after some milliseconds or with the signal. */
  give(longestMs: number, signal: AbortSignal): Promise<void> {
    if (this.holders === 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const goOn = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', goOn);
        resolve();
      };
      const timer = setTimeout(goOn, longestMs);
      signal.addEventListener('abort', goOn);
      this.waiting.push(goOn);
    });
  }

  private letGo(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const goOn of waiting) goOn();
  }
}
