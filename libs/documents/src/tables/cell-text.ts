import type { Instant, PlainDate, Zone } from '@hoso/kernel';
import { dayText, momentText } from '../letters/wording';
import type { CellKind, CellValue } from './report';

const grouped = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 2 });

interface Column {
  readonly kind: CellKind;
  readonly zone: Zone;
}

const figure = (value: string | number, format: Intl.NumberFormat): string =>
  typeof value === 'number' ? format.format(value) : value;

/** A cell as people read it, in Vietnamese figures and dates. */
export const printedText = (value: CellValue, { kind, zone }: Column): string => {
  if (value === null) return '';
  switch (kind) {
    case 'whole':
    case 'number':
      return figure(value, grouped);
    case 'share':
      return figure(value, percent);
    case 'day':
      return dayText(String(value) as PlainDate);
    case 'moment':
      return momentText(String(value) as Instant, zone);
    case 'text':
      return String(value).normalize('NFC');
  }
};
