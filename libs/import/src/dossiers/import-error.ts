/**
 * `log-not-mappable`: the log and the mapping do not fit, nothing was written; `reference-refused`: the procedure, a
 * unit, an officer or the calendar of the mapping was refused, no case was written; `import-stopped`: a case could not
 * be carried out for another reason than a refusal. Whole cases stand, and a further run goes on.
 */
export type ImportErrorCode = 'log-not-mappable' | 'reference-refused' | 'import-stopped';

const CODES: readonly unknown[] = [
  'log-not-mappable',
  'reference-refused',
  'import-stopped',
] satisfies ImportErrorCode[];

/** An import cannot begin or go on; the message names the file, and the place in the log or the case. */
export class ImportError extends Error {
  constructor(
    readonly code: ImportErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ImportError';
  }
}

export const isImportError = (error: unknown): error is ImportError =>
  CODES.includes((error as { code?: unknown } | null)?.code);

/** What went wrong, with the code and the facts where it carries them; those never hold personal data. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { code, facts } = error as { code?: unknown; facts?: unknown };
  return [
    error.message,
    typeof code === 'string' && !error.message.includes(code) && `(${code})`,
    facts && JSON.stringify(facts),
  ]
    .filter(Boolean)
    .join(' ');
};
