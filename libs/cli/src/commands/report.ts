import { closeBooks } from '../closed-books';
import { monthsOf, requestOf, type PeriodOptions } from '../report-period';
import { reportLines } from '../report-lines';
import { withReports } from '../reports-session';
import type { EngineOptions, Outside } from '../session';
import { answer } from '../terminal';

export interface ReportOptions extends EngineOptions, PeriodOptions {
  /** `2010-01..2012-12`: a report of each month, one after the other. */
  readonly months?: string;
}

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
