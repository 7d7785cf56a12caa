import type { PortalQuestions, PortalRatings } from '@hoso/application';
import type { Clock } from '@hoso/kernel';
import type { PortalServices, PortalTerms, RatingAuthority } from '@hoso/portal';
import type { Database } from '@hoso/postgres';
import type { ProcessJournal } from '@hoso/processes';
import type { PortalGate } from './exchange/gate';
import type { PortalPace } from './exchange/pace';
import { startQuestions, type QuestionHealth } from './questions/start-questions';
import type { RatingsIn, RatingTotals } from './ratings/rating-round';
import { startRatings } from './ratings/start-ratings';

/** What passes with the portal besides dossiers; only the national adapter offers it. */
export interface PortalDesk {
  readonly services: Pick<PortalServices, 'questions' | 'sendAnswer' | 'sendRating'>;
  readonly authority: RatingAuthority;
  readonly ratingsIn: RatingsIn;
  /** How often questions are fetched, answers sent, and months looked at whose ratings the portal is to have; ten minutes when absent. */
  readonly everyMs?: number;
}

export interface DeskWorkParts {
  readonly portalQuestions: Pick<PortalQuestions, 'streams' | 'decisions'>;
  readonly portalRatings: PortalRatings;
  readonly terms: Pick<PortalTerms, 'procedures'>;
  readonly database: Database<unknown>;
  readonly clock: Clock;
  readonly pace: PortalPace;
  readonly gate: PortalGate;
  readonly journal: ProcessJournal;
}

export interface DeskHealth {
  readonly questions: QuestionHealth;
  /** As the last round left them; absent before the first. */
  readonly ratings?: RatingTotals;
}

export interface RunningDeskWork {
  readonly health: () => DeskHealth;
  readonly stop: () => Promise<void>;
}

const TEN_MINUTES_MS = 600_000;

/** Fetches questions, brings answers and tells ratings until it is stopped; several instances may, of each exchange one is first. */
export const startDeskWork = (desk: PortalDesk, parts: DeskWorkParts): RunningDeskWork => {
  const { services, authority, ratingsIn, everyMs = TEN_MINUTES_MS } = desk;
  const { portalQuestions, portalRatings, terms, ...ground } = parts;
  const questions = startQuestions(
    { services, unitCode: authority.unitCode, everyMs },
    { ...ground, questions: portalQuestions },
  );
  const ratings = startRatings(
    { services, authority, ratingsIn, everyMs },
    { ...ground, terms, ratings: portalRatings },
  );
  return {
    health: () => {
      const totals = ratings.totals();
      return { questions: questions.health(), ...(totals && { ratings: totals }) };
    },
    stop: async () => {
      await Promise.all([questions.stop(), ratings.stop()]);
    },
  };
};
