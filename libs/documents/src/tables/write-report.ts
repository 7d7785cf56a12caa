import { MEDIA_TYPES, type WrittenDocument } from '../written-document';
import type { Report } from './report';

export const REPORT_FORMATS = ['xlsx', 'pdf', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

// Each writer and its library are loaded when the first document of its kind is asked for.
const WRITERS: Readonly<Record<ReportFormat, (report: Report) => AsyncGenerator<Uint8Array | string>>> = {
  async *xlsx(report) {
    const { xlsxOf } = await import('./xlsx.js');
    yield* xlsxOf(report);
  },
  async *pdf(report) {
    const { reportPdf } = await import('../pdf/report-pdf.js');
    yield await reportPdf(report);
  },
  async *csv(report) {
    const { csvOf } = await import('./csv.js');
    yield* csvOf(report);
  },
  async *json(report) {
    const { jsonOf } = await import('./json.js');
    yield* jsonOf(report);
  },
};

/** A report in one of its formats; nothing is read from its rows before the body is. */
export const writeReport = (report: Report, format: ReportFormat): WrittenDocument => ({
  mediaType: MEDIA_TYPES[format],
  fileName: `${report.name}.${format}`,
  body: WRITERS[format](report),
});
