import { AttributionForm, partyKeyOf, type AttributionTable } from '@hoso/domain';
import { rate, text, whole } from './group-columns';
import type { ReportKind } from './report-kind';
import { timesOf } from './times-of';

const KINDS = ['applicant', 'agency', 'unit', 'officer'];

const isParty = (column: string): boolean => KINDS.includes(column.split(':', 1)[0]!);

/** Whose the time of the dossiers in hand was (*phân bổ thời gian giải quyết*): parts that sum to the whole. */
export const attribution: ReportKind<AttributionTable> = {
  name: 'attribution',
  title: 'THỜI GIAN GIẢI QUYẾT THEO NGƯỜI, CƠ QUAN GIỮ HỒ SƠ',
  make: async (making) => {
    const form = new AttributionForm();
    await making.records.each({ scope: making.scope, population: 'in-hand' }, async (chunk, query) => {
      const times = await timesOf(chunk, making, query);
      for (const time of times.values()) form.add(time);
    });
    return form.table();
  },
  columns: [
    text('party', 'Đối tượng', 14),
    text('id', 'Mã', 24),
    whole('dossiers', 'Số hồ sơ'),
    rate('workingMinutes', 'Phút làm việc'),
    rate('share', 'Tỷ lệ (%)'),
  ],
  drillDown: {
    population: 'in-hand',
    has: isParty,
    of: async (_, __, time) => {
      const { parts } = await time();
      return parts.flatMap(({ party }) => [party.kind, partyKeyOf(party)]);
    },
  },
};
