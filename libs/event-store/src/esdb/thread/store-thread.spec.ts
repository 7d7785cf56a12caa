import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isOutcomeUnknown, isStoreUnavailable } from '../../errors';
import type { Followed } from '../follow';
import type { Order, Report } from './messages';
import { StoreThread, type ThreadWorker } from './store-thread';
import { endingBy, toldItem, type ToldItem } from './told-items';

/** A thread whose work the test does itself. */
class IdleWorker extends EventEmitter {
  static readonly begun: IdleWorker[] = [];
  readonly bundles: (readonly Order[])[] = [];
  readonly held: boolean[] = [];

  constructor() {
    super();
    IdleWorker.begun.push(this);
  }
  postMessage = (bundle: readonly Order[]): void => void this.bundles.push(bundle);
  ref = (): void => void this.held.push(true);
  unref = (): void => void this.held.push(false);
  terminate = (): Promise<number> => {
    this.emit('exit', 1);
    return Promise.resolve(1);
  };
  report(...reports: Report[]): void {
    this.emit('message', reports);
  }
}

let thread: StoreThread;
beforeEach(() => {
  IdleWorker.begun.length = 0;
  thread = new StoreThread(() => new IdleWorker() as unknown as ThreadWorker);
});

const append = (stream: string) =>
  thread.append(stream, 0, [{ id: randomUUID(), type: 'Noted', data: {}, metadata: {} }]);
const faultOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch((fault: unknown) => fault);
const worker = (): IdleWorker => IdleWorker.begun.at(-1)!;
const told = (nr: number, ...items: readonly ToldItem[]): Report => ({ nr, items: JSON.stringify(items) });
const checkpoint = (position: bigint): Followed => ({ kind: 'checkpoint', position });
const follow = (signal = new AbortController().signal) => thread.follow({ filter: 'all', after: 3n, signal });

describe('appends', () => {
  it('go as one bundle when they come at once, and keep the process only while they wait', async () => {
    const both = [append('one'), append('two')];
    await pause(5);
    expect(worker().bundles).toMatchObject([
      [
        { nr: 1, append: { stream: 'one', expected: 0 } },
        { nr: 2, append: { stream: 'two', expected: 0 } },
      ],
    ]);
    worker().report({ nr: 2, appended: { revision: 2, position: 12n } });
    worker().report({ nr: 1, appended: { revision: 1, position: 11n } });
    expect(await Promise.all(both)).toEqual([
      { revision: 1, position: 11n },
      { revision: 2, position: 12n },
    ]);
    expect([IdleWorker.begun.length, worker().held]).toEqual([1, [true, false]]);
  });

  it('that are many go in order before the turn ends', async () => {
    const many = Array.from({ length: 70 }, (_, nr) => faultOf(append(`${nr}`)));
    await Promise.resolve();
    expect(worker().bundles.map(({ length }) => length)).toEqual([32, 32]);
    await pause(5);
    expect(worker().bundles.flat()).toMatchObject(many.map((_, nr) => ({ append: { stream: `${nr}` } })));
    await worker().terminate();
    expect((await Promise.all(many)).every(isOutcomeUnknown)).toBe(true);
  });

  it('are unknown where the thread ended meanwhile, and the next begins another', async () => {
    const lost = append('one');
    await pause(5);
    const first = worker();
    first.emit('error', new Error('out of memory'));
    first.emit('exit', 1);
    expect(isOutcomeUnknown(await faultOf(lost))).toBe(true);
    const next = append('one');
    first.emit('exit', 1); // what is said of the first is nothing to the second
    await pause(5);
    worker().report({ nr: 2, appended: { revision: 0, position: 1n } });
    expect(await next).toEqual({ revision: 0, position: 1n });
    expect(IdleWorker.begun).toHaveLength(2);
  });

  it('may end when the thread is closed, which takes nothing more', async () => {
    const last = append('one');
    await pause(5);
    const closing = thread.close();
    worker().report({ nr: 1, appended: { revision: 0, position: 1n } });
    await closing;
    expect(await last).toEqual({ revision: 0, position: 1n });
    expect(isStoreUnavailable(await faultOf(append('one')))).toBe(true);
    expect(isStoreUnavailable(await faultOf(follow().next()))).toBe(true);
  });

  it('are unknown where they have not ended a second after it was closed', async () => {
    const last = faultOf(append('one'));
    await pause(5);
    await thread.close();
    expect(isOutcomeUnknown(await last)).toBe(true);
  });

  it('fail with the class and the ground that the error had in the thread', async () => {
    const fault = faultOf(append('one'));
    await pause(5);
    worker().report({ nr: 1, fault: { code: 'wrong-expected-revision', detail: '', actual: 7 } });
    expect(await fault).toMatchObject({ stream: 'one', expected: 0, actual: 7 });
    const other = faultOf(append('two'));
    await pause(5);
    worker().report({ nr: 2, fault: { code: 7, detail: 'Access denied' } });
    expect(await other).toMatchObject({ code: 7, message: 'Access denied' });
  });
});

describe('a follower', () => {
  it('is told everything in order, says what it has worked off, and leaves', async () => {
    const items = follow();
    const first = items.next();
    await pause(5);
    const texts = [told(1, toldItem(checkpoint(4n)), toldItem(checkpoint(5n))), told(1, { caughtUp: true })];
    worker().report(...texts);
    expect((await first).value).toEqual([checkpoint(4n), checkpoint(5n)]);
    expect((await items.next()).value).toEqual([{ kind: 'caught-up' }]);
    await items.return(undefined);
    await pause(5);
    expect(worker().bundles.flat()).toEqual([
      { nr: 1, follow: { filter: 'all', after: 3n } },
      { nr: 1, done: (texts[0] as { readonly items: string }).items.length },
      { nr: 1, leave: true },
    ]);
    expect(worker().held).toEqual([true, false]);
  });

  it('ends at the signal, also while it waits', async () => {
    const leaving = new AbortController();
    const next = follow(leaving.signal).next();
    await pause(5);
    leaving.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it('is dropped where the thread ends, after all that it was told', async () => {
    const items = follow();
    const first = items.next();
    await pause(5);
    worker().report(told(1, toldItem(checkpoint(4n))));
    worker().emit('exit', 1);
    expect((await first).value).toEqual([checkpoint(4n)]);
    expect(isStoreUnavailable(await faultOf(items.next()))).toBe(true);
  });

  it('learns of an error whether it passes', async () => {
    const errors = [
      Object.assign(new Error('gone'), { code: 14 }),
      Object.assign(new Error('no'), { code: 7 }),
    ];
    const faults: unknown[] = [];
    for (const [index, error] of errors.entries()) {
      const fault = faultOf(follow().next());
      await pause(5);
      worker().report({ nr: index + 1, end: endingBy(error) });
      faults.push(await fault);
    }
    expect(faults.map(isStoreUnavailable)).toEqual([true, false]);
    expect(faults[1]).toMatchObject({ message: 'no' });
  });
});
