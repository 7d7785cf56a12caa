import type { IncomingHttpHeaders } from 'node:http';
import { EdgeFault } from '../problem/edge-fault';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ETAG = /^"(\d{1,15})"$/;
const TRACE = /^[\w.:@/+=-]{1,128}$/;

interface Expected {
  readonly form: RegExp;
  readonly meaning: string;
}

const invalid = (name: string, meaning: string): EdgeFault =>
  new EdgeFault('invalid-header', { errors: [{ path: name, message: `must be ${meaning}` }] });

const header = (
  headers: IncomingHttpHeaders,
  name: string,
  { form, meaning }: Expected,
): string | undefined => {
  const value = headers[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !form.test(value)) throw invalid(name, meaning);
  return value;
};

/** The command id that the caller gives. @throws EdgeFault when it is no UUID */
export const commandIdIn = (headers: IncomingHttpHeaders): string | undefined =>
  header(headers, 'idempotency-key', { form: UUID, meaning: 'a UUID' })?.toLowerCase();

/** The revision in `If-Match: "<revision>"`. @throws EdgeFault for any other form */
export const expectedRevisionIn = (headers: IncomingHttpHeaders): number | undefined => {
  const tag = header(headers, 'if-match', { form: ETAG, meaning: 'a revision in quotes, such as "3"' });
  return tag === undefined ? undefined : Number(tag.slice(1, -1));
};

/** An id by which a caller follows its own traffic. @throws EdgeFault */
export const traceIn = (
  headers: IncomingHttpHeaders,
  name: 'x-correlation-id' | 'x-causation-id',
): string | undefined =>
  header(headers, name, { form: TRACE, meaning: 'at most 128 letters, digits and . : @ / + = - _' });
