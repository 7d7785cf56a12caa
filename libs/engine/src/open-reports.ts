import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReferenceData } from '@hoso/application';
import { packageRoot } from '@hoso/platform';
import type { Database } from '@hoso/postgres';
import { readTargets, Reports, reportSettings } from '@hoso/reports';

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

/** Reports on the engines of a process. @throws TargetsError when the file of targets cannot be read */
export const openReports = ({ database, reference, dataFolder }: ReportsGround): Reports =>
  new Reports({ database, reference, settings: reportSettings(readTargets(targetsFile(dataFolder))) });
