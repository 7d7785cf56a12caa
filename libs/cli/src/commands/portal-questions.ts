import { QUESTION_STATES, type QuestionState } from '@hoso/domain';
import { preparePortalSyncTables, QuestionList, type ListedQuestion } from '@hoso/portal-sync';
import { oneOf } from '../option-values';
import { withGround, type EngineOptions, type Outside } from '../session';
import { answer } from '../terminal';

export interface PortalQuestionsOptions extends EngineOptions {
  readonly state?: string;
}

const SHOWN = 50;

const lineOf = ({ id, unit, procedure, state, attempts, since }: ListedQuestion): string =>
  [id, unit, procedure ?? '–', state, `(${attempts})`, since].join(' ');

/** `hoso portal questions`: citizens’ questions that the national portal passed on, without persons. @throws UsageError */
export const portalQuestions = (
  { state, ...options }: PortalQuestionsOptions,
  outside: Outside,
): Promise<void> => {
  const asked = oneOf<QuestionState>('--state', state, QUESTION_STATES);
  return withGround(options, outside, async ({ database }) => {
    await preparePortalSyncTables(database);
    const list = new QuestionList(database);
    const counts = await list.count();
    const { items, next } = await list.page({
      visible: 'all',
      ...(asked && { state: asked }),
      limit: SHOWN,
    });
    answer(outside.terminal, { ...counts, questions: items }, () => [
      `${counts.open} chưa trả lời (open), ${counts.answered} đang gửi (answered)`,
      `${counts.delivered} đã gửi lên Cổng (delivered), ${counts.refused} bị Cổng từ chối (refused)`,
      `${counts['answered-elsewhere']} được trả lời ngay trên Cổng (answered-elsewhere)`,
      ...items.map(lineOf),
      ...(next === undefined ? [] : ['… (còn nữa, there are more)']),
    ]);
  });
};
