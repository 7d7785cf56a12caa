import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { OutcomeUnknown, StoreUnavailable } from '../../errors';
import type { Appended, EventStore, EventToAppend, ExpectedRevision } from '../../port';
import { Bundle } from './bundle';
import { faultOf, written, type AppendOrder, type AppendReport } from './messages';

interface Waiting extends Pick<AppendOrder, 'stream' | 'expected'> {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

export type ThreadWorker = Pick<Worker, 'on' | 'postMessage' | 'ref' | 'unref' | 'terminate'>;

const CLOSE_WITHIN_MS = 1_000;

/**
 * Appends through a client in a thread of its own, begun with the first one: encoding and protocol are most of what an append costs, and
 * leave the caller's thread to decisions. Needs compiled code. A thread that ends leaves what it had under way unknown; the
 * next append begins another.
 */
export class AppendThread implements Pick<EventStore, 'append' | 'close'> {
  private worker: ThreadWorker | undefined;
  private isClosed = false;
  private last = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly orders = new Bundle<AppendOrder>((bundle) => this.worker?.postMessage(bundle));
  private onEmpty: () => void = () => undefined;

  /** @param start starts the thread, which `worker.ts` is */
  constructor(private readonly start: () => ThreadWorker) {}

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      if (this.isClosed) throw new StoreUnavailable('the connection was closed');
      const nr = ++this.last;
      const order = { nr, stream, expected, events: events.map(written) };
      this.worker ??= this.begin();
      // Only while it has work does it keep the process.
      if (this.waiting.size === 0) this.worker.ref();
      this.waiting.set(nr, { stream, expected, resolve, reject });
      this.orders.add(order);
    });
  }

  /** What is under way may end for a second; what has not ended then is unknown. */
  async close(): Promise<void> {
    this.isClosed = true;
    const emptied = new Promise<void>((resolve) => (this.onEmpty = resolve));
    if (this.waiting.size > 0)
      await Promise.race([emptied, wait(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    await this.worker?.terminate();
  }

  private begin(): ThreadWorker {
    const worker = this.start();
    worker.on('message', (reports: readonly AppendReport[]) => this.take(reports));
    worker.on('error', (error: Error) => this.lose(worker, error));
    worker.on('exit', (code: number) =>
      this.lose(worker, new Error(`The thread of appends ended with code ${code}`)),
    );
    return worker;
  }

  private take(reports: readonly AppendReport[]): void {
    for (const report of reports) {
      const order = this.waiting.get(report.nr);
      if (!order) continue;
      this.waiting.delete(report.nr);
      if ('appended' in report) order.resolve(report.appended);
      else order.reject(faultOf(report.fault, order));
    }
    if (this.waiting.size > 0) return;
    this.worker?.unref();
    this.onEmpty();
  }

  private lose(worker: ThreadWorker, cause: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { stream, reject } of this.waiting.values()) reject(new OutcomeUnknown(stream, { cause }));
    this.waiting.clear();
  }
}
