import { localText, type Instant, type PlainDate, type Zone } from '@hoso/kernel';
import type { DueDate, WorkingCalendar } from './calendar';

/** A sentence for people, in Vietnamese and English. */
export interface Note {
  readonly vi: string;
  readonly en: string;
}

type MomentRule = 'received' | 'extended-from' | 'next-session' | 'cut-off' | 'due';
type SkipReason = 'weekly-rest' | 'day-off';

/** One step from the moment given to the due date, as plain data; `at`, `until` are moments, `ms` working time. */
export type DerivationStep = { readonly note: Note } & (
  | { readonly rule: MomentRule; readonly at: Instant }
  | { readonly rule: 'day-skipped'; readonly day: PlainDate; readonly reason: SkipReason }
  | { readonly rule: 'day-counted'; readonly day: PlainDate; readonly ordinal: number }
  | { readonly rule: 'last-day'; readonly day: PlainDate }
  | { readonly rule: 'session-walked'; readonly at: Instant; readonly until: Instant; readonly ms: number }
  | { readonly rule: 'year-not-final'; readonly year: number; readonly missing: readonly string[] }
);

/** A due date that shows how it came about, in the order of counting. */
export interface ExplainedDueDate extends DueDate {
  readonly steps: readonly DerivationStep[];
}

const MOMENT_NOTES: Readonly<Record<MomentRule, Note>> = {
  received: { vi: 'Thời điểm tiếp nhận', en: 'Received' },
  'extended-from': { vi: 'Gia hạn tính từ hạn trả hiện tại', en: 'Extended from the current due date' },
  'next-session': {
    vi: 'Ngoài giờ làm việc, tính từ đầu buổi làm việc kế tiếp',
    en: 'Outside working hours, counted from the start of the next session',
  },
  'cut-off': {
    vi: 'Từ giờ chốt nhận trở đi, tính từ đầu ngày làm việc kế tiếp',
    en: 'At or after the cut-off hour, counted from the opening of the next working day',
  },
  due: { vi: 'Hạn trả kết quả', en: 'Due' },
};

const local = (at: Instant, zone: Zone): string => localText(at, zone).slice(0, 16).replace('T', ' ');

export const momentStep = (rule: MomentRule, at: Instant, zone: Zone): DerivationStep => {
  const { vi, en } = MOMENT_NOTES[rule];
  return { rule, at, note: { vi: `${vi}: ${local(at, zone)}`, en: `${en}: ${local(at, zone)}` } };
};

export const skippedStep = (
  calendar: WorkingCalendar,
  day: PlainDate,
  reason: SkipReason,
): DerivationStep => {
  const source = calendar.years[day.slice(0, 4)]?.source ?? '';
  const note: Note =
    reason === 'weekly-rest'
      ? { vi: `${day}: ngày nghỉ hằng tuần, không tính`, en: `${day}: weekly rest day, not counted` }
      : { vi: `${day}: ngày nghỉ (${source}), không tính`, en: `${day}: day off (${source}), not counted` };
  return { rule: 'day-skipped', day, reason, note };
};

export const countedStep = (day: PlainDate, ordinal: number): DerivationStep => ({
  rule: 'day-counted',
  day,
  ordinal,
  note: { vi: `${day}: ngày làm việc thứ ${ordinal}`, en: `${day}: working day ${ordinal}` },
});

export const lastDayStep = (day: PlainDate): DerivationStep => ({
  rule: 'last-day',
  day,
  note: {
    vi: `${day}: ngày cuối cùng của thời hạn (BLDS 2015, điều 147, 148)`,
    en: `${day}: last day of the limit (Civil Code 2015 art. 147, 148)`,
  },
});

export const walkedStep = (span: { at: Instant; until: Instant; ms: number }, zone: Zone): DerivationStep => {
  const hours = Math.round(span.ms / 36_000) / 100;
  const times = `${local(span.at, zone)} – ${local(span.until, zone)}`;
  return {
    rule: 'session-walked',
    ...span,
    note: { vi: `${times}: ${hours} giờ làm việc`, en: `${times}: ${hours} working hours` },
  };
};

export const yearStep = ({ years }: WorkingCalendar, year: number): DerivationStep => {
  const missing = years[String(year).padStart(4, '0')]?.missing ?? [];
  const what = missing.length > 0 ? ` (${missing.join(', ')})` : '';
  return {
    rule: 'year-not-final',
    year,
    missing,
    note: {
      vi: `Lịch năm ${year} chưa chính thức${what}: hạn này có thể thay đổi`,
      en: `The calendar of ${year} is not final${what}: this date may still move`,
    },
  };
};
