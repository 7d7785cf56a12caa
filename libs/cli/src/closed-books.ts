import type { ReportAnswer, ReportRequest, Reports } from '@hoso/reports';
import type { Instant } from '@hoso/kernel';

interface Asked {
  readonly name: string;
  readonly reports: Pick<Reports, 'make'>;
  readonly now: Instant;
}

/** The same month as of the position that another report was made at; what was asked for stays. */
const pinnedTo = (first: ReportAnswer | undefined, month: ReportRequest): ReportRequest =>
  month.asOf !== undefined || first?.position == null
    ? month
    : { ...month, asOf: { position: BigInt(first.position) } };

/**
 * Each month as the books were closed: what it carries over is what the one before left open. All are read at the
 * position of the first, since an engine may record something between two of them.
 */
const closed = async (months: readonly ReportRequest[], { name, reports, now }: Asked) => {
  const answers: ReportAnswer[] = [];
  for (const month of months) answers.push(await reports.make(name, pinnedTo(answers[0], month), now));
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

/** The reports of several months, one after the other, and whether each carries over what the one before left open. */
export const closeBooks = async (months: readonly ReportRequest[], asked: Asked) => {
  const answers = await closed(months, asked);
  return { report: asked.name, months: answers, identities: isForm(asked.name) ? carriedOver(answers) : [] };
};
