/** A member of a request that is not as it must be, by its path such as `opening.applicant.name`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What is wrong with a request before any use case is asked. */
export type EdgeFaultCode =
  | 'invalid-shape'
  | 'invalid-header'
  | 'malformed-json'
  | 'malformed-request'
  | 'too-large'
  | 'unsupported-media-type'
  | 'route-not-found'
  | 'method-not-allowed'
  | 'not-found'
  | 'revision-not-found'
  | 'not-permitted'
  | 'erased'
  | 'internal';

export interface FaultDetails {
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
}

/** A request that cannot be taken as it is; its details never repeat what a citizen wrote. */
export class EdgeFault extends Error {
  constructor(
    readonly code: EdgeFaultCode,
    readonly details: FaultDetails = {},
  ) {
    super(`The request was not taken: ${code}`);
  }
}

export const isEdgeFault = (error: unknown): error is EdgeFault => error instanceof EdgeFault;
