export { FileDamaged, FileStore, FileTooLarge, isFileDamaged, isFileTooLarge } from './files/file-store';
export type { FileKey, KeyFinder, StoredFile, Upload } from './files/file-store';
export { FolderFileStore } from './files/folder/folder-file-store';
export { MemoryFileStore } from './files/memory/memory-file-store';
export { composeLetter } from './letters/compose-letter';
export { formOf, LETTER_KINDS } from './letters/forms';
export type { Form, LetterKind } from './letters/forms';
export type { Letter, LetterBlock, LetterColumn, Signature } from './letters/letter';
export type {
  Addressee,
  ApologyFacts,
  ControlSlipFacts,
  ControlSlipRow,
  FactsByKind,
  LetterFacts,
  ReceiptFacts,
  RefusalFacts,
  Signer,
  StopNoticeFacts,
  SupplementRequestFacts,
} from './letters/letter-facts';
export { LETTER_FORMATS, writeLetter } from './letters/write-letter';
export type { LetterFormat } from './letters/write-letter';
export { isReportTooLongForPdf, ReportTooLongForPdf } from './tables/report-too-long';
export type { CellKind, CellValue, Report, ReportColumn, ReportRow } from './tables/report';
export { REPORT_FORMATS, writeReport } from './tables/write-report';
export type { ReportFormat } from './tables/write-report';
export type { DossierHistory, LoggedEvent } from './process-log/dossier-history';
export { unitsOf } from './process-log/facts';
export { PROCESS_LOG_FORMATS, writeProcessLog } from './process-log/write-process-log';
export type { ProcessLogFormat } from './process-log/write-process-log';
export type { WrittenDocument } from './written-document';
