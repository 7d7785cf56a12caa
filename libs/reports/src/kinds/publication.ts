import { publicationRows, type ProcedureState, type PublicationRow } from '@hoso/domain';
import { day, text } from './group-columns';
import { calendarOf, proceduresIn } from './procedures-in';
import type { Making, ReportKind } from './report-kind';

const FAULTS: readonly string[] = [
  'unpublished',
  'published-late',
] satisfies readonly PublicationRow['fault'][];

/** What does not follow from the position of the log. */
const NEWEST = 'Hạn công khai theo lịch làm việc mới nhất, không theo vị trí nhật ký.';

const OF_A_UNIT =
  'Danh mục không ghi cơ quan thực hiện: thủ tục của đơn vị là các thủ tục cùng lĩnh vực, cùng cấp với hồ sơ của đơn vị trong kỳ và 12 tháng trước.';

const NOT_KNOWN = 'Đơn vị không có hồ sơ trong kỳ và 12 tháng trước: chưa biết đơn vị có những thủ tục nào.';

/** The faults of procedures in the period. */
const faultsFor = (making: Making) => {
  const { from, to } = making.scope.period;
  const calendar = calendarOf(making);
  return (procedures: readonly ProcedureState[]) => publicationRows(procedures, { calendar, from, to });
};

/** Procedures, each once, whatever number of its versions is at fault. */
const sumOf = (rows: readonly PublicationRow[], fault: PublicationRow['fault']): number =>
  new Set(rows.filter((row) => row.fault === fault).map(({ procedure }) => procedure)).size;

const notesFor = ({ scope }: Making, isKnown: boolean): readonly string[] => [
  NEWEST,
  ...(scope.unit === undefined ? [] : [OF_A_UNIT]),
  ...(isKnown ? [] : [NOT_KNOWN]),
];

/** Procedures in force that are not published, or were published late (*công bố, công khai TTHC*). */
export const publication: ReportKind = {
  name: 'publication',
  title: 'THỦ TỤC HÀNH CHÍNH CÓ HIỆU LỰC CHƯA CÔNG KHAI HOẶC CÔNG KHAI CHẬM',
  make: async (making) => {
    const procedures = await proceduresIn(making);
    const notes = notesFor(making, procedures !== undefined);
    if (!procedures)
      return { rows: [], total: { unpublished: null, publishedLate: null }, identities: [], notes };
    const rows = faultsFor(making)(procedures);
    const total = { unpublished: sumOf(rows, 'unpublished'), publishedLate: sumOf(rows, 'published-late') };
    return { rows, total, identities: [], notes };
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
  procedures: {
    has: (column) => FAULTS.includes(column),
    ruleFor: (making) => {
      const faultsIn = faultsFor(making);
      return Promise.resolve((procedure) => faultsIn([procedure]).map(({ fault }) => fault));
    },
  },
};
