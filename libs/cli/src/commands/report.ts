import type { ReportAnswer, ReportRequest, Reports } from '@hoso/reports';
import type { Instant } from '@hoso/kernel';
import { withReports } from '../reports-session';
import { monthsOf, requestOf, type PeriodOptions } from '../report-period';
import { reportLines } from '../report-lines';
import type { EngineOptions, Outside } from '../session';
import { answer } from '../terminal';

export interface ReportOptions extends EngineOptions, PeriodOptions {
  /** `2010-01..2012-12`: a report of each month, one after the other. */
  readonly months?: string;
}

interface Asked {
  readonly name: string;
  readonly reports: Reports;
  readonly now: Instant;
}

/** Each month as the books were closed: what it carries over is what the one before left open. */
const closed = async (months: readonly ReportRequest[], { name, reports, now }: Asked) => {
  const answers: ReportAnswer[] = [];
  for (const month of months) answers.push(await reports.make(name, month, now));
  return answers;
};

/** The column that is carried over, held against what was reported of the month before. */
const carriedOver = (answers: readonly ReportAnswer[]) =>
  answers.slice(1).map(({ from, total }, index) => {
    const left = (total as Readonly<Record<string, number>>)['c6'];
    const right = (answers[index]!.total as Readonly<Record<string, number>>)['c11'];
    return {
      name: 'c6 = c11 của tháng trước (of the month before)',
      from,
      left,
      right,
      holds: left === right,
    };
  });

const isForm = (name: string): boolean => name === 'ii-06a';

const closeBooks = async (months: readonly ReportRequest[], asked: Asked) => {
  const answers = await closed(months, asked);
  return { report: asked.name, months: answers, identities: isForm(asked.name) ? carriedOver(answers) : [] };
};

/**
 * `hoso report NAME`: the figures of a period or of each of several months; false when an identity does not hold.
 * @throws UsageError before anything is opened
 */
export const report = async (name: string, options: ReportOptions, outside: Outside): Promise<boolean> => {
  const months = options.months === undefined ? undefined : monthsOf(options.months, options);
  const request = months ? undefined : requestOf(options);
  return withReports(options, outside, async ({ reports, now }) => {
    const { terminal } = outside;
    if (request) {
      const made = await reports.make(name, request, now);
      answer(terminal, made, () => reportLines(made));
      return made.identities.every(({ holds }) => holds);
    }
    const books = await closeBooks(months!, { name, reports, now });
    const identities = [...books.identities, ...books.months.flatMap((month) => month.identities)];
    const broken = identities.filter(({ holds }) => !holds);
    answer(terminal, books, () => [
      ...books.months.flatMap((month) => [...reportLines(month), '']),
      `${identities.length - broken.length} đẳng thức đúng (identities hold), ${broken.length} sai (broken)`,
    ]);
    return broken.length === 0;
  });
};
