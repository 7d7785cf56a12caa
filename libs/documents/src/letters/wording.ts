import type { Limit } from '@hoso/domain';
import { localText, type Instant, type PlainDate, type Zone } from '@hoso/kernel';

/** Where a form leaves room to write by hand. */
export const DOTTED = '…'.repeat(12);

/** What is known, or the dotted line of the form. */
export const orDotted = (text: string | undefined): string =>
  text === undefined || text.trim() === '' ? DOTTED : text;

/** `24/06/2025`. */
export const dayText = (day: PlainDate): string => day.split('-').reverse().join('/');

/** `ngày 24 tháng 6 năm 2025`; days and the months 1 and 2 with two digits, as NĐ 30/2020/NĐ-CP wants it. */
export const longDayText = (day: PlainDate): string => {
  const [year, month, dayOfMonth] = day.split('-');
  const monthText = Number(month) <= 2 ? month : String(Number(month));
  return `ngày ${dayOfMonth} tháng ${monthText} năm ${year}`;
};

interface LocalMoment {
  readonly day: PlainDate;
  readonly hour: string;
  readonly minute: string;
}

const localMoment = (at: Instant, zone: Zone): LocalMoment => {
  const text = localText(at, zone);
  return { day: text.slice(0, 10) as PlainDate, hour: text.slice(11, 13), minute: text.slice(14, 16) };
};

/** `17 giờ 00 phút, ngày 24 tháng 6 năm 2025`. */
export const longMomentText = (at: Instant, zone: Zone): string => {
  const { day, hour, minute } = localMoment(at, zone);
  return `${hour} giờ ${minute} phút, ${longDayText(day)}`;
};

/** `17:00 24/06/2025`. */
export const momentText = (at: Instant, zone: Zone): string => {
  const { day, hour, minute } = localMoment(at, zone);
  return `${hour}:${minute} ${dayText(day)}`;
};

/** `450.000 đồng`. */
export const vndText = (amountVnd: number): string =>
  `${String(amountVnd).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;

const UNITS: Readonly<Record<Limit['unit'], string>> = {
  'working-hours': 'giờ làm việc',
  'working-days': 'ngày làm việc',
  'calendar-days': 'ngày',
  months: 'tháng',
};

/** `10 ngày làm việc`. */
export const limitText = ({ amount, unit }: Limit): string =>
  `${String(amount).replace('.', ',')} ${UNITS[unit]}`;
