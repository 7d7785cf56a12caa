import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { OutcomeUnknown, StoreUnavailable } from '../../errors';
import type { Appended, EventStore, EventToAppend, ExpectedRevision } from '../../port';
import type { Followed, FollowRequest } from '../follow';
import { Bundle } from './bundle';
import { Hearing } from './hearing';
import { faultOf, written, type Order, type Report } from './messages';

/** Who waits for the thread. */
interface Asker {
  hear(report: Report): void;
  /** The thread ended. */
  lose(cause: Error): void;
}

export type ThreadWorker = Pick<Worker, 'on' | 'postMessage' | 'ref' | 'unref' | 'terminate'>;

const CLOSE_WITHIN_MS = 1_000;

/**
 * Appends and follows through a client in a thread of its own, begun with the first of either: encoding and protocol are most of what
 * an event costs, and leave the caller's thread to decisions; and what comes from the log waits here in bundles, so that a thread with much
 * else to do gets more of it in one turn than the client's small window holds. Needs compiled code. A thread that ends leaves the
 * appends that it had under way unknown and drops its followers; what is asked for next begins another.
 */
export class StoreThread implements Pick<EventStore, 'append' | 'close'> {
  private worker: ThreadWorker | undefined;
  private isClosed = false;
  private last = 0;
  private readonly asking = new Map<number, Asker>();
  private readonly orders = new Bundle<Order>((bundle) => this.worker?.postMessage(bundle));
  private onEmpty: () => void = () => undefined;

  /** @param start starts the thread, which `worker.ts` is */
  constructor(private readonly start: () => ThreadWorker) {}

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      const append = { stream, expected };
      const order = { append, events: events.map(written) };
      const nr = this.ask({
        hear: (report) => {
          this.forget(nr);
          if ('appended' in report) resolve(report.appended);
          else if ('fault' in report) reject(faultOf(report.fault, append));
        },
        lose: (cause) => reject(new OutcomeUnknown(stream, { cause })),
      });
      this.orders.add({ nr, ...order });
    });
  }

  /** One way to follow the log, until it drops, which throws, or until the signal. */
  async *follow({ filter, after, signal }: FollowRequest): AsyncGenerator<readonly Followed[]> {
    const hearing = new Hearing(signal, (characters) => this.orders.add({ nr, done: characters }));
    const nr = this.ask(hearing);
    this.orders.add({ nr, follow: { filter, after } });
    try {
      yield* hearing;
    } finally {
      this.forget(nr);
      this.orders.add({ nr, leave: true });
    }
  }

  /** Appends under way may end for a second; what has not ended then is unknown. */
  async close(): Promise<void> {
    this.isClosed = true;
    const emptied = new Promise<void>((resolve) => (this.onEmpty = resolve));
    if (this.asking.size > 0) await Promise.race([emptied, wait(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    await this.worker?.terminate();
  }

  private ask(asker: Asker): number {
    if (this.isClosed) throw new StoreUnavailable('the connection was closed');
    this.worker ??= this.begin();
    // Only while somebody waits for it does it keep the process.
    if (this.asking.size === 0) this.worker.ref();
    const nr = ++this.last;
    this.asking.set(nr, asker);
    return nr;
  }

  private forget(nr: number): void {
    if (!this.asking.delete(nr) || this.asking.size > 0) return;
    this.worker?.unref();
    this.onEmpty();
  }

  private begin(): ThreadWorker {
    const worker = this.start();
    worker.on('message', (reports: readonly Report[]) => this.take(reports));
    worker.on('error', (error: Error) => this.lose(worker, error));
    worker.on('exit', (code: number) =>
      this.lose(worker, new Error(`The thread of the store's client ended with code ${code}`)),
    );
    return worker;
  }

  private take(reports: readonly Report[]): void {
    for (const report of reports) this.asking.get(report.nr)?.hear(report);
  }

  private lose(worker: ThreadWorker, cause: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    const lost = [...this.asking.values()];
    this.asking.clear();
    for (const asker of lost) asker.lose(cause);
  }
}
