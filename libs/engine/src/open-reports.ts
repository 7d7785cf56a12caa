import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Options766 } from '@hoso/domain';
import type { ReferenceData } from '@hoso/application';
import { packageRoot } from '@hoso/platform';
import type { Database } from '@hoso/postgres';
import { readOptions766, readTargets, Reports, reportSettings } from '@hoso/reports';

export interface ReportsGround {
  readonly database: Database<unknown>;
  readonly reference: ReferenceData;
  readonly dataFolder: string;
}

const TARGETS = 'targets.json';

/** The authority's own targets in its data folder, else the illustrative ones that ship with Hoso. */
const targetsFile = (dataFolder: string): string => {
  const own = join(dataFolder, TARGETS);
  return existsSync(own) ? own : join(packageRoot(__dirname), 'infra', 'catalogue', 'targets.sample.json');
};

const options766 = (dataFolder: string): Options766 | undefined => {
  const own = join(dataFolder, 'decision-766.json');
  return existsSync(own) ? readOptions766(own) : undefined;
};

/** Reports on the engines of a process. @throws ReportSettingsError when a file of the data folder cannot be read */
export const openReports = ({ database, reference, dataFolder }: ReportsGround): Reports => {
  const targets = readTargets(targetsFile(dataFolder));
  return new Reports({ database, reference, settings: reportSettings(targets, options766(dataFolder)) });
};
