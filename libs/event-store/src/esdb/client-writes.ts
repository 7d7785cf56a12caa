import * as writes from '@eventstore/db-client/dist/utils/backpressuredWrite';

const { backpressuredWrite } = writes;

/**
 * Where a connection breaks while messages of appends wait for room on it, the client refuses each of them twice: the append, which its
 * caller hears of, and the writing of the message, which nobody listens to and which therefore ended the process. Here writing
 * that failed has ended: the append says how.
 */
const heardOnce: typeof backpressuredWrite = (stream, data) =>
  backpressuredWrite(stream, data).catch(() => undefined);

/** Makes the client's writes end so, for all clients of the process. */
export const mendClientWrites = (): void => void Object.assign(writes, { backpressuredWrite: heardOnce });
