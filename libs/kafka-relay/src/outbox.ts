import { Batch } from './batch';

/** The batch that is open between whoever gathers and whoever sends; gathering waits while it is full. */
export class Outbox {
  private open = new Batch();
  private isClosed = false;
  private wakeSender: () => void = () => undefined;
  private wakeGatherer: () => void = () => undefined;

  constructor(private readonly capacity: number) {}

  /** How many more events it takes. */
  get room(): number {
    return Math.max(0, this.capacity - this.open.events);
  }

  get batch(): Batch {
    return this.open;
  }

  /** To be called when the open batch has grown. */
  grown(): void {
    this.wakeSender();
  }

  /** The open batch, if it holds anything; what comes next is another one. */
  take(): Batch | undefined {
    if (this.open.through === undefined) return undefined;
    const taken = this.open;
    this.open = new Batch();
    this.wakeGatherer();
    return taken;
  }

  /** Resolves when there is something to take. */
  async filled(): Promise<void> {
    if (this.open.through !== undefined || this.isClosed) return;
    await new Promise<void>((wake) => (this.wakeSender = wake));
  }

  /** Resolves when there is room. */
  async emptied(): Promise<void> {
    if (this.room > 0 || this.isClosed) return;
    await new Promise<void>((wake) => (this.wakeGatherer = wake));
  }

  close(): void {
    this.isClosed = true;
    this.wakeSender();
    this.wakeGatherer();
  }
}
