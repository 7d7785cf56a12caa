/** `log-unreadable`: the file; `log-malformed`: what it holds; `log-too-large`: more than a reader takes. */
export type LogErrorCode = 'log-unreadable' | 'log-malformed' | 'log-too-large';

const CODES: readonly unknown[] = [
  'log-unreadable',
  'log-malformed',
  'log-too-large',
] satisfies LogErrorCode[];

export interface LogFault {
  readonly code: LogErrorCode;
  readonly file: string;
  readonly line?: number;
  readonly reason: string;
  readonly cause?: unknown;
}

/** A log cannot be read; the message names the file and, where known, the line. */
export class LogError extends Error {
  readonly code: LogErrorCode;
  readonly file: string;
  readonly line?: number;

  constructor({ code, file, line, reason, cause }: LogFault) {
    super(`${file}${line === undefined ? '' : `, line ${line}`}: ${reason}`, { cause });
    this.name = 'LogError';
    this.code = code;
    this.file = file;
    if (line !== undefined) this.line = line;
  }
}

export const isLogError = (error: unknown): error is LogError =>
  CODES.includes((error as { code?: unknown } | null)?.code);
