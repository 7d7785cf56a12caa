import { StoreUnavailable } from '../../errors';
import type { RecordedEvent } from '../../port';
import { isPassing } from '../client-faults';
import type { Followed } from '../follow';
import { detailOf, type Ending } from './messages';

/** What a follower is told, with positions as text, which JSON can carry. */
export type ToldItem =
  | { readonly event: Omit<RecordedEvent, 'position'>; readonly position: string }
  | { readonly checkpoint: string }
  | { readonly caughtUp: true };

export const toldItem = (item: Followed): ToldItem => {
  if (item.kind === 'checkpoint') return { checkpoint: String(item.position) };
  if (item.kind === 'caught-up') return { caughtUp: true };
  const { position, ...event } = item.event;
  return { event, position: String(position) };
};

export const endingBy = (error: unknown): Ending => ({
  error: { detail: detailOf(error), isPassing: isPassing(error) },
});

/** Where the thread cannot tell it any more. */
export const threadEnded = ({ message }: Error): Ending => ({ error: { detail: message, isPassing: true } });

/** The error with which following ended, StoreUnavailable where it may be tried again. */
export const errorOf = ({ error }: Ending): Error | undefined => {
  if (error === undefined) return undefined;
  return error.isPassing ? new StoreUnavailable(error.detail) : new Error(error.detail);
};

export const followedOf = (item: ToldItem): Followed => {
  if ('event' in item) return { kind: 'event', event: { ...item.event, position: BigInt(item.position) } };
  return 'caughtUp' in item
    ? { kind: 'caught-up' }
    : { kind: 'checkpoint', position: BigInt(item.checkpoint) };
};
