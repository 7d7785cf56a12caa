import { VIETNAM } from '@hoso/kernel';
import { vn } from '@hoso/testing';
import type { Report, ReportRow } from '../tables/report';

const fields: readonly ReportRow[] = [
  { cells: ['I', 'Lĩnh vực Xây dựng', null, null, null, null], emphasis: 'heading' },
  { cells: [1, 'Cấp giấy phép xây dựng, "nhà ở riêng lẻ"', 1_434, 1_271, 0.9532, vn('2025-06-24T17:00')] },
  { cells: [2, '=1+1', 0, null, null, null] },
];

/** A small table with grouped headings, every kind of cell, and text that spreadsheets would run. */
export const sampleReport = (changes: Partial<Report> = {}): Report => ({
  name: 'ii-06a',
  title: [
    'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC',
    'Kỳ báo cáo: 01/06/2025 đến 30/06/2025',
    'Đơn vị tính: hồ sơ',
  ],
  columns: [
    { key: 'tt', header: 'TT', kind: 'whole', width: 5 },
    { key: 'field', header: 'Lĩnh vực', kind: 'text', width: 40 },
    { key: 'c3', header: 'Tổng số', group: 'Số lượng hồ sơ tiếp nhận', kind: 'whole', width: 12 },
    { key: 'c4', header: 'Trực tuyến', group: 'Số lượng hồ sơ tiếp nhận', kind: 'whole', width: 12 },
    { key: 'onTime', header: 'Tỷ lệ đúng hạn', kind: 'share', width: 12 },
    { key: 'lastAt', header: 'Cập nhật', kind: 'moment', width: 18 },
  ],
  rows: fields,
  total: [null, 'Tổng cộng', 1_434, 1_271, 0.9532, null],
  notes: ['Hồ sơ rút và dừng giải quyết tính vào cột 9.'],
  asOf: 'Số liệu tại vị trí 1234 của nhật ký, 17:00 30/06/2025',
  zone: VIETNAM,
  ...changes,
});
