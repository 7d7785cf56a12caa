import type { IncomingHttpHeaders } from 'node:http';
import { EdgeFault } from '../problem/edge-fault';
import { FORMS, type FormName } from '../shape/forms';

const header = (headers: IncomingHttpHeaders, name: string, form: FormName): string | undefined => {
  const value = headers[name];
  if (value === undefined) return undefined;
  const { pattern, meaning } = FORMS[form];
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new EdgeFault('invalid-header', { errors: [{ path: name, message: `must be ${meaning}` }] });
};

/** The command id that the caller gives. @throws EdgeFault when it is no UUID */
export const commandIdIn = (headers: IncomingHttpHeaders): string | undefined =>
  header(headers, 'idempotency-key', 'uuid')?.toLowerCase();

/** The revision in `If-Match: "<revision>"`. @throws EdgeFault for any other form */
export const expectedRevisionIn = (headers: IncomingHttpHeaders): number | undefined => {
  const tag = header(headers, 'if-match', 'etag');
  return tag === undefined ? undefined : Number(tag.slice(1, -1));
};

/** The place in the log up to which a listener has heard. @throws EdgeFault when it is none */
export const lastEventIdIn = (headers: IncomingHttpHeaders): bigint | undefined => {
  const id = header(headers, 'last-event-id', 'position');
  return id === undefined ? undefined : BigInt(id);
};

/** An id by which a caller follows its own traffic. @throws EdgeFault */
export const traceIn = (
  headers: IncomingHttpHeaders,
  name: 'x-correlation-id' | 'x-causation-id',
): string | undefined => header(headers, name, 'trace');
