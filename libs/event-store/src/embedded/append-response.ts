import type { AppendOutcome, AppendRequest } from './append-request';
import { MAX_APPEND_BYTES } from '../errors';
import type { RefusedRequest } from './store-errors';
import { integer, nested, place } from './wire';

/** The fields in which a message states a revision: an exact one, no stream, any, an existing stream. */
type RevisionFields = readonly [exact: number, ...others: number[]];

const revision = (value: number, fields: RevisionFields): Buffer =>
  value < 0 ? nested(fields[-value] ?? 0) : integer(fields[0], value);

/** A google.rpc.Status with one detail in the words of the protocol. */
const status = (code: number, message: string, detail: { type: string; value: readonly Buffer[] }): Buffer =>
  nested(
    2,
    integer(1, code),
    nested(2, message),
    nested(3, nested(1, `type.googleapis.com/event_store.client.${detail.type}`), nested(2, ...detail.value)),
  );

const refusalStatus = ({ kind, status: code, message }: RefusedRequest): Buffer => {
  if (kind === 'MaximumAppendSizeExceeded')
    return status(code, message, { type: kind, value: [integer(1, MAX_APPEND_BYTES)] });
  if (kind === 'Timeout') return status(code, message, { type: kind, value: [] });
  return status(code, message, { type: 'BadRequest', value: [nested(1, message)] });
};

/** An append of BatchAppend as its answer names it. */
export interface Addressee {
  readonly correlation: Buffer;
  readonly stream: Buffer;
}

const batchAnswer = ({ correlation, stream }: Addressee, ...result: readonly Buffer[]): Buffer =>
  Buffer.concat([nested(1, correlation), ...result, nested(4, nested(3, stream))]);

/** The answer to one append of a BatchAppend call that was not even decided. */
export const batchRefusal = (to: Addressee, refusal: RefusedRequest): Buffer =>
  batchAnswer(to, refusalStatus(refusal));

type Decided = Exclude<AppendOutcome, { kind: 'failed' }>;

/** The answer to one append of a BatchAppend call. */
export const batchOutcome = (to: Addressee, { expected }: AppendRequest, outcome: Decided): Buffer => {
  if (outcome.kind === 'appended')
    return batchAnswer(
      to,
      nested(3, integer(1, outcome.revision), place(3, outcome.position)),
      revision(expected, [5, 6, 7, 8]),
    );
  const value = [revision(outcome.current, [1, 2]), revision(expected, [3, 6, 4, 5])];
  return batchAnswer(to, status(6, 'WrongExpectedVersion', { type: 'WrongExpectedVersion', value }));
};

/** The answer to an Append call; another revision is not an error in this call's protocol. */
export const appendOutcome = ({ expected }: AppendRequest, outcome: Decided): Buffer =>
  outcome.kind === 'appended'
    ? nested(1, integer(1, outcome.revision), place(3, outcome.position))
    : nested(2, revision(outcome.current, [6, 7]), revision(expected, [8, 11, 9, 10]));
