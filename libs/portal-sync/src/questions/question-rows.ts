import { QUESTION_PREFIX, type PortalQuestions } from '@hoso/application';
import type { RecordedEvent } from '@hoso/event-store';
import type { RunStatement } from '@hoso/postgres';
import { putQuestion } from './question-table';

/** Keeps the rows of questions in step with the log, whoever wrote there; it can fill the table anew from the first event. */
export class QuestionRows {
  constructor(private readonly streams: Pick<PortalQuestions['streams'], 'load'>) {}

  /** Each question is read once, as it stands now; events of other streams are left alone. */
  async take(events: readonly RecordedEvent[], query: RunStatement): Promise<void> {
    const ids = events
      .filter(({ stream }) => stream.startsWith(QUESTION_PREFIX))
      .map(({ stream }) => stream.slice(QUESTION_PREFIX.length));
    for (const id of new Set(ids)) await putQuestion(query, await this.streams.load(id));
  }
}
