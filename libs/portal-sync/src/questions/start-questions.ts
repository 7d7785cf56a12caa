import type { PortalServices } from '@hoso/portal';
import type { Database } from '@hoso/postgres';
import type { ProcessJournal } from '@hoso/processes';
import { Counting } from '../list/counting';
import { Rounds } from '../rounds';
import { NO_QUESTIONS, QuestionList, type QuestionCounts } from './question-list';
import { QuestionRound, type QuestionRoundParts } from './question-round';

/** Where citizens’ questions come from. */
export interface QuestionSource {
  readonly services: Pick<PortalServices, 'questions' | 'sendAnswer'>;
  /** The authority as the portal knows it. */
  readonly unitCode: string;
  /** How often questions are fetched and answers sent. */
  readonly everyMs: number;
}

/** How citizens’ questions stand; counts are some seconds old. */
export interface QuestionHealth extends QuestionCounts {
  /** All of them. */
  readonly received: number;
  /** Entries of the portal’s last list that are no questions: the journal names them. */
  readonly keptOut: number;
}

export interface RunningQuestions {
  readonly health: () => QuestionHealth;
  readonly stop: () => Promise<void>;
}

type Parts = Omit<QuestionRoundParts, 'services' | 'unitCode'> & {
  readonly database: Database<unknown>;
  readonly journal: ProcessJournal;
};

const healthOf = (counts: QuestionCounts, keptOut: number): QuestionHealth => {
  const received = Object.values(counts).reduce((sum: number, count: number) => sum + count, 0);
  return { received, ...counts, keptOut };
};

/** Fetches questions and brings answers until it is stopped; several instances may, of each question one is first. */
export const startQuestions = (source: QuestionSource, parts: Parts): RunningQuestions => {
  const { services, unitCode, everyMs } = source;
  const { database, journal } = parts;
  const round = new QuestionRound({ ...parts, services, unitCode });
  const rounds = new Rounds({
    round: () => round.run(),
    everyMs,
    onFault: (error) =>
      journal.error({ err: error }, 'a round of the portal’s questions left something over'),
  });
  const counting = new Counting(new QuestionList(database), NO_QUESTIONS);
  return {
    health: () => healthOf(counting.latest, round.keptOut),
    stop: async () => {
      await Promise.all([rounds.stop(), counting.stop()]);
    },
  };
};
