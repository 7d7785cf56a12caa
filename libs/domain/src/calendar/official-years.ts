import type { PlainDate } from '@hoso/kernel';
import type { CalendarYear } from './calendar';

const days = (year: number, monthDays: string): readonly PlainDate[] =>
  monthDays.split(' ').map((monthDay) => `${year}-${monthDay}` as PlainDate);

const LABOUR_CODE = 'Bộ luật Lao động 2019, điều 111.3, 112';

/**
 * Weekdays off and Saturdays worked by civil servants: holidays, their compensation (art. 111.3) and the swap
 * days of the yearly notices. Swap days apply to the public sector's five-day week only.
 */
export const OFFICIAL_YEARS: Readonly<Record<string, CalendarYear>> = {
  '2023': {
    off: days(2023, '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04'),
    worked: [],
    status: 'final',
    source: `${LABOUR_CODE}; lịch nghỉ Tết Quý Mão và Quốc khánh 2023`,
  },
  '2024': {
    off: days(2024, '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03'),
    worked: days(2024, '05-04'),
    status: 'final',
    source: `${LABOUR_CODE}; lịch nghỉ Tết Giáp Thìn và Quốc khánh 2024; hoán đổi 29/4 – 04/5/2024`,
  },
  '2025': {
    off: days(2025, '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02'),
    worked: days(2025, '04-26'),
    status: 'final',
    source: `${LABOUR_CODE}; lịch nghỉ Tết Ất Tỵ và Quốc khánh 2025; hoán đổi 02/5 – 26/4/2025`,
  },
  '2026': {
    off: days(2026, '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24'),
    worked: days(2026, '01-10 08-22'),
    status: 'final',
    source: `${LABOUR_CODE}; công văn 12729/VPCP-KGVX ngày 25/12/2025; Thông báo 9441/TB-BNV; Nghị quyết 28/2026/QH16 (24/11)`,
  },
  '2027': {
    off: days(2027, '01-01 04-16 04-30 05-03 09-02 11-24'),
    worked: [],
    status: 'provisional',
    source: `${LABOUR_CODE}; Nghị quyết 28/2026/QH16 (24/11)`,
    missing: ['tet', 'day-adjacent-to-09-02', 'swap-days'],
  },
};
