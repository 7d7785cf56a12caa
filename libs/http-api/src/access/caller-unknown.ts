import type { AuthenticationFailure, AuthenticationFault } from '@hoso/access';

/** Nobody was proven to be calling, or somebody without a place here. */
export class CallerUnknown extends Error {
  readonly code: AuthenticationFault;

  constructor({ failed, detail }: AuthenticationFailure) {
    super(detail);
    this.code = failed;
  }
}

export const isCallerUnknown = (error: unknown): error is CallerUnknown => error instanceof CallerUnknown;
