import { localText, VIETNAM, type Instant } from '@hoso/kernel';
import {
  REPORTS,
  type DrilledDossier,
  type DrilledPetition,
  type DrilledProcedure,
  type Reports,
} from '@hoso/reports';
import { given, shownOf } from '../option-values';
import { requestOf, type PeriodOptions } from '../report-period';
import { withReports } from '../reports-session';
import type { EngineOptions, Outside } from '../session';
import { answer } from '../terminal';

export interface DrillDownOptions extends EngineOptions, PeriodOptions {
  /** The row of the form, of dossiers only. */
  readonly field?: string;
  readonly level?: string;
  readonly limit?: string;
  /** Code of the last case of the page before. */
  readonly after?: string;
}

interface Figure {
  readonly report: string;
  readonly column: string;
}

const local = (at: Instant | null): string => (at === null ? '–' : localText(at, VIETNAM).slice(0, 16));

const publicationOf = ({ versions }: DrilledProcedure): string => {
  const { decidedOn = null, publishedOn = null } = versions.at(-1) ?? {};
  return `công bố (decided) ${decidedOn ?? '–'}; công khai (published) ${publishedOn ?? '–'}`;
};

const lineOf = (drilled: DrilledDossier | DrilledPetition | DrilledProcedure): string => {
  if ('versions' in drilled) return `${drilled.code}  ${drilled.name}  ${publicationOf(drilled)}`;
  const { code, unit, dueAt } = drilled;
  if ('waitsFor' in drilled)
    return `${code}  ${unit}  ${local(drilled.submittedAt)}; hạn (due) ${local(dueAt)}; ${drilled.waitsFor}`;
  const settled = drilled.settledAs === null ? '' : `; ${drilled.settledAs} ${local(drilled.settledAt)}`;
  return `${code}  ${unit}  ${local(drilled.receivedAt)}; hạn (due) ${local(dueAt)}${settled}`;
};

/** What a figure counts; dossiers where nothing else is known of it. */
const casesOf = ({ report, column }: Figure): 'dossiers' | 'petitions' | 'procedures' => {
  const kind = REPORTS.find(({ name }) => name === report);
  if (kind?.petitions?.has(column)) return 'petitions';
  return kind?.procedures?.has(column) ? 'procedures' : 'dossiers';
};

/**
 * `hoso drill-down REPORT COLUMN`: the dossiers that a figure counts, or the petitions or procedures where it counts those.
 * @throws UsageError before anything is opened; ReportFailure for a report or figure that there is none of
 */
export const drillDown = (figure: Figure, options: DrillDownOptions, outside: Outside): Promise<void> => {
  const { report, column } = figure;
  const { field, level, after: cursor } = options;
  const page = {
    ...requestOf(options),
    ...{ column, limit: shownOf(options.limit) },
    ...given({ field, level, cursor }),
  };
  const found = (reports: Reports, now: Instant) => reports[casesOf(figure)](report, page, now);
  return withReports(options, outside, async ({ reports, now }) => {
    const cases = await found(reports, now);
    const { rows, position, next } = cases;
    answer(outside.terminal, cases, () => [
      ...rows.map(lineOf),
      `${rows.length} vụ việc (cases), vị trí (position) ${position ?? '–'}`,
      ...(next === null ? [] : [`còn nữa (there are more): --after ${next}`]),
    ]);
  });
};
