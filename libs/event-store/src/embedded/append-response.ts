import { ANY, NO_STREAM, type AppendOutcome, type AppendRequest } from './append-engine';
import { MAX_APPEND_BYTES } from '../errors';
import { integer, nested, present, varintSize, writeVarint } from './wire';

/** Why an append is not even decided. */
export type Objection =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'refused'; readonly message: string; readonly code: number };

/** Why an append was not made, in the words of the protocol. */
export type Rejection =
  Objection | { readonly kind: 'wrong-revision'; readonly current: number; readonly expected: number };

const current = (revision: number, fields: { readonly revision: number; readonly none: number }): Buffer =>
  revision < 0 ? present(fields.none) : integer(fields.revision, revision);

interface ExpectedFields {
  readonly revision: number;
  readonly none: number;
  readonly any: number;
  readonly exists: number;
}

const expectation = (expected: number, fields: ExpectedFields): Buffer => {
  if (expected >= 0) return integer(fields.revision, expected);
  return present(expected === NO_STREAM ? fields.none : expected === ANY ? fields.any : fields.exists);
};

/** `{ commit = 1, prepare = 2 }`, which are the same here. */
const position = (value: number): Buffer => Buffer.concat([integer(1, value), integer(2, value)]);

const any = (type: string, value: Buffer): Buffer =>
  Buffer.concat([nested(1, Buffer.from(`type.googleapis.com/${type}`)), nested(2, value)]);

const status = (details: { code: number; message: string; type: string; value?: Buffer }): Buffer =>
  Buffer.concat([
    integer(1, details.code),
    nested(2, Buffer.from(details.message)),
    nested(3, any(details.type, details.value ?? Buffer.alloc(0))),
  ]);

const statusOf = (rejection: Rejection): Buffer => {
  const type = (name: string): string => `event_store.client.${name}`;
  switch (rejection.kind) {
    case 'wrong-revision': {
      const value = Buffer.concat([
        current(rejection.current, { revision: 1, none: 2 }),
        expectation(rejection.expected, { revision: 3, any: 4, exists: 5, none: 6 }),
      ]);
      return status({ code: 6, message: 'WrongExpectedVersion', type: type('WrongExpectedVersion'), value });
    }
    case 'too-large': {
      const value = integer(1, MAX_APPEND_BYTES);
      return status({ code: 3, message: 'Too large', type: type('MaximumAppendSizeExceeded'), value });
    }
    case 'too-late':
      return status({ code: 4, message: 'The deadline has passed', type: type('Timeout') });
    case 'refused':
      return status({
        code: rejection.code,
        message: rejection.message,
        type: type('BadRequest'),
        value: nested(1, Buffer.from(rejection.message)),
      });
  }
};

/** The answer to one append of a BatchAppend call that was not made. */
export const batchRejection = (correlation: Buffer, stream: Buffer, rejection: Rejection): Buffer =>
  Buffer.concat([nested(1, correlation), nested(2, statusOf(rejection)), nested(4, nested(3, stream))]);

type Done = Extract<AppendOutcome, { kind: 'appended' }>;

/** The answer to one append of a BatchAppend call that is on disk; written in one go, for it is the hot path. */
export const batchSuccess = (correlation: Buffer, request: AppendRequest, done: Done): Buffer => {
  const place = varintSize(done.position);
  const inner = 1 + varintSize(done.revision) + 2 + 2 + 2 * place;
  const response = Buffer.allocUnsafe(2 + correlation.length + 2 + inner);
  response[0] = 0x0a;
  response[1] = correlation.length;
  let at = 2 + correlation.copy(response, 2);
  response[at++] = 0x1a;
  response[at++] = inner;
  response[at++] = 0x08;
  at = writeVarint(response, done.revision, at);
  response[at++] = 0x1a;
  response[at++] = 2 + 2 * place;
  response[at++] = 0x08;
  at = writeVarint(response, done.position, at);
  response[at++] = 0x10;
  writeVarint(response, done.position, at);
  return Buffer.concat([
    response,
    nested(4, nested(3, request.stream)),
    expectation(request.expected, { revision: 5, none: 6, any: 7, exists: 8 }),
  ]);
};

/** The answer to an Append call that is on disk. */
export const appendSuccess = (done: Done): Buffer =>
  nested(1, Buffer.concat([integer(1, done.revision), nested(3, position(done.position))]));

/** The answer to an Append call that met another revision; not an error in this call's protocol. */
export const appendWrongRevision = (request: AppendRequest, actual: number): Buffer =>
  nested(
    2,
    Buffer.concat([
      current(actual, { revision: 6, none: 7 }),
      expectation(request.expected, { revision: 8, any: 9, exists: 10, none: 11 }),
    ]),
  );
