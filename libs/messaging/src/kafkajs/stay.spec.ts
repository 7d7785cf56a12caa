import { EventEmitter, getEventListeners } from 'node:events';
import type { Consumer } from 'kafkajs';
import { stay } from './stay';

const CRASH = 'consumer.crash';

/** A consumer as far as staying needs one; it crashes when it is told to. */
class FragileConsumer extends EventEmitter {
  readonly events = { CRASH };
  readonly connect = (): Promise<void> => Promise.resolve();
  readonly subscribe = (): Promise<void> => Promise.resolve();
  readonly run = (): Promise<void> => Promise.resolve();
  readonly disconnect = (): Promise<void> => Promise.resolve();
  crash(): void {
    this.emit(CRASH, { payload: { error: new Error('the broker went away') } });
  }
}

const staying = (signal: AbortSignal) => {
  const consumer = new FragileConsumer();
  const parts = { consumer: consumer as unknown as Consumer, topics: [], onBatch: () => Promise.resolve() };
  return { consumer, stayed: stay(parts, signal) };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('staying at a group', () => {
  it('leaves nothing at the signal when the consumer crashes', async () => {
    const { signal } = new AbortController();
    const { consumer, stayed } = staying(signal);
    await settled();
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    consumer.crash();
    await expect(stayed).rejects.toThrow('the broker went away');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('ends without a fault when the signal comes', async () => {
    const stopping = new AbortController();
    const { stayed } = staying(stopping.signal);
    await settled();
    stopping.abort();
    await expect(stayed).resolves.toBeUndefined();
  });
});
