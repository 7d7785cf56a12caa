import { finished, type Readable } from 'node:stream';
import { setImmediate as turnsEnd } from 'node:timers/promises';

/** With so many waiting the stream rests. */
const CAPACITY = 512;

/**
 * What a stream of objects brings, in bundles: all that has come by the end of the turn of the event loop in which the first came.
 * Whoever takes them waits once for each bundle, where reading one by one costs several promises for each object. The stream is destroyed
 * when they are left.
 * @throws the error with which the stream fails, after what has come
 */
export async function* arrivals<Item>(stream: Readable): AsyncGenerator<readonly Item[]> {
  let waiting: Item[] = [];
  let end: { readonly error: Error | null | undefined } | undefined;
  let wake = (): void => undefined;
  stream.on('data', (item: Item) => {
    waiting.push(item);
    if (waiting.length >= CAPACITY) stream.pause();
    wake();
  });
  const forget = finished(stream, { writable: false }, (error) => {
    end = { error };
    wake();
  });
  try {
    while (waiting.length > 0 || end === undefined) {
      if (waiting.length === 0) {
        await new Promise<void>((come) => (wake = come));
        await turnsEnd();
      }
      const bundle = waiting;
      waiting = [];
      stream.resume();
      if (bundle.length > 0) yield bundle;
    }
    if (end.error) throw end.error;
  } finally {
    forget();
    stream.destroy();
  }
}
