import { HAI_DUONG, publicationRows, type PublicationRow, type WorkingCalendar } from '@hoso/domain';
import { day, text } from './group-columns';
import type { Making, ReportKind } from './report-kind';

/** The newest calendar of the authority's region; the official one while none is announced. */
export const calendarOf = ({ reference, settings: { calendarRegion } }: Making): WorkingCalendar =>
  reference.calendar(calendarRegion) ?? HAI_DUONG;

/** The level of the unit that a report is about: the catalogue says of no procedure which unit keeps it. */
export const isOfUnit = ({ reference, scope }: Making) => {
  const level = scope.unit === undefined ? undefined : reference.units.get(scope.unit)?.level;
  return (row: { readonly level: PublicationRow['level'] }) => level === undefined || row.level === level;
};

/** What does not follow from the position of the log. */
const NEWEST =
  'Hạn công khai và cấp đơn vị theo lịch làm việc và danh mục đơn vị mới nhất, không theo vị trí nhật ký.';

/** Procedures in force that are not published, or were published late (*công bố, công khai TTHC*). */
export const publication: ReportKind = {
  name: 'publication',
  title: 'THỦ TỤC HÀNH CHÍNH CÓ HIỆU LỰC CHƯA CÔNG KHAI HOẶC CÔNG KHAI CHẬM',
  make: async (making) => {
    const { records, scope } = making;
    const { from, to } = scope.period;
    const procedures = await records.procedures(scope.position);
    const calendar = calendarOf(making);
    const rows = publicationRows(procedures, { calendar, from, to })
      .filter(isOfUnit(making))
      .filter(({ procedure }) => scope.procedure === undefined || procedure === scope.procedure);
    const unpublished = rows.filter(({ fault }) => fault === 'unpublished').length;
    const total = { unpublished, publishedLate: rows.length - unpublished };
    return { rows, total, identities: [], notes: [NEWEST] };
  },
  columns: [
    text('procedure', 'Mã TTHC', 12),
    text('name', 'Tên thủ tục', 40),
    text('field', 'Lĩnh vực', 20),
    text('fault', 'Vi phạm', 16),
    day('validFrom', 'Hiệu lực từ'),
    day('decidedOn', 'Ngày công bố'),
    day('publishBy', 'Hạn công khai'),
    day('publishedOn', 'Ngày công khai'),
  ],
};
