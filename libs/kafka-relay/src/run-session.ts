import { setTimeout as sleep } from 'node:timers/promises';
import type { Seat } from '@hoso/postgres';
import { RelayReplaced } from './errors';
import type { RelaySession } from './relay-session';

export interface SessionRun {
  readonly seat: Pick<Seat, 'isLost'>;
  readonly signal: AbortSignal;
  /** Told after each batch that stands in the topics. */
  readonly onSent: () => void;
}

/** How long a batch that is under way may take when the session ends. */
const LAST_BATCH_MS = 3_000;

/** A session that has nothing to save would not learn that it was replaced. */
const CONFIRM_EVERY_MS = 1_000;

const confirmLater = async (session: RelaySession, signal: AbortSignal): Promise<void> => {
  await sleep(CONFIRM_EVERY_MS, undefined, { signal }).catch(() => undefined);
  if (!signal.aborted) await session.confirm();
};

/** Gathers, sends and confirms side by side until the signal; what fails ends all. @throws what ended them */
export const runSession = async (
  session: RelaySession,
  { seat, signal, onSent }: SessionRun,
): Promise<void> => {
  const over = new AbortController();
  const end = (): void => over.abort();
  const untilOver = async (step: () => Promise<void>): Promise<void> => {
    try {
      while (!over.signal.aborted) await step();
    } finally {
      end();
    }
  };
  const gather = async (): Promise<void> => {
    await session.gatherable();
    await session.gather();
  };
  const send = async (): Promise<void> => {
    await session.sendable();
    if (seat.isLost) throw new RelayReplaced();
    await session.send();
    onSent();
  };
  const confirm = () => confirmLater(session, over.signal);
  const ended = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  const loops = Promise.allSettled([gather, send, confirm].map(untilOver));
  const saved = loops.then(() => session.saved()).catch(() => undefined); // the next session finds it told all the same
  await ended;
  signal.removeEventListener('abort', end);
  const closing = session.closeInbox();
  await Promise.race([saved, sleep(LAST_BATCH_MS, undefined, { ref: false })]);
  await session.close();
  await closing;
  const failed = (await loops).find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
};
