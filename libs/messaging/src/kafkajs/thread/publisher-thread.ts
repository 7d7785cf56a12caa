import type { Worker } from 'node:worker_threads';
import { PublicationUnknown } from '../../errors';
import type { Publisher, TopicMessage } from '../../port';
import { faultOf, type Report } from './messages';

export type ThreadWorker = Pick<Worker, 'on' | 'postMessage' | 'terminate'>;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Publishes through kafkajs in a thread of its own, whose encoding is most of what a record costs and leaves the caller’s thread
 * to what the records say. A thread that ends leaves unknown what it had under way, and publishes nothing more.
 */
export class PublisherThread implements Publisher {
  private readonly waiting: Waiting[] = [];
  private ended: PublicationUnknown | undefined;

  private constructor(
    private readonly name: string,
    private readonly worker: ThreadWorker,
  ) {
    worker.on('message', (report: Report) => this.take(report));
    worker.on('error', (cause: Error) => this.end(cause));
    worker.on('exit', (code: number) => this.end(new Error(`Its thread ended with code ${code}`)));
  }

  /** @param worker a thread that opens the publisher, which `worker.ts` is @throws what the opening throws */
  static async open(name: string, worker: ThreadWorker): Promise<PublisherThread> {
    const publisher = new PublisherThread(name, worker);
    try {
      await publisher.report();
      return publisher;
    } catch (error) {
      await worker.terminate();
      throw error;
    }
  }

  async publish(messages: readonly TopicMessage[]): Promise<void> {
    if (this.ended) throw this.ended;
    this.worker.postMessage(messages);
    await this.report();
  }

  async close(): Promise<void> {
    this.end();
    await this.worker.terminate();
  }

  private report(): Promise<void> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private take({ fault }: Report): void {
    const order = this.waiting.shift();
    if (fault) order?.reject(faultOf(fault));
    else order?.resolve();
  }

  private end(cause?: Error): void {
    this.ended ??= new PublicationUnknown(this.name, { cause });
    for (const { reject } of this.waiting.splice(0)) reject(this.ended);
  }
}
