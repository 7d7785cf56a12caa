import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isOutcomeUnknown, isStoreUnavailable } from '../../errors';
import { AppendThread, type ThreadWorker } from './append-thread';
import type { AppendOrder, AppendReport } from './messages';

/** A thread whose work the test does itself. */
class IdleWorker extends EventEmitter {
  static readonly begun: IdleWorker[] = [];
  readonly bundles: (readonly AppendOrder[])[] = [];
  readonly held: boolean[] = [];

  constructor() {
    super();
    IdleWorker.begun.push(this);
  }
  postMessage = (bundle: readonly AppendOrder[]): void => void this.bundles.push(bundle);
  ref = (): void => void this.held.push(true);
  unref = (): void => void this.held.push(false);
  terminate = (): Promise<number> => {
    this.emit('exit', 1);
    return Promise.resolve(1);
  };
  report(...reports: AppendReport[]): void {
    this.emit('message', reports);
  }
}

let appends: AppendThread;
beforeEach(() => {
  IdleWorker.begun.length = 0;
  appends = new AppendThread(() => new IdleWorker() as unknown as ThreadWorker);
});

const append = (stream: string) =>
  appends.append(stream, 0, [{ id: randomUUID(), type: 'Noted', data: {}, metadata: {} }]);
const faultOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.catch((fault: unknown) => fault);
const worker = (): IdleWorker => IdleWorker.begun.at(-1)!;

it('sends what is appended at once as one bundle, and keeps the process only while it waits', async () => {
  const both = [append('one'), append('two')];
  await pause(5);
  expect(worker().bundles.map((bundle) => bundle.map(({ nr, stream }) => [nr, stream]))).toEqual([
    [
      [1, 'one'],
      [2, 'two'],
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

it('leaves unknown what a thread had under way when it ended, and begins another for the next', async () => {
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

it('lets what is under way end when it is closed, and takes nothing more', async () => {
  const last = append('one');
  await pause(5);
  const closing = appends.close();
  worker().report({ nr: 1, appended: { revision: 0, position: 1n } });
  await closing;
  expect(await last).toEqual({ revision: 0, position: 1n });
  expect(isStoreUnavailable(await faultOf(append('one')))).toBe(true);
});

it('leaves unknown what has not ended a second after it was closed', async () => {
  const last = faultOf(append('one'));
  await pause(5);
  await appends.close();
  expect(isOutcomeUnknown(await last)).toBe(true);
});

it('gives an error of the thread its class and its ground again', async () => {
  const fault = faultOf(append('one'));
  await pause(5);
  worker().report({ nr: 1, fault: { code: 'wrong-expected-revision', detail: '', actual: 7 } });
  expect(await fault).toMatchObject({ stream: 'one', expected: 0, actual: 7 });
  const other = faultOf(append('two'));
  await pause(5);
  worker().report({ nr: 2, fault: { code: 7, detail: 'Access denied' } });
  expect(await other).toMatchObject({ code: 7, message: 'Access denied' });
});
