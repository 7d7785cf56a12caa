import { HttpException } from '@nestjs/common';
import { isCommandFailure } from '@hoso/application';
import {
  isAppendTooLarge,
  isOutcomeUnknown,
  isStoreUnavailable,
  isWrongExpectedRevision,
  type AppendTooLarge,
  type OutcomeUnknown,
  type StoreUnavailable,
  type WrongExpectedRevision,
} from '@hoso/event-store';
import { isFileDamaged, isFileTooLarge, isReportTooLongForPdf } from '@hoso/documents';
import type { Refusal } from '@hoso/kernel';
import { isCallerUnknown } from '../access/caller-unknown';
import { isUpkeepFailure } from '@hoso/read-models';
import { isReportFailure } from '@hoso/reports';
import { isEdgeFault, type EdgeFaultCode, type FaultDetails } from './edge-fault';
import { FACES, REFUSED, type FaultCode } from './faces';

/** RFC 9457 problem details; `type` is stable per code, `facts` and `source` say what a refusal rests on. */
export interface Problem extends FaultDetails {
  readonly type: string;
  readonly title: string;
  readonly titleVi: string;
  readonly status: number;
  readonly code: string;
  /** Provision or rule of a refusal. */
  readonly source?: string;
}

const typeOf = (code: string): string => `/problems/${code}`;

/** Whose a dossier is, is no business of somebody who has nothing to do with it. */
const TOLD_WHEN_NOT_PERMITTED: ReadonlySet<string> = new Set(['reason', 'role', 'capability']);

const toldOf = (code: FaultCode, details: FaultDetails): FaultDetails => {
  if (code !== 'not-permitted' || !details.facts) return details;
  const told = Object.entries(details.facts).filter(([name]) => TOLD_WHEN_NOT_PERMITTED.has(name));
  return { ...details, facts: Object.fromEntries(told) };
};

export const problemOfCode = (code: FaultCode, details: FaultDetails = {}): Problem => {
  const { title, titleVi, status } = FACES[code];
  return { type: typeOf(code), title, titleVi, status, code, ...toldOf(code, details) };
};

export const problemOfRefusal = ({ refused, facts, source }: Refusal): Problem => ({
  type: typeOf(refused),
  ...REFUSED,
  code: refused,
  facts,
  source,
});

const BY_STATUS: Readonly<Record<number, EdgeFaultCode>> = {
  400: 'malformed-request',
  404: 'route-not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
};

const UNREADABLE_JSON: ReadonlySet<unknown> = new Set([
  'FST_ERR_CTP_INVALID_JSON_BODY',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
]);

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { readonly statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : 500;
};

const codeOfTransport = (error: unknown): EdgeFaultCode => {
  const cause = error instanceof HttpException ? error.cause : error;
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  if (error instanceof SyntaxError || cause instanceof SyntaxError || UNREADABLE_JSON.has(code))
    return 'malformed-json';
  const status = statusOf(error);
  return BY_STATUS[status] ?? (status < 500 ? 'malformed-request' : 'internal');
};

type StoreFault = Error & {
  readonly code: (WrongExpectedRevision | StoreUnavailable | OutcomeUnknown | AppendTooLarge)['code'];
};

const isStoreFault = (error: unknown): error is StoreFault =>
  isWrongExpectedRevision(error) ||
  isStoreUnavailable(error) ||
  isOutcomeUnknown(error) ||
  isAppendTooLarge(error);

const problemOfDocument = (error: unknown): Problem => {
  if (isFileTooLarge(error)) return problemOfCode('too-large', { facts: { maxBytes: error.maxBytes } });
  if (isReportTooLongForPdf(error)) return problemOfCode(error.code, { facts: error.facts });
  return problemOfCode(isFileDamaged(error) ? error.code : codeOfTransport(error));
};

/** The face of whatever was thrown; what is not known becomes `internal` and says nothing more. */
export const problemOf = (error: unknown): Problem => {
  if (isEdgeFault(error)) return problemOfCode(error.code, error.details);
  if (isCallerUnknown(error)) return problemOfCode(error.code, { facts: { reason: error.code } });
  if (isCommandFailure(error)) return problemOfCode(error.code, { facts: error.facts });
  if (isReportFailure(error)) return problemOfCode(error.code, { facts: error.facts });
  if (isStoreFault(error)) return problemOfCode(error.code);
  if (isUpkeepFailure(error) && error.code in FACES)
    return problemOfCode(error.code as FaultCode, { facts: error.facts });
  return problemOfDocument(error);
};
