import { CHANNELS, type Channel, type Limit } from '@hoso/domain';
import type { CatalogueEntry } from './portal-services';

/** The limits of one channel, one for each case; one that cannot be read stands in the portal’s words. */
export type PublishedLimits = readonly (Limit | string)[];

/** A procedure as the portal shows it to citizens. */
export interface PublishedProcedure {
  readonly name: string;
  /** *TRANGTHAI* 1. */
  readonly isPublic: boolean;
  /** Channels on which it is offered. */
  readonly limits: Readonly<Partial<Record<Channel, PublishedLimits>>>;
}

/** *KENH*. */
const CHANNEL_CODES: Readonly<Record<Channel, string>> = { direct: '1', online: '2', postal: '3' };

/** *DONVITINH*, as the portal’s indicators use it. */
const UNITS: Readonly<Record<string, Limit['unit']>> = {
  giờ: 'working-hours',
  'giờ làm việc': 'working-hours',
  'ngày làm việc': 'working-days',
  ngày: 'calendar-days',
  tháng: 'months',
};

const PUBLIC = '1';

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).normalize('NFC').trim() : '';

const entriesIn = (value: unknown): readonly CatalogueEntry[] =>
  Array.isArray(value) ? (value as readonly CatalogueEntry[]) : [];

const limitOf = ({ THOIGIANGIAIQUYET, DONVITINH }: CatalogueEntry): Limit | string => {
  const amount = textOf(THOIGIANGIAIQUYET);
  const unit = textOf(DONVITINH);
  const known = UNITS[unit.toLowerCase()];
  return /^\d+([.,]\d+)?$/.test(amount) && known
    ? { amount: Number(amount.replace(',', '.')), unit: known }
    : `${amount} ${unit}`.trim();
};

/** Reads the answer of `LayThuTuc`; what it does not tell is empty. */
export const readPublishedProcedure = (entry: CatalogueEntry): PublishedProcedure => {
  const ways = entriesIn(entry['CACHTHUCTHUCHIEN']);
  const limits = CHANNELS.flatMap((channel) => {
    const offered = ways.filter(({ KENH }) => textOf(KENH) === CHANNEL_CODES[channel]);
    const times = offered.flatMap(({ THOIGIAN }) => entriesIn(THOIGIAN).map(limitOf));
    return offered.length > 0 ? [[channel, times]] : [];
  });
  return {
    name: textOf(entry['TENTTHC']),
    isPublic: textOf(entry['TRANGTHAI']) === PUBLIC,
    limits: Object.fromEntries(limits) as PublishedProcedure['limits'],
  };
};
