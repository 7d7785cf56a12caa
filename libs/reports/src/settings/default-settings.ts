import { HAI_DUONG, OPTIONS_766, type OnTimeTarget } from '@hoso/domain';
import type { ReportSettings } from '../kinds/report-kind';

/** Where nobody has set anything else. */
export const reportSettings = (targets: readonly OnTimeTarget[]): ReportSettings => ({
  calendarRegion: HAI_DUONG.region,
  targets,
  options766: OPTIONS_766,
});
