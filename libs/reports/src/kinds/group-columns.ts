import type { ReportColumn } from '@hoso/documents';
import { groupName, type Group } from '@hoso/domain';

/** The first two columns of every form that goes by field and level. */
export const GROUP_COLUMNS: readonly ReportColumn[] = [
  { key: 'nr', header: 'TT', kind: 'whole', width: 5 },
  { key: 'group', header: 'Lĩnh vực, công việc giải quyết theo cấp', kind: 'text', width: 42 },
];

export const numbered = <Row extends Group>(rows: readonly Row[]) =>
  rows.map((row, index) => ({ nr: index + 1, group: groupName(row), ...row }));

export const whole = (key: string, header: string, group?: string): ReportColumn => ({
  ...{ key, header, kind: 'whole', width: 11 },
  ...(group !== undefined && { group }),
});

export const rate = (key: string, header: string): ReportColumn => ({
  key,
  header,
  kind: 'number',
  width: 11,
});

export const text = (key: string, header: string, width = 20): ReportColumn => ({
  key,
  header,
  kind: 'text',
  width,
});

export const moment = (key: string, header: string): ReportColumn => ({
  key,
  header,
  kind: 'moment',
  width: 17,
});

export const day = (key: string, header: string): ReportColumn => ({ key, header, kind: 'day', width: 12 });
