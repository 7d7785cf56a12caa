import { StoreUnavailable } from '../../errors';
import type { RecordedEvent } from '../../port';
import { isPassing } from '../client-faults';
import type { Followed } from '../follow';
import { detailOf } from './messages';

/** How following ended: with an error that passes or lasts, or without one. */
interface Ending {
  readonly error?: { readonly detail: string; readonly isPassing: boolean };
}

/** What a follower is told, with positions as text, which JSON can carry. */
export type ToldItem =
  | { readonly event: Omit<RecordedEvent, 'position'>; readonly position: string }
  | { readonly checkpoint: string }
  | { readonly caughtUp: true }
  | { readonly end: Ending };

export const toldItem = (item: Followed): ToldItem => {
  if (item.kind === 'checkpoint') return { checkpoint: String(item.position) };
  if (item.kind === 'caught-up') return { caughtUp: true };
  const { position, ...event } = item.event;
  return { event, position: String(position) };
};

export const END: ToldItem = { end: {} };

export const toldError = (error: unknown): ToldItem => ({
  end: { error: { detail: detailOf(error), isPassing: isPassing(error) } },
});

/** Where the thread cannot tell it any more. */
export const threadEnded = ({ message }: Error): ToldItem => ({
  end: { error: { detail: message, isPassing: true } },
});

/** @throws Error with which following ended, StoreUnavailable where it may be tried again */
const endedBy = ({ error }: Ending): undefined => {
  if (error === undefined) return undefined;
  throw error.isPassing ? new StoreUnavailable(error.detail) : new Error(error.detail);
};

/** @returns undefined at the end @throws the error with which following ended */
export const followedOf = (item: ToldItem): Followed | undefined => {
  if ('event' in item) return { kind: 'event', event: { ...item.event, position: BigInt(item.position) } };
  if ('checkpoint' in item) return { kind: 'checkpoint', position: BigInt(item.checkpoint) };
  return 'end' in item ? endedBy(item.end) : { kind: 'caught-up' };
};
