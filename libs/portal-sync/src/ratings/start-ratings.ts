import type { ProcessJournal } from '@hoso/processes';
import { Rounds } from '../rounds';
import { RatingRound, type RatingRoundParts, type RatingTotals } from './rating-round';

/** From where ratings come, and who tells them to whom. */
export interface RatingSource extends Pick<RatingRoundParts, 'services' | 'authority' | 'ratingsIn'> {
  /** How often months are looked at. */
  readonly everyMs: number;
}

export interface RunningRatings {
  /** As the last round left them; undefined before the first. */
  readonly totals: () => RatingTotals | undefined;
  readonly stop: () => Promise<void>;
}

type Parts = Omit<RatingRoundParts, keyof RatingSource> & { readonly journal: ProcessJournal };

/** Tells each month’s ratings until it is stopped; several instances may, of each exchange one is first. */
export const startRatings = (source: RatingSource, { journal, ...parts }: Parts): RunningRatings => {
  const { everyMs, ...from } = source;
  const round = new RatingRound({ ...parts, ...from });
  const rounds = new Rounds({
    everyMs,
    round: () => round.run(),
    onFault: (error) => journal.error({ err: error }, 'a round of monthly ratings left something over'),
  });
  return { totals: () => round.totals, stop: () => rounds.stop() };
};
