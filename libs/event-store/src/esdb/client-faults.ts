import { codeOf } from '../error-code';
import { isStoreUnavailable } from '../errors';
import { ErrorType, isCommandError, type WrongExpectedVersionError } from '@eventstore/db-client';

const PASSING: ReadonlySet<string | undefined> = new Set([
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.NOT_LEADER,
]);

/** gRPC: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION, UNIMPLEMENTED, DATA_LOSS, UNAUTHENTICATED. */
const LASTING: ReadonlySet<unknown> = new Set([3, 5, 7, 9, 12, 15, 16]);

const typeOf = (error: unknown): ErrorType | undefined =>
  error instanceof Error && isCommandError(error) ? error.type : undefined;

/** Whether trying again may help: the connection broke, the server went away or does not answer. */
export const isPassing = (error: unknown): boolean => {
  if (isStoreUnavailable(error)) return true;
  const type = typeOf(error);
  if (PASSING.has(type)) return true;
  if (type !== undefined && type !== ErrorType.UNKNOWN) return false;
  const code = codeOf(error);
  return code !== undefined && !LASTING.has(code);
};

const UNAVAILABLE = 14;

/** Whether the request certainly never left this process; the client's first question comes as a plain gRPC error. */
export const isUnsent = (error: unknown): boolean =>
  error instanceof Error &&
  codeOf(error) === UNAVAILABLE &&
  /No connection established|ECONNREFUSED|ENOTFOUND|Name resolution failed/.test(error.message);

export const isWrongVersion = (error: unknown): error is WrongExpectedVersionError =>
  typeOf(error) === ErrorType.WRONG_EXPECTED_VERSION;

export const isTooLarge = (error: unknown): boolean =>
  typeOf(error) === ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED;

export const isNoStream = (error: unknown): boolean => typeOf(error) === ErrorType.STREAM_NOT_FOUND;
