import type { PortalRatings, PortalRatingStream } from '@hoso/application';
import {
  isRatingDue,
  ratingStandingOf,
  type EndRating,
  type RatedMonth,
  type RatingCounts,
  type RatingStanding,
} from '@hoso/domain';
import { isWrongExpectedRevision } from '@hoso/event-store';
import { epochMs, type Clock } from '@hoso/kernel';
import {
  ratingRecordOf,
  type PortalAnswer,
  type PortalServices,
  type PortalTerms,
  type RatingAuthority,
} from '@hoso/portal';
import { isGateClosed, type PortalGate } from '../exchange/gate';
import { doubtMs, SEND_WITHIN_MS, type PortalPace } from '../exchange/pace';
import { NOT_SENT } from '../exchange/sender';
import { monthsToTell } from './rated-months';

/** How applicants rated a procedure in a month. */
export interface ProcedureRatings {
  readonly procedure: string;
  readonly counts: RatingCounts;
}

/** The ratings of a month `2025-06`, as they are recorded now; procedures that nobody rated are left out. */
export type RatingsIn = (month: string) => Promise<readonly ProcedureRatings[]>;

export interface RatingRoundParts {
  readonly services: Pick<PortalServices, 'sendRating'>;
  readonly authority: RatingAuthority;
  readonly terms: Pick<PortalTerms, 'procedures'>;
  readonly ratingsIn: RatingsIn;
  readonly ratings: PortalRatings;
  readonly gate: PortalGate;
  readonly pace: PortalPace;
  readonly clock: Clock;
}

type Told = RatedMonth & { readonly counts: RatingCounts };

const saidIn = (answer: PortalAnswer): Partial<EndRating> => {
  if (answer === NOT_SENT) return { cause: 'not-sent' };
  if (!('message' in answer)) return {};
  const fault = answer.message;
  if (answer.kind === 'rejected') return { errorCode: answer.errorCode, fault };
  return answer.kind === 'not-now' ? { cause: answer.reason, fault } : { fault };
};

const endOf = (told: Told, attempt: number, answer: PortalAnswer): EndRating => {
  const { httpStatus } = answer.exchange;
  return {
    ...{ ...told, attempt, outcome: answer.kind },
    ...saidIn(answer),
    ...(httpStatus !== undefined && { httpStatus }),
  };
};

/** Months of procedures by how their ratings stand at the portal. */
export type RatingTotals = Readonly<Record<RatingStanding, number>>;

/** One round: each month’s ratings that the portal does not have yet, or has otherwise, are told. */
export class RatingRound {
  /** As the last round found or left them; undefined before the first. */
  totals: RatingTotals | undefined;

  constructor(private readonly parts: RatingRoundParts) {}

  /**
   * Does as much as can be done; one procedure stands in no other’s way.
   * @throws GateClosed while nothing may be sent; AggregateError of what went wrong
   */
  async run(): Promise<void> {
    const faults: unknown[] = [];
    const totals = { told: 0, refused: 0, waiting: 0 };
    const told = await this.rated();
    for (const each of told)
      try {
        totals[await this.tell(each)] += 1;
      } catch (error) {
        if (isGateClosed(error)) throw error;
        if (!isWrongExpectedRevision(error)) faults.push(error);
      }
    this.totals = totals;
    if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('; '));
  }

  private async rated(): Promise<readonly Told[]> {
    const { ratingsIn, clock } = this.parts;
    const months = monthsToTell(clock.now());
    const rated = await Promise.all(
      months.map(async (month) => (await ratingsIn(month)).map((each) => ({ month, ...each }))),
    );
    return rated.flat();
  }

  private async tell({ month, procedure, counts }: Told): Promise<RatingStanding> {
    const { ratings, clock } = this.parts;
    const stream = await ratings.load({ month, procedure });
    const told = { month, procedure, counts };
    const isDue = !this.isOnItsWay(stream) && isRatingDue(told, stream.rating, { at: clock.now() });
    const { rating } = isDue ? await this.exchange(stream, told) : stream;
    return ratingStandingOf(rating, counts);
  }

  /** Another instance may be sending it. */
  private isOnItsWay({ rating: { open } }: PortalRatingStream): boolean {
    const { clock, pace } = this.parts;
    return open !== undefined && epochMs(clock.now()) < epochMs(open.at) + doubtMs(pace);
  }

  private async exchange(stream: PortalRatingStream, told: Told): Promise<PortalRatingStream> {
    const { gate, ratings, services, authority, terms } = this.parts;
    let begun = stream;
    const answer = await gate.run(async () => {
      const began = performance.now();
      begun = await ratings.record(stream, { type: 'BeginRating', data: told });
      const isLate = performance.now() - began > SEND_WITHIN_MS;
      const record = ratingRecordOf(told, told.counts, { ...authority, terms });
      return isLate ? NOT_SENT : services.sendRating(record);
    });
    const data = endOf(told, begun.rating.attempts, answer);
    return ratings.record(begun, { type: 'EndRating', data });
  }
}
