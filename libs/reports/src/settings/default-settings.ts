import { HAI_DUONG, OPTIONS_766, type OnTimeTarget, type Options766 } from '@hoso/domain';
import type { ReportSettings } from '../kinds/report-kind';

/** Where nobody has set anything else. */
export const reportSettings = (
  targets: readonly OnTimeTarget[],
  options766: Options766 = OPTIONS_766,
): ReportSettings => ({
  calendarRegion: HAI_DUONG.region,
  targets,
  options766,
});
