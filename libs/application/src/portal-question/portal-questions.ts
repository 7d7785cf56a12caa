import { QuestionDecisions, type QuestionDecisionParts } from './question-decisions';
import { QuestionReader } from './question-reader';
import { QuestionStreams, type QuestionStreamParts } from './question-streams';

/** Citizens’ questions from the national portal: their streams, what is decided about them, and how they are read. */
export interface PortalQuestions {
  readonly streams: QuestionStreams;
  readonly decisions: QuestionDecisions;
  readonly reader: QuestionReader;
}

export type PortalQuestionParts = QuestionStreamParts & Omit<QuestionDecisionParts, 'streams'>;

export const createPortalQuestions = (parts: PortalQuestionParts): PortalQuestions => {
  const streams = new QuestionStreams(parts);
  return {
    streams,
    decisions: new QuestionDecisions({ ...parts, streams }),
    reader: new QuestionReader(parts.store, streams),
  };
};
