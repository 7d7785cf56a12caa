import { attribution } from './kinds/attribution';
import { causes } from './kinds/causes';
import { channels } from './kinds/channels';
import { decision766 } from './kinds/decision-766';
import { digitisation } from './kinds/digitisation';
import { ii06a } from './kinds/ii-06a';
import { onTimeRate } from './kinds/on-time';
import { overdue } from './kinds/overdue';
import { papersBeyondRules } from './kinds/papers-beyond-rules';
import { publication } from './kinds/publication';
import { satisfaction } from './kinds/satisfaction';
import { synchronisation } from './kinds/synchronisation';
import type { ReportKind } from './kinds/report-kind';

/** Every report of the engine; a new one is added here. */
export const REPORTS: readonly ReportKind[] = [
  ii06a,
  decision766,
  overdue,
  causes,
  digitisation,
  papersBeyondRules,
  publication,
  channels,
  attribution,
  onTimeRate,
  synchronisation,
  satisfaction,
];

export const REPORT_NAMES: readonly string[] = REPORTS.map(({ name }) => name);
