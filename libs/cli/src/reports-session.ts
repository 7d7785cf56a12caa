import { ReferenceData } from '@hoso/application';
import { openReports } from '@hoso/engine';
import type { Instant } from '@hoso/kernel';
import { SystemClock } from '@hoso/platform';
import type { Reports } from '@hoso/reports';
import { withReadModels } from './read-models-session';
import { configurationOf, type EngineOptions, type Outside } from './session';

export interface OpenReports {
  readonly reports: Reports;
  readonly now: Instant;
}

/** Runs work on the reports; without a running engine their rows are first brought to the head of the log. */
export const withReports = <Result>(
  options: EngineOptions,
  outside: Outside,
  work: (open: OpenReports) => Promise<Result>,
): Promise<Result> => {
  const { dataFolder } = configurationOf(options, outside.env);
  return withReadModels(options, outside, async ({ store, database }) => {
    const reference = new ReferenceData(store);
    try {
      await reference.start();
      const reports = openReports({ database, reference, dataFolder });
      return await work({ reports, now: new SystemClock().now() });
    } finally {
      await reference.stop();
    }
  });
};
