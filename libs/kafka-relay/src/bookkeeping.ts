import type { Instant } from '@hoso/kernel';
import type { Batch, Changes } from './batch';
import type { Gathering } from './gathering';
import type { Ledger } from './ledger';

/** Saves that batches stand in the topics, one after the other, while the next one is published. */
export class Bookkeeping {
  private saving: Batch | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly ledger: Pick<Ledger, 'save'>,
    private readonly gathering: Pick<Gathering, 'settle'>,
    private saved: bigint | undefined,
  ) {}

  /** Everything up to it stands in the topics, as the tables know. */
  get position(): bigint | undefined {
    return this.saved;
  }

  /** Events of the batch that is being saved. */
  get depth(): number {
    return this.saving?.events ?? 0;
  }

  /** When the oldest of them was recorded. */
  get oldest(): Instant | undefined {
    return this.saving?.oldest;
  }

  /** Resolves when the batch before is saved and this one's save has begun. @throws what the save before threw */
  async begin(batch: Batch): Promise<void> {
    await this.last;
    this.saving = batch;
    this.last = this.save(batch);
    this.last.catch(() => undefined); // whoever waits is told
  }

  /** Never resolves. @throws what the save that is under way throws */
  failed(): Promise<never> {
    return new Promise((_, reject) => void this.last.catch(reject));
  }

  /** Resolves when nothing is under way. @throws what the last save threw */
  settled(): Promise<void> {
    return this.last;
  }

  private async save({ sequences, notes, places, through }: Batch): Promise<void> {
    if (through !== undefined) {
      const changes: Changes = { sequences, notes, places, through };
      await this.ledger.save(changes);
      this.gathering.settle(changes);
      this.saved = through;
    }
    this.saving = undefined;
  }
}
