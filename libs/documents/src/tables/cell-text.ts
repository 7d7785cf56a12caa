import type { Instant, PlainDate, Zone } from '@hoso/kernel';
import { dayText, momentText } from '../letters/wording';
import type { CellKind, CellValue } from './report';

const grouped = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 2 });

interface Column {
  readonly kind: CellKind;
  readonly zone: Zone;
}

/** A cell as people read it, in Vietnamese figures and dates. */
export const printedText = (value: CellValue, { kind, zone }: Column): string => {
  if (value === null) return '';
  switch (kind) {
    case 'whole':
    case 'number':
      return typeof value === 'number' ? grouped.format(value) : value;
    case 'share':
      return typeof value === 'number' ? percent.format(value) : value;
    case 'day':
      return dayText(String(value) as PlainDate);
    case 'moment':
      return momentText(String(value) as Instant, zone);
    case 'text':
      return String(value).normalize('NFC');
  }
};
