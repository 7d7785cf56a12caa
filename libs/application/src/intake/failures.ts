/** Why a command could not be carried out although no law was asked; each has one face at every edge. */
export type FailureCode =
  | 'dossier-not-found'
  | 'petition-not-found'
  | 'alert-not-found'
  | 'redating-not-found'
  | 'command-id-conflict'
  | 'number-elsewhere-known'
  | 'lost-race'
  | 'stale-revision'
  | 'not-permitted'
  | 'time-not-permitted'
  | 'reference-not-found'
  | 'import-only'
  | 'reference-not-followed'
  | 'letter-not-due'
  | 'no-such-form'
  | 'question-not-found';

/** @param facts what was found and expected; never personal data */
export class CommandFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly facts: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`The command failed: ${code} ${JSON.stringify(facts)}`, options);
  }
}

export const isCommandFailure = (error: unknown): error is CommandFailure => error instanceof CommandFailure;
