/** A table of so many lines is a book already; the layout of more would hold up everybody else. */
export const MAX_PDF_LINES = 2_000;

/** A table is too long for PDF; XLSX, CSV and JSON take it. */
export class ReportTooLongForPdf extends Error {
  readonly code = 'report-too-long-for-pdf';
  readonly facts = { maxLines: MAX_PDF_LINES };
  constructor() {
    super(`A PDF takes at most ${MAX_PDF_LINES} lines; ask for XLSX, CSV or JSON`);
  }
}

export const isReportTooLongForPdf = (error: unknown): error is ReportTooLongForPdf =>
  error instanceof ReportTooLongForPdf;
